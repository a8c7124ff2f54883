import { concatBytes } from "@conclave/crypto";
import { describe, expect, test } from "vitest";
import { encodeRoomMessage } from "../../src/index.ts";
import { message, sendByHand } from "../support/hand.ts";
import { Pair } from "../support/pair.ts";
import { said, say, textsOf } from "../support/texts.ts";

const sayId = (number: number) =>
  Uint8Array.from({ length: 16 }, (_, index) => (index === 0 ? number & 0xff : 0));

test("ten thousand messages arrive once each and in order, whatever their sizes", async () => {
  const pair = await Pair.open();
  const texts = Array.from({ length: 10_000 }, (_, index) => `${index} ${"x".repeat((index * 37) % 700)}`);
  for (const [index, text] of texts.entries()) pair.client.send(say(sayId(index), text));
  await pair.settle();
  expect(textsOf(pair.serverEvents)).toEqual(texts);
});

test("what waits together leaves in as few records as hold it", async () => {
  const pair = await Pair.open();
  const before = pair.sent.client.length;
  for (let index = 0; index < 64; index += 1) pair.client.send(say(sayId(index), "x".repeat(100)));
  expect(pair.client.waitingBytes).toBeGreaterThan(6400);
  await pair.settle();
  expect(pair.sent.client.length - before).toBe(1);
  expect(pair.client.waitingBytes).toBe(0);
});

test("the longest text there may be arrives", async () => {
  const pair = await Pair.open();
  const text = "é".repeat(6144);
  pair.client.send(say(sayId(1), text));
  pair.server.send(said(text, 2 ** 52, "x".repeat(128)));
  await pair.settle();
  expect(textsOf(pair.serverEvents)).toEqual([text]);
  expect(textsOf(pair.clientEvents)).toEqual([text]);
});

test("every record of the channel has a length of 52 + 256 k bytes on the wire", async () => {
  const pair = await Pair.open();
  for (let length = 1; length <= 700; length += 1) {
    pair.client.send(say(sayId(length), "x".repeat(length)));
    await pair.settle();
  }
  const lengths = new Set(pair.sent.client.slice(2).map((record) => record.length));
  expect([...lengths].sort((left, right) => left - right)).toEqual([308, 564, 820]);
});

test("the same text twice gives records that share nothing but their length", async () => {
  const pair = await Pair.open();
  for (let round = 0; round < 2; round += 1) {
    pair.client.send(say(sayId(0), "the same text, twice"));
    await pair.settle();
  }
  const [first, second] = pair.sent.client.slice(-2).map((record) => Buffer.from(record));
  expect(first).toHaveLength(second?.length ?? -1);
  const blocks = (record: Buffer | undefined) => new Set(record?.subarray(4).toString("hex").match(/.{32}/g));
  for (const block of blocks(first)) expect(blocks(second)).not.toContain(block);
});

test("equal blocks of a text give different blocks on the wire", async () => {
  const pair = await Pair.open();
  pair.client.send(say(sayId(0), "sixteen letters!".repeat(100)));
  const record = Buffer.from(pair.client.takeOutput() ?? []);
  const blocks = record.subarray(4, -32).toString("hex").match(/.{32}/g) ?? [];
  expect(blocks.length).toBeGreaterThan(100);
  expect(new Set(blocks)).toHaveLength(blocks.length);
});

describe("what a peer of a later version may send", () => {
  test.each([134, 200, 255])("type %i is skipped, and what follows it is read", async (type) => {
    const pair = await Pair.open();
    const after = encodeRoomMessage(say(sayId(1), "after it"));
    await sendByHand(pair, "client", concatBytes(message(type, 9, 9), after));
    expect(textsOf(pair.serverEvents)).toEqual(["after it"]);
  });
});

