/** Faults in records of the session (clause 5), of either side: the same rows for both. */
import { randomBytes } from "node:crypto";
import {
  message,
  type ReferenceClient,
  type ReferenceServer,
  sealPadded,
  sealRecord,
  types,
} from "@conclave/testbed/reference";
import type { ClientFault, Sees, ServerFault } from "../fault.ts";
import { flip } from "../tamper.ts";

type Peer = ReferenceClient | ReferenceServer;

interface RecordFault {
  readonly name: string;
  readonly clause: string;
  readonly does: string;
  readonly sees?: Sees;
  readonly reports: string;
  /** What a record's fault is told apart by in a server's log. */
  readonly reason?: "messages" | "padding" | "tag";
  readonly bytes: (peer: Peer) => Buffer;
}

const faults: readonly RecordFault[] = [
  header("record-length-63", "announces a record of 63 bytes", 63),
  header("record-length-65", "announces a record of 65 bytes", 65),
  header("record-length-16449", "announces a record of 16,449 bytes", 16_449),
  header(
    "record-length-16464",
    "announces a record of 16,464 bytes: one block more than there may be",
    16_464,
  ),
  header("record-length-16-mib", "announces a record of 2^24-1 bytes", 2 ** 24 - 1),
  header("hello-in-session", "sends a hello in place of a record", 100, 1),
  tag("tag-bit", "flips a bit of the tag", (peer) => flip(seal(peer), -1)),
  tag("tag-zeros", "sends a tag of zeros", (peer) =>
    Buffer.concat([seal(peer).subarray(0, -32), Buffer.alloc(32)]),
  ),
  tag("short-tag", "cuts the tag to 16 bytes, and fits the length", (peer) => cut(seal(peer), 16)),
  tag("iv-bit", "flips a bit of the IV", (peer) => flip(seal(peer), 4)),
  tag("ct-bit", "flips a bit of the ciphertext", (peer) => flip(seal(peer), 20)),
  tag("header-bit", "flips a bit of the header, so that the record ends a block earlier", (peer) =>
    flip(sealRecord(...under(peer), message(types.PAD, Buffer.alloc(80))), 3, 0x10),
  ),
  tag("block-dropped", "leaves out a block of the ciphertext, and fits the length", (peer) => {
    const whole = sealRecord(...under(peer), message(types.PAD, Buffer.alloc(93)));
    return shorter(Buffer.concat([whole.subarray(0, 36), whole.subarray(52)]), 16);
  }),
  tag("seq-skipped", "counts one record too many", (peer) => {
    seal(peer);
    return seal(peer);
  }),
  tag("seq-repeated", "gives two records the same number", (peer) => {
    const again = { ...peer.ours };
    const first = seal(peer);
    peer.ours = again;
    return Buffer.concat([first, seal(peer)]);
  }),
  tag("record-replayed", "sends a record twice", (peer) => {
    const whole = seal(peer);
    return Buffer.concat([whole, whole]);
  }),
  tag("records-swapped", "sends two records in the other order", (peer) => {
    const [first, second] = [seal(peer), seal(peer)];
    return Buffer.concat([second, first]);
  }),
  tag("record-reflected", "sends a record back that the other side sealed", (peer) =>
    sealRecord(peer.theirs.secret, peer.ours.seq, randomBytes(16), peer.words("hi")),
  ),
  tag("record-of-another", "seals with the keys of another session", (peer) =>
    sealRecord(randomBytes(32), peer.ours.seq, randomBytes(16), peer.words("hi")),
  ),
  tag("record-under-handshake-keys", "seals with the keys of its flight", (peer) => {
    const { hsC, hsS } = peer.handshake ?? { hsC: Buffer.alloc(32), hsS: Buffer.alloc(32) };
    return sealRecord("introduce" in peer ? hsC : hsS, 1, randomBytes(16), peer.words("hi"));
  }),
  padding("padding-zero", "pads with bytes of value 0", (block) => block.fill(0, 3)),
  padding("padding-17", "ends in a byte of value 17", (block) => block.fill(17, 3)),
  padding("padding-uneven", "has one wrong byte in its padding", (block) => {
    block.fill(13, 3);
    block.writeUInt8(12, 3);
  }),
  shape("record-empty", "seals no message at all", Buffer.alloc(0)),
  shape("message-cut", "seals a message of two bytes", Buffer.from([types.PAD, 0])),
  shape(
    "message-past-end",
    "seals a message whose length goes past the end",
    Buffer.from([types.PAD, 0, 9, 1, 2]),
  ),
  {
    name: "message-over-two-records",
    clause: "5.4",
    does: "spreads a message over two records",
    reports: "record",
    reason: "messages",
    bytes: (peer) => {
      const words = peer.words("a message in two halves");
      return Buffer.concat([peer.seal(words.subarray(0, 10)), peer.seal(words.subarray(10))]);
    },
  },
  {
    name: "type-99",
    clause: "5.4",
    does: "sends a message of type 99",
    sees: "BYE 1",
    reports: "message-unknown",
    bytes: (peer) => peer.seal(message(99, Buffer.from("?"))),
  },
  {
    name: "type-80",
    clause: "12.1",
    does: "sends DM_DATA, which is reserved",
    sees: "BYE 1",
    reports: "message-unknown",
    bytes: (peer) => peer.seal(message(80, Buffer.from("?"))),
  },
  {
    name: "type-200",
    clause: "5.4",
    does: "sends a message of type 200",
    sees: "tolerated",
    reports: "nothing",
    bytes: (peer) => peer.seal(message(200, Buffer.from("?"))),
  },
  {
    name: "type-200-long",
    clause: "5.4",
    does: "fills the longest record that there may be with one message of type 255",
    sees: "tolerated",
    reports: "nothing",
    bytes: (peer) => peer.seal(message(255, Buffer.alloc(16_384 - 3))),
  },
  {
    name: "pad-alone",
    clause: "7.1",
    does: "sends a hundred records with nothing but an empty PAD in them",
    sees: "tolerated",
    reports: "nothing",
    bytes: (peer) =>
      Buffer.concat(Array.from({ length: 100 }, () => peer.seal(message(types.PAD, Buffer.alloc(0))))),
  },
  {
    name: "pad-not-zeros",
    clause: "7",
    does: "fills a PAD with something",
    sees: "tolerated",
    reports: "nothing",
    bytes: (peer) => peer.seal(message(types.PAD, randomBytes(200))),
  },
];

