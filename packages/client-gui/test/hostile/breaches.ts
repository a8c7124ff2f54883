/** What no server may send (docs/protocol.md, clauses 7 and 9): each ends the session. */
import type { Fields } from "@conclave/testbed/reference";
import type { Told } from "../support/hostile-server.ts";
import { roomOf } from "./lying-lobby.ts";

export interface Breach {
  readonly what: string;
  readonly told: Told;
}

/** In each of them, so that it can be seen that nothing of it is shown. */
export const neverShown = "never-shown";

const id = Buffer.alloc(16, 1);
const time = 1_790_000_000_000;

export const breaches: readonly Breach[] = [
  said("a text that drives a terminal", { text: `\u001b[2J${neverShown}` }),
  said("a name that is too long", { text: neverShown, from: "x".repeat(129) }),
  said("an entry behind all numbers", { text: neverShown, n: 2 ** 53 }),
  said("a time before all times", { text: neverShown, time: -1 }),
  said("a role that nobody can have", { kind: "member", who: neverShown, role: "<b>king</b>" }),
  file("a file with a path", { name: `../../${neverShown}` }),
  file("a file whose name turns around", { name: `${neverShown}\u202egpj.exe` }),
  file("a file that is shorter than nothing", { bytes: -1 }),
  file("a file with half of a hash", { hash: Buffer.alloc(16) }),
  {
    what: "a topic with an escape",
    told: roomOf({ room: 5, kind: "public", name: "ops", topic: `${neverShown}\u001b` }),
  },
  { what: "a name of its own on two lines", told: ["SERVER", { name: `${neverShown}\nx` }] },
  { what: "a page with a gap", told: ["PAGE", { id, items: [entry(1), entry(3)], more: false }] },
  { what: "what only a client may say", told: ["SAY", { id, text: neverShown }] },
];

function said(what: string, fields: Fields): Breach {
  return { what, told: ["SAID", { ...entry(1), ...fields }] };
}

function file(what: string, fields: Fields): Breach {
  const right = {
    kind: "file",
    name: "a.txt",
    type: "text/plain",
    bytes: 1,
    hash: Buffer.alloc(32),
    text: neverShown,
  };
  return said(what, { ...right, ...fields });
}

function entry(n: number): Fields {
  return { n, from: "bob", time, text: neverShown };
}
