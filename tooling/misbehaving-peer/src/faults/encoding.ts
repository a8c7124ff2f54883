/** Faults in the encoding of messages of rooms, and in the values of the simplest of them (clauses 9.1 and 9.2). */
import { types, writeCbor } from "@conclave/testbed/reference";
import type { ClientFault, ServerFault } from "../fault.ts";
import { ofClient, ofServer } from "./one-message.ts";

const { SAY, SAID, ACK, LEFT, PRESENT } = types;

const id = Buffer.alloc(16, 1);
const time = 1_790_000_000_000;
const hexId = `50${"01".repeat(16)}`;

export const encodingFaultsOfClients: readonly ClientFault[] = [
  ofClient(
    "say-no-cbor",
    "9.1",
    "says something that is no CBOR",
    "message-malformed",
    SAY,
    Buffer.from([0xff]),
  ),
  ofClient("say-no-map", "9.1", "says a list", "message-malformed", SAY, writeCbor(["hi"])),
  ofClient("say-empty-body", "9.1", "says a text of no CBOR item", "message-malformed", SAY, Buffer.alloc(0)),
  ofClient("say-cut", "9.1", "says a map that ends early", "message-malformed", SAY, good().subarray(0, -1)),
  ofClient(
    "say-trailing",
    "9.1",
    "says a map and something more",
    "message-malformed",
    SAY,
    Buffer.concat([good(), good()]),
  ),
  ofClient("say-without-id", "9.1", "says a text without its id", "message-malformed", SAY, { text: "hi" }),
  ofClient("say-id-short", "9.1", "says a text with an id of 15 bytes", "message-malformed", SAY, {
    id: id.subarray(1),
    text: "hi",
  }),
  ofClient("say-without-text", "9.1", "says nothing under an id", "message-malformed", SAY, { id }),
  ofClient("say-text-empty", "9.1", "says an empty text", "message-malformed", SAY, { id, text: "" }),
  ofClient("say-text-long", "9.1", "says a text of 12,289 bytes", "message-malformed", SAY, {
    id,
    text: "x".repeat(12_289),
  }),
  ofClient("say-text-as-bytes", "9.1", "says bytes for a text", "message-malformed", SAY, {
    id,
    text: Buffer.from("hi"),
  }),
  ofClient("say-escape", "9.2", "says ESC", "message-malformed", SAY, { id, text: "\u001b[2J" }),
  ofClient("say-c1", "9.2", "says U+009B", "message-malformed", SAY, { id, text: "\u009b2J" }),
  ofClient("say-not-utf8", "9.1", "says what is not UTF-8", "message-malformed", SAY, raw("ff")),
  ofClient(
    "say-repeated-key",
    "9.1",
    "has a key twice",
    "message-malformed",
    SAY,
    map("626964", hexId, "626964", hexId),
  ),
  ofClient(
    "say-long-form",
    "9.1",
    "writes a length longer than it need be",
    "message-malformed",
    SAY,
    map("626964", hexId, "6474657874", "78026869"),
  ),
  ofClient(
    "say-indefinite",
    "9.1",
    "has a text of indefinite length",
    "message-malformed",
    SAY,
    map("626964", hexId, "6474657874", "7f626869ff"),
  ),
  {
    ...ofClient(
      "say-deep-enough",
      "9.1",
      "has five levels of lists",
      "message-malformed",
      SAY,
      extended("8181818181f5"),
    ),
    reports: "nothing",
    sees: "tolerated",
  },
  ofClient("say-float", "9.1", "has a float", "message-malformed", SAY, extended("f93c00")),
  ofClient("say-tag", "9.1", "has a tag", "message-malformed", SAY, extended("c100")),
  ofClient("say-undefined", "9.1", "has undefined", "message-malformed", SAY, extended("f7")),
  ofClient(
    "say-deep",
    "9.1",
    "has six levels of lists",
    "message-malformed",
    SAY,
    extended("818181818181f5"),
  ),
  ofClient(
    "say-number-text-key",
    "9.1",
    "has a number for a key",
    "message-malformed",
    SAY,
    map("626964", hexId, "6474657874", "626869", "01", "01"),
  ),
  {
    ...ofClient("say-extended", "9.1", "adds a key that nobody knows", "message-malformed", SAY, {
      id,
      text: "hi",
      zz: [1],
    }),
    reports: "nothing",
    sees: "tolerated",
  },
];

export const encodingFaultsOfServers: readonly ServerFault[] = [
  ofServer(
    "said-no-cbor",
    "9.1",
    "says something that is no CBOR",
    "message-malformed",
    SAID,
    Buffer.from([0xff]),
  ),
  ofServer("said-escape", "9.2", "hands on ESC", "message-malformed", SAID, {
    n: 1,
    from: "bob",
    text: "\u001b[2J",
    time,
  }),
  ofServer("said-without-from", "9.1", "hands on a text of nobody", "message-malformed", SAID, {
    n: 1,
    text: "hi",
    time,
  }),
  ofServer("said-from-long", "9.1", "hands on a name of 129 bytes", "message-malformed", SAID, {
    n: 1,
    from: "b".repeat(129),
    text: "hi",
    time,
  }),
  ofServer("said-n-as-text", "9.1", "numbers a text with a text", "message-malformed", SAID, {
    n: "1",
    from: "bob",
    text: "hi",
    time,
  }),
  ofServer(
    "said-n-beyond-2-53",
    "9.2",
    "numbers a text 2^53",
    "message-malformed",
    SAID,
    Buffer.from("a4616e1b00200000000000006466726f6d63626f62647465787462686964" + "74696d6500", "hex"),
  ),
  ofServer("ack-id-short", "9.1", "acknowledges an id of 15 bytes", "message-malformed", ACK, {
    id: id.subarray(1),
    n: 1,
    time,
  }),
  ofServer("left-how-unknown", "9.1", "says that somebody left in a fourth way", "message-malformed", LEFT, {
    name: "bob",
    how: "gone",
    time,
  }),
  ofServer("present-no-list", "9.1", "lists who is here in a text", "message-malformed", PRESENT, {
    names: "ana",
    more: false,
  }),
];

function good(): Buffer {
  return writeCbor({ id, text: "hi" });
}

/** A map of items that are CBOR already, in hex. */
function map(...items: readonly string[]): Buffer {
  return Buffer.from((0xa0 + items.length / 2).toString(16) + items.join(""), "hex");
}

/** A good SAY with one key more, "zz", whose value is this. */
function extended(value: string): Buffer {
  return map("626964", hexId, "6474657874", "626869", "627a7a", value);
}

/** A SAY whose text is one byte. */
function raw(byte: string): Buffer {
  return map("626964", hexId, "6474657874", `61${byte}`);
}
