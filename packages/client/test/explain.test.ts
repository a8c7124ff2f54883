/** Sentences for people: every way to end has one, and it says where and what to do. */
import { asIdentityPublicKey } from "@conclave/crypto";
import { ProtocolError } from "@conclave/protocol";
import { describe, expect, test } from "vitest";
import { exitCodeOf } from "../src/cli/exit-codes.ts";
import { type Ending, explainEnding, explainNameRefusal, KnownServersError } from "../src/index.ts";

const address = { host: "::1", port: 5068 };
const host = {
  hostKey: asIdentityPublicKey(new Uint8Array(32)),
  fingerprint: "SHA256:abc",
  suite: 2,
} as const;
const unreachable = (code: string): Ending => ({
  kind: "unreachable",
  error: Object.assign(new Error("no"), { code }),
});

const endings: readonly [Ending, RegExp, number][] = [
  [{ kind: "closed" }, /You left/, 0],
  [{ kind: "pins-unreadable", error: new KnownServersError("x, line 2: y") }, /x, line 2: y/, 78],
  [unreachable("ECONNREFUSED"), /No server is listening at \[::1\]:5068\..*start the server/, 69],
  [unreachable("ENOTFOUND"), /no computer called ::1/, 68],
  [unreachable("ETIMEDOUT"), /Nothing answers at .*firewall/, 69],
  [unreachable("EHOSTUNREACH"), /no way to ::1.*network/, 69],
  [unreachable("EMFILE"), /could not be made \(EMFILE\)/, 69],
  [{ kind: "not-conclave" }, /not a Conclave server\. Check the port/, 76],
  [{ kind: "refused", alert: "busy" }, /is busy\. Try again/, 75],
  [{ kind: "refused", alert: "version" }, /needs an update/, 76],
  [{ kind: "refused", alert: "9" }, /refused/, 76],
  [{ kind: "unknown-host", host }, /not been at .*SHA256:abc/, 77],
  [
    { kind: "changed-host", host, knownFingerprint: "SHA256:def", knownBy: "pin" },
    /another key\. Somebody may be in between/,
    77,
  ],
  [{ kind: "downgraded-host" }, /weaker encryption/, 77],
  [{ kind: "goodbye", code: 6, text: "" }, /server is stopping\. Connect again/, 69],
  [{ kind: "goodbye", code: 200, text: "" }, /code 200/, 69],
  [
    { kind: "goodbye", code: 7, text: "removed by an administrator" },
    /: removed by an administrator\. You/,
    69,
  ],
  [
    { kind: "goodbye", code: 7, text: "mind\u001b[31m your\u202e\nwords" },
    /: removed by an administrator, who says “mind \[31m your words”\. You can/,
    69,
  ],
  [{ kind: "lost" }, /was lost/, 69],
  [{ kind: "broken", error: new ProtocolError("record") }, /not what its keys had sealed/, 76],
  [{ kind: "broken", error: new ProtocolError("message-malformed") }, /that no server may send/, 76],
];

test.each(endings)("%j", (ending, sentence, exitCode) => {
  const { what, advice } = explainEnding(ending, address);
  expect(`${what} ${advice}`).toMatch(sentence);
  expect(what).toMatch(/^[A-Z[].*\.$/);
  expect(exitCodeOf(ending)).toBe(exitCode);
});

describe("refused names", () => {
  test.each([
    ["taken", /bob is taken/],
    ["lookalike", /looks too much like/],
    ["length", /1 to 32 characters/],
    ["characters", /letters and digits of one script/],
  ] as const)("%s", (refusal, sentence) => {
    const { what, advice } = explainNameRefusal(refusal, "bob");
    expect(`${what} ${advice}`).toMatch(sentence);
  });
});
