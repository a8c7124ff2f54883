/** What members do wrong with files (clauses 9.17 to 9.22): messages that break a rule, and files that are not as announced. */
import { createHash, randomBytes } from "node:crypto";
import {
  type Answer,
  type Fields,
  message,
  type ReferenceClient,
  types,
  type Value,
  writeCbor,
} from "@conclave/testbed/reference";
import type { ClientFault, Sees } from "../fault.ts";
import { ofClient } from "./one-message.ts";

const { SAY, OFFER, HAVE, PART, DROP, GET } = types;

const id = Buffer.alloc(16, 1);
const hash = Buffer.alloc(32);
const file = { id, kind: "file", name: "a.txt", type: "text/plain", bytes: 1, hash };
const partBytes = 12_288;

const malformed: readonly ClientFault[] = [
  broken("file-path", "9.18", "puts in a file with a path", SAY, { ...file, name: "../../etc/passwd" }),
  broken("file-backslash", "9.18", "puts in a file with a path of another system", SAY, {
    ...{ ...file, name: "..\\a" },
  }),
  broken("file-bidi", "9.18", "puts in a file whose name turns around", SAY, {
    ...{ ...file, name: "a\u202egpj.exe" },
  }),
  broken("file-escape", "9.18", "puts in a file with ESC in its name", SAY, { ...file, name: "\u001b[2J" }),
  broken("file-name-long", "9.1", "puts in a file with a name of 256 bytes", SAY, {
    ...{ ...file, name: "x".repeat(256) },
  }),
  broken("file-type", "9.18", "puts in a file with a type that is none", SAY, {
    ...file,
    type: "text/html;x",
  }),
  broken("file-hash-short", "9.1", "puts in a file with a hash of 31 bytes", SAY, {
    ...{ ...file, hash: hash.subarray(1) },
  }),
  broken("offer-hash-short", "9.1", "offers a file with a hash of 31 bytes", OFFER, {
    ...{ id, bytes: 1, hash: hash.subarray(1) },
  }),
  broken("offer-bytes-negative", "9.1", "offers less than nothing", OFFER, { id, bytes: -1, hash }),
  broken("part-empty", "9.1", "sends a part of nothing", PART, { id, at: 0, data: Buffer.alloc(0) }),
  broken("part-long", "9.1", "sends a part of 12,289 bytes", PART, {
    ...{ id, at: 0, data: Buffer.alloc(partBytes + 1) },
  }),
  broken("drop-id-short", "9.1", "gives up a file under an id of 15 bytes", DROP, { id: id.subarray(1) }),
  broken("get-zero", "9.1", "gets the file of entry 0", GET, { id, n: 0, at: 0 }),
  ofClient("have-of-a-client", "9.1", "says HAVE", "message-unexpected", HAVE, { id, at: 1 } as Value),
  ofClient("server-of-a-client", "9.1", "says SERVER", "message-unexpected", types.SERVER, {} as Value),
];