export const recordFaultsOfClients: readonly ClientFault[] = faults.map((fault) => ({
  ...common(fault),
  reports: fault.reports,
  ...(fault.reason && { detail: { reason: fault.reason } }),
  play: async (stage) => {
    const peer = await stage.member();
    peer.wire.write(fault.bytes(peer));
  },
}));

export const recordFaultsOfServers: readonly ServerFault[] = faults.map((fault) => ({
  ...common(fault),
  reports: fault.reports === "nothing" ? "nothing" : `broken ${fault.reports}`,
  play: async (stage) => {
    const peer = await stage.member();
    peer.wire.write(fault.bytes(peer));
  },
}));

function common({ name, clause, does, sees = "silence" }: RecordFault) {
  return { name, clause, does, sees };
}

function header(name: string, does: string, length: number, type = 4): RecordFault {
  const bytes = Buffer.from([type, length >> 16, (length >> 8) & 0xff, length & 0xff]);
  return {
    name,
    clause: "2.2",
    does,
    reports: type === 4 ? "frame-length" : "frame-type",
    bytes: () => bytes,
  };
}

/** A record whose tag is wrong. */
function tag(name: string, does: string, bytes: (peer: Peer) => Buffer): RecordFault {
  return { name, clause: "5.3", does, reports: "record", reason: "tag", bytes };
}

/** A right tag over wrong padding: `fill` writes over the block PAD, length 0, and thirteen bytes of padding. */
function padding(name: string, does: string, fill: (block: Buffer) => void): RecordFault {
  const block = Buffer.alloc(16);
  fill(block);
  const bytes = (peer: Peer) => sealPadded(...under(peer), block);
  return { name, clause: "5.3", does, reports: "record", reason: "padding", bytes };
}

/** A right tag over right padding, and no messages in it. */
function shape(name: string, does: string, plaintext: Buffer): RecordFault {
  const bytes = (peer: Peer) => sealRecord(...under(peer), plaintext);
  return { name, clause: "5.3", does, reports: "record", reason: "messages", bytes };
}

/** A record that nobody answers. */
function seal(peer: Peer): Buffer {
  return peer.seal(message(types.PAD, Buffer.alloc(40)));
}

function under({ ours }: Peer): [secret: Buffer, seq: number, iv: Buffer] {
  return [ours.secret, ours.seq, randomBytes(16)];
}

/** The frame without its last bytes, and its length to match. */
function cut(whole: Buffer, count: number): Buffer {
  return shorter(whole.subarray(0, -count), count);
}

/** The frame with its length made less. */
function shorter(whole: Buffer, count: number): Buffer {
  const changed = Buffer.from(whole);
  changed.writeUInt16BE(changed.readUInt16BE(2) - count, 2);
  return changed;
}
