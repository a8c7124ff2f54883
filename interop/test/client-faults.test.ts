/** What the real server does with a client that breaks one clause, seen from a client that shares no code with it. */
import { describe, expect, test } from "vitest";
import { runPython } from "./support/python.ts";
import { startSetting } from "./support/setting.ts";

/** By what has to come back; the names are those of python/tests/misbehave.py, all of them. */
const expected = {
  // clauses 2 and 3
  silence: [
    "frame-type-4",
    "frame-type-9",
    "hello-too-long",
    "bytes-before-hello-s",
    "no-versions",
    "no-suites",
    "a-version-twice",
    "a-suite-twice",
    "after-ext",
    "yc-0",
    "yc-1",
    "yc-p-1",
    "yc-above-p",
    "ek-missing",
    "ek-short",
    "ek-modulus",
    "ek-without-suite-2",
    // clause 6
    "flight-key-without-signature",
    "flight-order",
    "flight-without-name",
    "flight-name-twice",
    "flight-with-pad",
    "flight-type-200",
    "flight-invite-short",
    "flight-name-empty",
    "flight-finish",
    "flight-foreign-signature",
    // clause 5
    "tampered",
    "repeated",
    // clause 8
    "rekey-yc-0",
    "rekey-ek-missing",
    "rekey-ek-modulus",
    "rekey-new-key-before-ok",
    "rekey-old-key-after-ok",
  ],
  "alert 2": ["only-version-2"],
  "alert 3": ["only-suite-9"],
  "goes on": [
    "unknown-values-in-lists",
    "ext",
    "flight-right",
    "flight-with-identity",
    "flight-with-invite",
    "type-200",
    "say-unknown-key",
    "rekey-once",
    "rekey-old-key-before-ok",
    "read-nowhere",
  ],
  "refused room": ["say-nowhere", "join-nowhere", "fetch-nowhere", "search-nowhere", "who-nowhere"],
  "refused guest": ["edit-as-guest", "open-as-guest", "list-as-guest"],
  "refused entry": ["reply-to-nothing"],
  "refused query": ["search-for-nothing"],
  "bye 1": [
    "say-before-welcome",
    "type-80",
    "type-99",
    "pong-unasked",
    "ping-short",
    "name-after-welcome",
    "say-not-shortest",
    "say-control",
    "say-bytes-after",
    "say-kind-null",
    "say-kind-of-a-later-version",
    "say-notice",
    "say-gone",
    "say-edit-of-nothing",
    "say-mark-long",
    "say-mentions-nine",
    "say-room-0",
    "open-both",
    "fetch-both",
    "fetch-257",
    "page-from-client",
    "rekey-twice-in-flight",
    "rekey-again-before-ok",
    "rekey-ok-unasked",
    "rekey-ok-too-soon",
    "rekey-ok-not-last",
    "rekey-ok-with-body",
    "rekey-s-from-client",
    "rekey-before-welcome",
    "rekey-not-last",
    "rekey-longer",
    "rekey-cut",
  ],
  "bye 5": ["rekey-again-at-once"],
};

/** They spoil an `ek`, and in suite 1 there is none. */
const onlyInSuite2 = [
  "ek-missing",
  "ek-short",
  "ek-modulus",
  "ek-without-suite-2",
  "rekey-ek-missing",
  "rekey-ek-modulus",
];

describe.each(["1", "2"])("in suite %s", (suite) => {
  test("each fault has its one outcome", async () => {
    const { where } = await startSetting();
    const { stdout } = await runPython("tests.misbehave", ...where, "--suite", suite);
    const lines = stdout.trimEnd().split("\n");
    const seen = Object.fromEntries(lines.map((line) => line.split(": ", 2) as [string, string]));
    const due = Object.entries(expected)
      .flatMap(([outcome, names]) => names.map((name) => [name, outcome] as const))
      .filter(([name]) => suite === "2" || !onlyInSuite2.includes(name));
    expect(seen).toEqual(Object.fromEntries(due));
  });
});
