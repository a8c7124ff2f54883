/** Every fault of a misbehaving server against the Python client, whose clock the test moves. */
import { asIdentityPublicKey, fingerprint } from "@conclave/crypto";
import type { ServerFault } from "@conclave/misbehaving-peer/fault";
import { serverFaults } from "@conclave/misbehaving-peer/faults";
import { playAsServer } from "@conclave/misbehaving-peer/play";
import { ReferenceListener, signingKey } from "@conclave/testbed/reference";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PythonProcess } from "./support/python.ts";

const host = signingKey();
let listener: ReferenceListener;
let python: PythonProcess;

beforeAll(async () => {
  listener = await ReferenceListener.listen();
  const where = ["--port", String(listener.port), "--pin", fingerprint(asIdentityPublicKey(host.publicKey))];
  python = new PythonProcess("-m", "tests.endure", ...where);
});

afterAll(async () => {
  python.endInput();
  expect(await python.exit).toBe(0);
  listener.stop();
});

for (const [family, faults] of Object.entries<readonly ServerFault[]>(serverFaults)) {
  describe(family, () => {
    test.each(faults.filter(isForAnyClient))(
      "$name ($clause): $sees, $reports",
      async (fault: ServerFault) => {
        const before = python.events.length;
        const session = python.of("ended").length + 1;
        python.write(fault.needs ?? {});
        const outcome = await playAsServer(fault, { listener, host, time });
        const { code } = await python.until("ended", session);
        const heard = python.events.slice(before);

        expect(outcome.sees).toBe(fault.sees);
        if (fault.sees === "tolerated") {
          expect(heard).toContainEqual(expect.objectContaining({ type: "said", text: "all is well" }));
          return;
        }
        // Bytes that nobody reads any more make the system reset what the client has closed.
        expect(fault.name === "server-bye-then-data" ? ["fin", "reset"] : ["fin"]).toContain(outcome.end);
        if (fault.sees === "silence" && fault.takesTime !== true) expect(outcome.bytes).toBe(0);
        expect(codesFor(fault)).toContain(code);
        // Nothing was shown to the person that came with the fault or after it.
        expect(heard.filter(({ type }) => type === "said")).toEqual([]);
      },
    );
  });
}

/**
 * What a client does without a pin is asked in trust.test.ts; how long a list may be is our own client's to say; and what is
 * wrong with files and the server's name sees only a client that knows of them, which this one passes over as clauses 5.4 and 9.7 have it.
 */
function isForAnyClient({ name, known }: ServerFault): boolean {
  return known === undefined && name !== "present-endless" && !skipped.has(name);
}

/** The codes of clause 11 that our client's words for people may stand for. */
function codesFor({ name, reports }: ServerFault): readonly string[] {
  const [word, detail = ""] = reports.split(" ");
  if (word === "broken") return [doublyWrong[name as keyof typeof doublyWrong] ?? detail];
  return codes[word as keyof typeof codes] ?? [];
}

const codes = {
  "not-conclave": [
    "deadline",
    "frame-length",
    "frame-type",
    "hello-key",
    "hello-malformed",
    "hello-suite",
    "hello-version",
    "suite-downgrade",
    "truncated",
  ],
  refused: ["alert"],
  goodbye: ["bye"],
  lost: ["deadline", "peer-silent", "rekey-overdue", "truncated"],
  "identity-needed": ["identity-needed"],
  "changed-host": ["host-changed"],
  "downgraded-host": ["suite-downgrade"],
} as const;

const skipped = new Set([
  ...["said-file-path", "said-file-bidi", "said-file-type"],
  ...["have-at-negative", "part-long", "server-name-escape"],
]);

/** Silent all the same, but wrong in two ways, of which our client and this one see another one first. */
const doublyWrong = {
  // A record too many, and its tag is no tag.
  "flood-before-keys": "record",
  // FINISH has another length than clause 6.1 says, and another value.
  "server-finish-short": "flight",
} as const;

/** As LEAP in python/tests/endure.py. */
const leapMs = 15_000;

const time = {
  pass: async (ms: number) => {
    for (let left = ms; left > 0; left -= leapMs) {
      const leaps = python.of("leapt").length;
      python.signal("SIGUSR1");
      await python.until("leapt", leaps + 1);
    }
  },
};
