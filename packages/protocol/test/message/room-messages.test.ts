/** What holds for every message of the room; the rules of each family are in `room/`. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { roomSamples } from "../../fuzz/samples.ts";
import {
  type Content,
  decodeRoomMessage,
  type Entry,
  encodeRoomMessage,
  lobby,
  type RoomMessage,
  roomMessageNames,
} from "../../src/index.ts";
import { isClientRoomMessage, isServerRoomMessage } from "../../src/message/room-messages.ts";
import { messageTypes } from "../../src/message/types.ts";
import { roomMessages } from "../support/arbitrary-messages.ts";
import { decode, expectMalformed, roundTrip, sampleId, wireFields } from "../support/room-wire.ts";

test("there is a sample of every message of the room, and their names are in the order of their numbers", () => {
  expect([...new Set(roomSamples.map(({ type }) => type))].sort()).toEqual([...roomMessageNames].sort());
  const numbers = roomMessageNames.map((name) => messageTypes[name]);
  expect(numbers).toEqual([...numbers].sort((left, right) => left - right));
});

test.each(roomSamples)("$type comes back as it went", (message) => {
  expect(roundTrip(message)).toEqual(message);
});

test.each(roomSamples)("every field of $type is required, but for those that may be missing", (message) => {
  const fields = wireFields(message);
  for (const missing of Object.keys(fields).filter(
    (key) => !mayBeMissing(message.type, key, fields["kind"]),
  )) {
    const rest = Object.fromEntries(Object.entries(fields).filter(([key]) => key !== missing));
    expectMalformed(message.type, rest, missedAs[missing] ?? missing);
  }
});

test.each(roomSamples)("no field of $type may be null instead of missing", (message) => {
  for (const key of Object.keys(wireFields(message)))
    expect(() => decode(message.type, { ...wireFields(message), [key]: null }), key).toThrow(/malformed/);
});

test.each(roomSamples)("a field of $type that a later version may add is ignored", (message) => {
  const later = { later: [1, { to: 2 }], "": null, constructor: "x" };
  const extended = Object.entries(wireFields(message)).map(([key, value]) => [
    key,
    Array.isArray(value) && ["items", "members", "rooms"].includes(key)
      ? value.map((item: object) => ({ ...item, later: { a: [[1]] } }))
      : value,
  ]);
  expect(decode(message.type, { ...Object.fromEntries(extended), ...later })).toEqual(message);
});

test("every message of the room comes back as it went", () => {
  fc.assert(
    fc.property(roomMessages, (message) => {
      expect(roundTrip(message)).toEqual(message);
    }),
    { numRuns: 1500 },
  );
});

test("a message of a session is no message of the room", () => {
  expect(decodeRoomMessage("WELCOME", Buffer.from("ana"))).toBeUndefined();
});

test("a message goes one way, but READ and PART, which go both", () => {
  for (const message of roomSamples) {
    const ways = [isClientRoomMessage(message), isServerRoomMessage(message)];
    expect(ways.filter((goes) => goes)).toHaveLength(["READ", "PART"].includes(message.type) ? 2 : 1);
  }
});

describe("the largest there can be fits in a record:", () => {
  const name = "é".repeat(64);
  const huge = Number.MAX_SAFE_INTEGER;
  const lastMomentMs = 8_640_000_000_000_000;
  const mentions = Array.from({ length: 8 }, () => name);
  const text = "é".repeat((12_288 - 8 * 128) / 2);
  const marks = Array.from(
    { length: 32 },
    (_, index) => `${String(index).padStart(2, "0")}${"é".repeat(15)}`,
  );
  const entry: Entry = {
    number: huge,
    from: name,
    guest: true,
    timeMs: lastMomentMs,
    content: { kind: "text", text, re: huge, mentions },
    state: {
      editedMs: lastMomentMs,
      marks: Object.fromEntries(marks.map((mark) => [mark, huge])),
      mine: marks,
    },
  };
  const file: Content = {
    kind: "file",
    name: `${"é".repeat(127)}x`,
    type: `image/${"x".repeat(121)}`,
    bytes: huge,
    hash: new Uint8Array(32),
    text: "é".repeat(6144),
    re: huge,
  };
  const topic = "é".repeat(512);
  const largest: readonly RoomMessage[] = [
    { type: "SAY", id: sampleId, room: huge, content: entry.content as never },
    { type: "SAID", room: huge, entry },
    { type: "SAY", id: sampleId, room: huge, content: file },
    { type: "SAID", room: huge, entry: { ...entry, content: file } },
    { type: "PART", id: sampleId, at: huge, data: new Uint8Array(12_288) },
    { type: "PAGE", id: sampleId, room: huge, entries: [entry], more: false },
    { type: "FOUND", id: sampleId, hits: [{ room: huge, entry }], next: huge },
    {
      type: "SEARCH",
      id: sampleId,
      text: "é".repeat(6144),
      room: huge,
      from: name,
      sinceMs: huge,
      untilMs: huge,
      cursor: huge,
    },
    {
      type: "ROOM",
      room: huge,
      kind: "private",
      name,
      topic,
      role: "moderator",
      first: huge,
      last: huge,
      read: huge,
      members: huge,
      pins: Array.from({ length: 64 }, () => huge),
      more: true,
    },
  ];

  test.each(largest)("$type", (message) => {
    // What the server sends besides, such as the time of a future that a number can just hold, is in it already.
    expect(encodeRoomMessage(message).length).toBeLessThanOrEqual(16_384);
    expect(roundTrip(message)).toEqual(message);
  });

  test("and a text of exactly 12,288 bytes in the lobby", () => {
    const content = { kind: "text", text: "é".repeat(6144) } as const;
    const message: RoomMessage = { type: "SAY", id: sampleId, room: lobby, content };
    expect(roundTrip(message)).toEqual(message);
  });
});

/** Keys by which a message has several forms are in the tests of its family. */
function mayBeMissing(type: RoomMessage["type"], key: string, kind: unknown): boolean {
  if (kind === "file" && key === "text") return true;
  return key === "kind" && type !== "ROOM" ? true : (optional[type] ?? []).includes(key);
}

const optional: { readonly [Name in RoomMessage["type"]]?: readonly string[] } = {
  SAY: ["room", "re", "mentions", "off"],
  SAID: ["room", "re", "mentions", "off", "guest", "edited", "marks", "mine"],
  ACK: ["room"],
  JOINED: ["guest"],
  PRESENT: ["guests"],
  OPEN: ["private"],
  ROOM: ["room", "more"],
  FETCH: ["room"],
  PAGE: ["room"],
  READ: ["room"],
  LIST: ["after"],
  SEARCH: ["room", "from", "since", "until", "before"],
  FOUND: ["next"],
  WHO: ["room", "after"],
  MEMBERS: ["room"],
  SERVER: ["name", "files"],
  OFFER: ["room"],
  GET: ["room"],
};

/** Where one of two keys has to be there, the one that is named. */
const missedAs: Readonly<Record<string, string>> = { with: "name", before: "after" };