const refused: readonly ClientFault[] = [
  refusal("file-of-nobody", "9.20", "puts in a file that it has not brought", "file", (peer) => {
    peer.send(asked(SAY, { ...file, id: randomBytes(16) }));
  }),
  refusal(
    "file-of-another-hash",
    "9.20",
    "puts in a file with another hash than it brought",
    "file",
    async (peer) => {
      const { id, ...brought } = await bring(peer, randomBytes(100));
      peer.send(asked(SAY, { ...file, ...brought, id, hash: Buffer.alloc(32) }));
    },
  ),
  refusal("part-of-nothing", "9.20", "sends a part of a file that it did not offer", "file", (peer) => {
    peer.send(asked(PART, { id: randomBytes(16), at: 0, data: Buffer.alloc(10) }));
  }),
  refusal("part-out-of-order", "9.20", "sends the second part first", "file", async (peer) => {
    const id = await offer(peer, 3 * partBytes, hash);
    peer.send(asked(PART, { id, at: partBytes, data: Buffer.alloc(partBytes) }));
  }),
  refusal("part-over-the-end", "9.20", "sends more than it has announced", "file", async (peer) => {
    const id = await offer(peer, 10, hash);
    peer.send(asked(PART, { id, at: 0, data: Buffer.alloc(11) }));
  }),
  refusal(
    "file-with-another-hash",
    "9.20",
    "brings another file than it has announced",
    "file",
    async (peer) => {
      const id = await offer(peer, 10, hash);
      peer.send(asked(PART, { id, at: 0, data: Buffer.alloc(10) }));
    },
  ),
  refusal("parts-too-many", "9.20", "sends forty parts at once", "limit", async (peer) => {
    const id = await offer(peer, 100 * partBytes, hash);
    const parts = Array.from({ length: 40 }, (_, index) =>
      asked(PART, { id, at: index * partBytes, data: Buffer.alloc(partBytes) }),
    );
    for (const part of parts) peer.send(part);
  }),
  refusal("offer-too-large", "9.19", "offers a file of 2^40 bytes", "size", (peer) => {
    peer.send(asked(OFFER, { id: randomBytes(16), bytes: 2 ** 40, hash }));
  }),
  refusal(
    "offers-too-much",
    "9.19",
    "offers two files of 20 MiB, and has room for 30",
    "quota",
    async (peer) => {
      await offer(peer, 20 * 2 ** 20, hash);
      peer.send(asked(OFFER, { id: randomBytes(16), bytes: 20 * 2 ** 20, hash }));
    },
  ),
  refusal("get-of-a-text", "9.21", "gets the file of a text", "file", async (peer) => {
    const { fields } = await peer.ask(SAY, { text: "no file" });
    peer.send(asked(GET, { id: randomBytes(16), n: fields["n"] as number, at: 0 }));
  }),
];

const guests: ClientFault = {
  ...{ name: "offer-of-a-guest", clause: "9.19", does: "offers a file as a guest", sees: "REFUSED guest" },
  reports: "nothing",
  play: async (stage) => {
    (await stage.member()).send(asked(OFFER, { id: randomBytes(16), bytes: 1, hash }));
  },
};

const borne: readonly ClientFault[] = [
  {
    ...{ name: "drop-of-nothing", clause: "9.20", does: "gives up a file that there is not" },
    ...{ sees: "tolerated", reports: "nothing" },
    play: async (stage) => {
      (await stage.owner()).send(asked(DROP, { id: randomBytes(16) }));
    },
  },
];

export const fileFaultsOfClients: readonly ClientFault[] = [...malformed, ...refused, guests, ...borne];

function broken(name: string, clause: string, does: string, type: number, fields: Fields): ClientFault {
  return ofClient(name, clause, does, "message-malformed", type, fields);
}

function refusal(
  name: string,
  clause: string,
  does: string,
  why: string,
  act: (peer: ReferenceClient) => Promise<void> | void,
): ClientFault {
  return {
    ...{ name, clause, does, sees: `REFUSED ${why}` as Sees, reports: "nothing" },
    play: async (stage) => {
      const peer = await stage.owner();
      stage.commitOn(peer);
      await act(peer);
    },
  };
}

function asked(type: number, fields: Fields): Buffer {
  return message(type, writeCbor(fields));
}

async function offer(peer: ReferenceClient, bytes: number, hash: Buffer): Promise<Buffer> {
  const id = randomBytes(16);
  requireHave(await peer.ask(OFFER, { bytes, hash }, id));
  return id;
}

async function bring(peer: ReferenceClient, content: Buffer) {
  const hash = createHash("sha256").update(content).digest();
  const id = await offer(peer, content.length, hash);
  requireHave(await peer.ask(PART, { at: 0, data: content }, id));
  return { id, bytes: content.length, hash };
}

/** Anything else was no good beginning. */
function requireHave({ type, fields }: Answer): void {
  if (type !== HAVE) throw new Error(`no HAVE: ${JSON.stringify(fields)}`);
}
