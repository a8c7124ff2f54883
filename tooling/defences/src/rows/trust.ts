/** Whom the client takes a server for (docs/protocol.md, clauses 3.6 and 6.4). */
import type { Defence } from "../defence.ts";
import { source, tests } from "./files.ts";

export const trustDefences: readonly Defence[] = [
  {
    row: "pin",
    attackNumber: 1,
    attack: "another server in the known one's place",
    defence: "the host key has to be the pinned one, before the name is sent",
    takenOut: "the comparison",
    edits: [
      {
        file: source.clientSession,
        find: "if (!equalBytes(keyDigest(hostKey), expected)) {",
        put: "if (expected.length === 0) {",
      },
    ],
    test: {
      file: tests.opening,
      title: "a changed key ends the session before the name is sent, with both fingerprints",
    },
  },
  {
    row: "first-contact",
    attackNumber: 1,
    attack: "a server that nobody has vouched for",
    defence: "without a pin the session ends at the server's proof, and the person is asked",
    takenOut: "the end: it goes on",
    edits: [
      {
        file: source.clientSession,
        find: 'throw new ProtocolError("host-unknown", { fingerprint: host.fingerprint });',
        put: "return;",
      },
    ],
    test: {
      file: tests.opening,
      title: "a server that was never seen proves itself, is reported, and learns no name",
    },
  },
  {
    row: "pin-kept",
    attackNumber: 1,
    attack: "another key pinned over the known one",
    defence: "another key does not take a pin's place",
    takenOut: "the refusal",
    edits: [
      {
        file: "packages/client/src/trust/known-servers.ts",
        find: "if (!Buffer.from(known.hostKey).equals(hostKey)) {",
        put: "if (known.hostKey.length !== hostKey.length) {",
      },
    ],
    test: { file: tests.knownServers, title: "another key does not take the place of the pinned one" },
  },
  {
    row: "suite-pin",
    attackNumber: 12,
    attack: "downgrade to a weaker suite",
    defence: "the client holds a server to the best suite that it was seen with",
    takenOut: "the comparison",
    edits: [{ file: source.clientSession, find: "if (suite < bestSuite)", put: "if (suite < 1)" }],
    test: { file: tests.opening, title: "a server known for the hybrid is not talked to with less" },
  },
  {
    row: "suite-pin-raised",
    attackNumber: 12,
    attack: "downgrade to a weaker suite",
    defence: "a pin is raised and never lowered",
    takenOut: "that it is never lowered",
    edits: [
      {
        file: "packages/client/src/trust/known-servers.ts",
        find: "const best = suite > known.suite ? suite : known.suite;",
        put: "const best = suite;",
      },
    ],
    test: {
      file: tests.knownServers,
      title: "the same key with a better suite raises the pin; with a weaker one it stays",
    },
  },
  {
    row: "suite-offered",
    attackNumber: 12,
    attack: "a suite that the client did not offer",
    defence: "the server's choice is one of those offered",
    takenOut: "the check",
    edits: [
      {
        file: source.hello,
        find: "if (!isSuiteId(suite) || !offered.includes(suite))",
        put: "if (!isSuiteId(suite))",
      },
    ],
    test: { file: tests.opening, title: "%s", case: "a suite that was not offered" },
  },
  {
    row: "version-offered",
    attackNumber: 12,
    attack: "version rollback",
    defence: "the server's choice is the one version that we speak",
    takenOut: "the check",
    edits: [
      {
        file: source.hello,
        find: 'if (version !== protocolVersion) throw new ProtocolError("hello-version", { version });',
        put: "void version;",
      },
    ],
    test: { file: tests.opening, title: "%s", case: "another version" },
  },
];
