import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeFields, encodeFields } from "../../src/message/cbor.ts";
import { readEnvelopes } from "../../src/message/envelope.ts";
import {
  decodeRoomMessage,
  encodeRoomMessage,
  type Occupant,
  presentMessages,
  type RoomMessage,
} from "../../src/message/room-messages.ts";
import { messageName } from "../../src/message/types.ts";

const id = Uint8Array.from({ length: 16 }, (_, index) => index);

const samples: readonly RoomMessage[] = [
  { type: "SAY", id, text: "hi" },
  { type: "SAID", number: 2 ** 40, from: "ana", guest: false, text: "a\nb\tc 👋", timeMs: 1_790_000_000_000 },
  { type: "SAID", number: 1, from: "ana", guest: true, text: "x", timeMs: 1 },
  { type: "ACK", id, number: 0, timeMs: 1 },
  { type: "JOINED", name: "bob", guest: false, timeMs: 1 },
  { type: "JOINED", name: "bob", guest: true, timeMs: 1 },
  { type: "LEFT", name: "bob", how: "lost", timeMs: 1 },
  { type: "PRESENT", occupants: [], more: true },
  { type: "PRESENT", occupants: [occupant("ana"), occupant("böb", true)], more: false },
];

test.each(samples)("$type comes back as it went", (message) => {
  expect(roundTrip(message)).toEqual(message);
});

test.each(samples)("every field of $type is required, but for the marks of guests", (message) => {
  const fields = wireFields(message);
  for (const missing of Object.keys(fields).filter((key) => key !== "guest" && key !== "guests")) {
    const rest = Object.fromEntries(Object.entries(fields).filter(([key]) => key !== missing));
    expect(() => decodeRoomMessage(message.type, encodeFields(rest))).toThrow(
      expect.objectContaining({ name: "MalformedError", field: missing }),
    );
  }
});

test.each(samples)("a field of $type that a later version may add is ignored", (message) => {
  const body = encodeFields({ ...wireFields(message), room: "lobby", reply: [1, { to: 2 }] });
  expect(decodeRoomMessage(message.type, body)).toEqual(message);
});

describe("rules of fields", () => {
  test.each([
    ["SAY", { id: new Uint8Array(15), text: "x" }, "id"],
    ["SAY", { id: "0123456789abcdef", text: "x" }, "id"],
    ["SAY", { id, text: "" }, "text"],
    ["SAY", { id, text: "x".repeat(15_361) }, "text"],
    ["SAY", { id, text: "\u001b[2J" }, "text"],
    ["SAY", { id, text: "a\rb" }, "text"],
    ["SAY", { id, text: "\u0085" }, "text"],
    ["SAY", { id, text: 5 }, "text"],
    ["ACK", { id, n: -1, time: 0 }, "n"],
    ["ACK", { id, n: 0, time: -5 }, "time"],
    ["JOINED", { name: "", time: 0 }, "name"],
    ["JOINED", { name: "x".repeat(129), time: 0 }, "name"],
    ["LEFT", { name: "x", time: 0, how: "kicked" }, "how"],
    ["PRESENT", { names: "ana", more: false }, "names"],
    ["PRESENT", { names: ["ana", 5], more: false }, "names"],
    ["PRESENT", { names: [], more: 0 }, "more"],
    ["PRESENT", { names: ["ana"], guests: ["bob"], more: false }, "guests"],
    ["PRESENT", { names: ["ana"], guests: "ana", more: false }, "guests"],
    ["JOINED", { name: "ana", guest: false, time: 0 }, "guest"],
    ["SAID", { n: 1, from: "ana", guest: 1, text: "x", time: 0 }, "guest"],
  ] as const)("%s %j is malformed at %s", (type, fields, field) => {
    expect(() => decodeRoomMessage(type, encodeFields(fields))).toThrow(
      expect.objectContaining({ name: "MalformedError", field }),
    );
  });

  test("a text of exactly 15,360 bytes fits", () => {
    const message: RoomMessage = {
      type: "SAID",
      number: 1,
      from: "é".repeat(64),
      guest: true,
      text: "é".repeat(7680),
      timeMs: 9,
    };
    expect(roundTrip(message)).toEqual(message);
  });
});

