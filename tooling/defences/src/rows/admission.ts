/** Who may come in (docs/protocol.md, clauses 6.9 and 6.10). */
import type { Defence } from "../defence.ts";
import { source, tests } from "./files.ts";

export const admissionDefences: readonly Defence[] = [
  {
    row: "invitation-once",
    attack: "an invitation used twice",
    defence: "a token is used up by the first who is admitted with it",
    takenOut: "that it is marked as used",
    edits: [
      {
        file: source.invitations,
        find: 'if (usedMs !== undefined) return "used";',
        put: "void usedMs;",
      },
    ],
    test: { file: tests.invitations, title: "a token lets one key in, for good, and nobody else" },
  },
  {
    row: "invitation-race",
    attack: "an invitation used twice at the same moment",
    defence: "it is judged again in the transaction that uses it up",
    takenOut: "the second judgement",
    edits: [
      {
        file: source.invitations,
        find: 'const verdict = this.judge(token, nowMs);\n      if (verdict !== "admitted") return verdict;',
        put: 'const verdict = "admitted" as const;',
      },
    ],
    test: { file: tests.access, title: "of two that come with one token at once, one gets in" },
  },
  {
    row: "invitation-expiry",
    attack: "an old invitation found later",
    defence: "it expires",
    takenOut: "the comparison with the clock",
    edits: [
      {
        file: source.invitations,
        find: 'return expiresMs <= nowMs ? "expired" : "admitted";',
        put: 'return expiresMs < 0 * nowMs ? "expired" : "admitted";',
      },
    ],
    test: { file: tests.invitations, title: "to the millisecond until it expires" },
  },
  {
    row: "invitation-hashed",
    attack: "the server's database stolen",
    defence: "tokens are kept as digests",
    takenOut: "the digest: the token itself is kept, twice, since 32 bytes are expected",
    edits: [
      {
        file: source.invitations,
        find: 'return createHash("sha256").update(token).digest();',
        put: "return Buffer.concat([token, token]);",
      },
    ],
    test: { file: tests.invitations, title: "the file has no token in it" },
  },
  {
    row: "invitation-fingerprint",
    attackNumber: 1,
    attack: "another server in the place of the one that invited",
    defence: "the link's fingerprint stands for a pin",
    takenOut: "that: with an invitation any key will do",
    edits: [
      {
        file: source.clientSession,
        find: "if (!equalBytes(keyDigest(hostKey), expected)) {",
        put: 'if ("hostKey" in this.#pin && !equalBytes(keyDigest(hostKey), expected)) {',
      },
    ],
    test: { file: tests.identity, title: "and against any other" },
  },
  {
    row: "invitation-against-pin",
    attackNumber: 1,
    attack: "an invitation that speaks against what is pinned",
    defence: "it is refused before anything is dialled",
    takenOut: "the comparison",
    edits: [
      {
        file: "packages/client/src/connection.ts",
        find: "if (equalBytes(keyDigest(known.hostKey), invitation.keyDigest)) return undefined;",
        put: "if (known.hostKey.length > 0) return undefined;",
      },
    ],
    test: {
      file: tests.client,
      title: "an invitation for another server than the pinned one: nothing is even dialled",
    },
  },
  {
    row: "access-invited",
    attack: "coming in without an invitation",
    defence: "an identity key that was not admitted needs one",
    takenOut: "the need",
    edits: [
      {
        file: source.access,
        find: 'return invite === undefined ? "no-invitation" : invitations.judge(invite, nowMs);',
        put: 'return invite === undefined ? "admitted" : invitations.judge(invite, nowMs);',
      },
    ],
    test: { file: tests.access, title: "without one nobody gets in" },
  },
  {
    row: "access-listed",
    attack: "coming in without being listed",
    defence: "where keys are listed, no other gets in",
    takenOut: "the refusal",
    edits: [
      {
        file: source.access,
        find: 'if (mode === "listed") return "not-listed";',
        put: 'if (mode === "listed") return "admitted";',
      },
    ],
    test: {
      file: tests.access,
      title: "where keys are listed, who is not in the file does not get in, invited or not",
    },
  },
  {
    row: "identity-needed",
    attackNumber: 13,
    attack: "a client that ignores that an identity key is needed",
    defence: "the server insists on ID_KEY and ID_SIG",
    takenOut: "that: they may be left out",
    edits: [
      {
        file: source.responder,
        find: 'const key = policy === "identityNeeded" ? flight.take("ID_KEY") : flight.takeIf("ID_KEY");',
        put: 'const key = flight.takeIf("ID_KEY");',
      },
    ],
    test: { file: tests.identity, title: "does not take the word of a client that shows none" },
  },
  {
    row: "access-one-answer",
    attackNumber: 34,
    attack: "finding out what is wrong with a token",
    defence: "whoever may not come in gets the same goodbye",
    takenOut: "that: the goodbye says why",
    edits: [
      {
        file: source.connection,
        find: 'this.#session.close(closeCodes.notAdmitted, "an invitation or a listed key is needed")',
        put: "this.#session.close(closeCodes.notAdmitted, admission)",
      },
    ],
    test: { file: tests.accessOverSockets, title: "who may not come in learns that, and nothing about why" },
  },
];
