import { describe, expect, test } from "vitest";
import { decode, expectMalformed, sampleId as id } from "../../support/room-wire.ts";

const entry = (n: number) => ({ n, from: "ana", time: 1, text: "x" });

describe("FETCH", () => {
  test.each([
    ["no side", { id, limit: 1 }, "after"],
    ["both sides", { id, after: 1, before: 1, limit: 1 }, "after"],
    ["what is in front of nothing", { id, before: 0, limit: 1 }, "before"],
    ["what is behind less than nothing", { id, after: -1, limit: 1 }, "after"],
    ["no entries", { id, after: 0, limit: 0 }, "limit"],
    ["257 entries", { id, after: 0, limit: 257 }, "limit"],
    ["a room 0", { id, room: 0, after: 0, limit: 1 }, "room"],
  ])("%s is malformed", (_, fields, field) => {
    expectMalformed("FETCH", fields, field);
  });
});

describe("PAGE", () => {
  test.each([
    ["a gap", { items: [entry(1), entry(3)], more: false }, "items"],
    ["the same entry twice", { items: [entry(1), entry(1)], more: false }, "items"],
    ["descending order", { items: [entry(2), entry(1)], more: false }, "items"],
    ["an entry that is no map", { items: [5], more: false }, "items"],
    ["items that are no list", { items: {}, more: false }, "items"],
    ["an entry without a number", { items: [{ from: "ana", time: 1, text: "x" }], more: false }, "n"],
    ["more behind nothing", { items: [], more: true }, "more"],
    ["more that is no flag", { items: [], more: 0 }, "more"],
    ["a room 0", { room: 0, items: [], more: false }, "room"],
  ])("%s is malformed", (_, fields, field) => {
    expectMalformed("PAGE", { id, ...fields }, field);
  });

  test("it may begin anywhere", () => {
    expect(decode("PAGE", { id, items: [entry(7), entry(8)], more: true })).toMatchObject({
      entries: [{ number: 7 }, { number: 8 }],
    });
  });
});

describe("SEARCH", () => {
  test.each([
    [{ text: "" }, "text"],
    [{ text: "\u001b" }, "text"],
    [{ text: "x", room: 0 }, "room"],
    [{ text: "x", from: "" }, "from"],
    [{ text: "x", since: -1 }, "since"],
    [{ text: "x", until: "now" }, "until"],
    [{ text: "x", before: 0 }, "before"],
  ])("%j is malformed at %s", (fields, field) => {
    expectMalformed("SEARCH", { id, ...fields }, field);
  });

  test("without a room it is in all rooms, and the lobby is said", () => {
    expect(decode("SEARCH", { id, text: "x" })).not.toHaveProperty("room");
    expect(decode("SEARCH", { id, text: "x", room: 1 })).toHaveProperty("room", 1);
  });
});

describe("FOUND", () => {
  test.each([
    ["a cursor of 0", { items: [], next: 0 }, "next"],
    ["an item that is no map", { items: ["x"] }, "items"],
    ["an item of a room 0", { items: [{ ...entry(1), room: 0 }] }, "room"],
    ["an item without a text", { items: [{ n: 1, from: "ana", time: 1 }] }, "text"],
  ])("%s is malformed", (_, fields, field) => {
    expectMalformed("FOUND", { id, ...fields }, field);
  });

  test("what was found has any numbers in any order", () => {
    expect(decode("FOUND", { id, items: [entry(9), { ...entry(3), room: 5 }, entry(9)] })).toMatchObject({
      hits: [{ room: 1 }, { room: 5 }, { room: 1 }],
    });
  });
});