describe("what no peer may send", () => {
  test.each([
    ["an unknown type below 128", message(99), "message-unknown"],
    ["the last type below 128", message(127), "message-unknown"],
    ["a handshake message after the handshake", message(16), "message-unexpected"],
    ["FINISH again", message(19), "message-unexpected"],
    ["NAME when none is asked for", message(20, 0x61), "message-unexpected"],
    ["WELCOME from a client", message(49, 0x61), "message-unexpected"],
    ["SAID from a client", message(65, 0xa0), "message-unexpected"],
    ["SERVER from a client", message(128, 0xa0), "message-unexpected"],
    ["an OFFER without fields", message(129, 0xa0), "message-malformed"],
    ["a SAY that is no map", message(64, 0x01), "message-malformed"],
    ["a SAY without fields", message(64, 0xa0), "message-malformed"],
    ["a PING of 7 bytes", message(51, 1, 2, 3, 4, 5, 6, 7), "message-malformed"],
    ["a PONG that nobody asked for", message(52, 1, 2, 3, 4, 5, 6, 7, 8), "message-unexpected"],
    ["a BYE without a code", message(48), "message-malformed"],
  ])("%s ends the session, and the peer is told", async (_, bytes, code) => {
    const pair = await Pair.open();
    await sendByHand(pair, "client", bytes);
    expect(pair.outcome("server")).toBe(code);
    expect(pair.outcome("client")).toBe("bye 1 by peer");
  });

  test("SAY from a server ends the client's session", async () => {
    const pair = await Pair.open();
    await sendByHand(pair, "server", message(64, 0xa0));
    expect(pair.outcome("client")).toBe("message-unexpected");
  });

  test("a message past the end of its record is the same fault as a wrong tag, and silent", async () => {
    const pair = await Pair.open();
    // 255 bytes in all, so that no PAD follows; the length says one more.
    await sendByHand(pair, "client", Uint8Array.of(64, 0, 253, ...new Uint8Array(252)));
    expect(pair.ending("server")).toMatchObject({
      error: { code: "record", context: { reason: "messages" } },
    });
    expect(pair.outcome("client")).toBe("open");
  });

  test("nothing that follows a BYE in its record is read", async () => {
    const pair = await Pair.open();
    const ping = message(51, 1, 2, 3, 4, 5, 6, 7, 8);
    await sendByHand(pair, "client", Uint8Array.from([...message(48, 0), ...ping, ...message(99)]));
    expect(pair.outcome("server")).toBe("bye 0 by peer");
    expect(pair.sent.server).toHaveLength(2);
  });
});

describe("records", () => {
  const tampered: [string, (record: Uint8Array) => Uint8Array | undefined][] = [
    ["one bit flipped", (record) => flip(record, record.length * 4)],
    ["a bit of the tag flipped", (record) => flip(record, record.length * 8 - 1)],
    ["a bit of the IV flipped", (record) => flip(record, 40)],
    ["dropped", () => undefined],
    ["reflected to its sender", (record) => record],
  ];

  test.each(tampered)("%s: the session ends at once, silently, with one code", async (name, tamper) => {
    const pair = await Pair.open();
    pair.client.send(say(sayId(1), "first"));
    const first = pair.client.takeOutput() ?? new Uint8Array(0);
    pair.client.send(say(sayId(2), "second"));
    const second = pair.client.takeOutput() ?? new Uint8Array(0);
    const victim = name.startsWith("reflected") ? "client" : "server";
    for (const record of [tamper(first), second]) if (record !== undefined) await pair.inject(victim, record);
    expect(pair.ending(victim)).toMatchObject({ error: { code: "record", context: { reason: "tag" } } });
    expect(pair[victim].takeOutput()).toBeUndefined();
    expect(pair.serverEvents.some(({ type }) => type === "message")).toBe(false);
  });

  test.each(["client", "server"] as const)(
    "what the %s has sent is not taken when it comes back, whatever its number",
    async (side) => {
      for (let number = 0; number < 4; number += 1) {
        const pair = await Pair.open();
        for (let each = 0; each < 4; each += 1) {
          if (side === "client") pair.client.send(say(sayId(each), "echo"));
          else pair.server.send({ type: "JOINED", name: "bob", guest: false, timeMs: each });
          await pair.settle();
        }
        // The client's hello and flight, the server's two in one, are not the channel's.
        const record = pair.sent[side].slice(side === "client" ? 2 : 1)[number];
        await pair.inject(side, record ?? new Uint8Array(0));
        expect(pair.outcome(side), `number ${number}`).toBe("record");
      }
    },
  );

  test("a record of another session is refused", async () => {
    const [pair, other] = [await Pair.open(), await Pair.open()];
    other.client.send(say(sayId(1), "not for you"));
    await pair.inject("server", other.client.takeOutput() ?? new Uint8Array(0));
    expect(pair.outcome("server")).toBe("record");
  });

  test("a replayed record is refused", async () => {
    const pair = await Pair.open();
    pair.client.send(say(sayId(1), "pay 5"));
    const record = pair.client.takeOutput() ?? new Uint8Array(0);
    await pair.inject("server", record);
    await pair.inject("server", record);
    expect(pair.serverEvents.filter(({ type }) => type === "message")).toHaveLength(1);
    expect(pair.outcome("server")).toBe("record");
  });
});

test("a text against the rules is refused before anything is sent", async () => {
  const pair = await Pair.open();
  for (const text of ["", "x".repeat(12_289), "\u001b[2J"]) {
    expect(() => pair.client.send(say(sayId(1), text))).toThrow(/the text of this SAY breaks its rule/);
  }
  expect(pair.client.takeOutput()).toBeUndefined();
});

function flip(record: Uint8Array, bit: number): Uint8Array {
  const flipped = Uint8Array.from(record);
  flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return flipped;
}