test("any text without control characters survives the way", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 }), (text) => {
      fc.pre(!/\p{Cc}/u.test(text));
      expect(roundTrip({ type: "SAY", id, text })).toEqual({ type: "SAY", id, text });
    }),
  );
});

const texts = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 200 })
  .filter((text) => !/\p{Cc}/u.test(text));
const names = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
  .filter((name) => Buffer.byteLength(name) <= 128);
const counts = fc.nat({ max: Number.MAX_SAFE_INTEGER });
const ids = fc.uint8Array({ minLength: 16, maxLength: 16 });
const someone = fc.record({ name: names, guest: fc.boolean() });

const messages: fc.Arbitrary<RoomMessage> = fc.oneof(
  fc.record({ type: fc.constant("SAY" as const), id: ids, text: texts }),
  fc.record({
    type: fc.constant("SAID" as const),
    number: counts,
    from: names,
    guest: fc.boolean(),
    text: texts,
    timeMs: counts,
  }),
  fc.record({ type: fc.constant("ACK" as const), id: ids, number: counts, timeMs: counts }),
  fc.record({ type: fc.constant("JOINED" as const), name: names, guest: fc.boolean(), timeMs: counts }),
  fc.record({
    type: fc.constant("LEFT" as const),
    name: names,
    how: fc.constantFrom("left" as const, "lost" as const),
    timeMs: counts,
  }),
  fc.record({
    type: fc.constant("PRESENT" as const),
    occupants: fc.uniqueArray(someone, { selector: ({ name }) => name, maxLength: 20 }),
    more: fc.boolean(),
  }),
);

test("every message of the room comes back as it went", () => {
  fc.assert(
    fc.property(messages, (message) => {
      expect(roundTrip(message)).toEqual(message);
    }),
    { numRuns: 500 },
  );
});

test("a list of any people comes in messages that fit, in order, the last without more", () => {
  fc.assert(
    fc.property(fc.array(someone, { maxLength: 600, size: "max" }), (all) => {
      const pages = presentMessages(all);
      expect(pages.flatMap(({ occupants }) => occupants)).toEqual(all);
      expect(pages.map(({ more }) => more)).toEqual([...pages.slice(1).map(() => true), false]);
      for (const page of pages) expect(encodeRoomMessage(page).length).toBeLessThanOrEqual(16_384);
    }),
    // Six hundred people take long to shrink, and the seed says enough.
    { numRuns: 30, endOnFailure: true },
  );
});

test("a message of a session is no message of the room", () => {
  expect(decodeRoomMessage("WELCOME", Buffer.from("ana"))).toBeUndefined();
});

describe("presentMessages", () => {
  test("an empty room is one empty message", () => {
    expect(presentMessages([])).toEqual([{ type: "PRESENT", occupants: [], more: false }]);
  });

  test("a thousand long names come in several that each fit, in order, the last without more", () => {
    const all = Array.from({ length: 1000 }, (_, index) =>
      occupant(`${index} ${"é".repeat(60)}`, index % 3 > 0),
    );
    const pages = presentMessages(all);
    expect(pages.flatMap(({ occupants }) => occupants)).toEqual(all);
    expect(pages.map(({ more }) => more)).toEqual([...pages.slice(1).map(() => true), false]);
    for (const page of pages) expect(encodeRoomMessage(page).length).toBeLessThan(16_384);
  });
});

function roundTrip(message: RoomMessage): RoomMessage | undefined {
  const [envelope] = readEnvelopes(encodeRoomMessage(message));
  if (envelope === undefined) throw new Error("no envelope");
  const name = messageName(envelope.type);
  return name && decodeRoomMessage(name, envelope.body);
}

/** The fields as they stand on the wire. */
function wireFields(message: RoomMessage): Record<string, unknown> {
  const [envelope] = readEnvelopes(encodeRoomMessage(message));
  return { ...decodeFields(envelope?.body ?? new Uint8Array(0)) };
}

function occupant(name: string, guest = false): Occupant {
  return { name, guest };
}
