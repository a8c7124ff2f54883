/** Faults of a server that a client has no reason to trust (clauses 6.3, 6.4, 6.9 and 6.10). */
import { message, signingKey, types } from "@conclave/testbed/reference";
import type { ServerFault } from "../fault.ts";

export const trustFaults: readonly ServerFault[] = [
  {
    name: "host-key-changed",
    clause: "6.4",
    does: "proves another key than the pinned one",
    sees: "silence",
    reports: "changed-host",
    play: async (stage) => (await stage.accept({ host: signingKey() })).greet(),
  },
  {
    name: "host-key-never-seen",
    clause: "6.4",
    does: "proves its key to somebody who has pinned none",
    sees: "silence",
    reports: "unknown-host",
    known: "not at all",
    play: async (stage) => (await stage.accept()).greet(),
  },
  {
    name: "host-key-not-as-invited",
    clause: "6.4",
    does: "proves another key than the invitation has the fingerprint of",
    sees: "silence",
    reports: "changed-host",
    known: "from an invitation",
    play: async (stage) => (await stage.accept({ host: signingKey() })).greet(),
  },
  {
    name: "host-key-as-invited",
    clause: "6.4",
    does: "proves the key that the invitation has the fingerprint of",
    sees: "tolerated",
    reports: "nothing",
    known: "from an invitation",
    play: async (stage) => (await stage.accept()).admit(),
  },
  {
    name: "key-asked-of-a-guest",
    clause: "6.3",
    does: "asks for an identity key, of somebody who has none",
    sees: "silence",
    reports: "identity-needed",
    play: async (stage) => (await stage.accept({ policy: 1 })).greet(),
  },
  {
    name: "not-admitted",
    clause: "6.9",
    does: "says BYE 8 in place of WELCOME",
    sees: "silence",
    reports: "goodbye 8",
    play: async (stage) => (await stage.introduced()).send(message(types.BYE, Buffer.from([8]))),
  },
];
