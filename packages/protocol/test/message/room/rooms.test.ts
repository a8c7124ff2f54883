import { describe, expect, test } from "vitest";
import { decode, expectMalformed, sampleId as id } from "../../support/room-wire.ts";

const longName = "x".repeat(129);
const longTopic = "x".repeat(1025);

describe("OPEN", () => {
  test.each([
    ["nothing to open", { id }, "name"],
    ["a room without a topic", { id, name: "ops" }, "topic"],
    ["a room without a name", { id, name: "", topic: "" }, "name"],
    ["a name of 129 bytes", { id, name: longName, topic: "" }, "name"],
    ["a topic of 1,025 bytes", { id, name: "ops", topic: longTopic }, "topic"],
    ["a topic with an escape", { id, name: "ops", topic: "\u001b" }, "topic"],
    ["a room that is private with false", { id, name: "ops", topic: "", private: false }, "private"],
    ["nobody to open it with", { id, with: "" }, "with"],
    ["a person of 129 bytes", { id, with: longName }, "with"],
    ["two people in a room with a name", { id, with: "bob", name: "ops", topic: "" }, "with"],
    ["two people in a room with a topic", { id, with: "bob", topic: "" }, "with"],
    ["two people in a private room", { id, with: "bob", private: true }, "with"],
  ])("%s is malformed", (_, fields, field) => {
    expectMalformed("OPEN", fields, field);
  });
});

describe("ROOM", () => {
  const room = {
    room: 5,
    kind: "public",
    name: "ops",
    topic: "",
    role: "member",
    first: 1,
    last: 0,
    read: 0,
    members: 1,
    pins: [],
  };

  test.each([
    [{ room: 0 }, "room"],
    [{ kind: "secret" }, "kind"],
    [{ kind: "toString" }, "kind"],
    [{ name: "" }, "name"],
    [{ topic: longTopic }, "topic"],
    [{ role: "none" }, "role"],
    [{ role: "guest" }, "role"],
    [{ first: 0 }, "first"],
    [{ last: -1 }, "last"],
    [{ read: "1" }, "read"],
    [{ members: -1 }, "members"],
    [{ pins: Array.from({ length: 65 }, () => 1) }, "pins"],
    [{ pins: [0] }, "pins"],
    [{ pins: 1 }, "pins"],
    [{ more: false }, "more"],
  ])("%j is malformed at %s", (fields, field) => {
    expectMalformed("ROOM", { ...room, ...fields }, field);
  });

  test("64 pins are not", () => {
    const pins = Array.from({ length: 64 }, (_, index) => index + 1);
    expect(decode("ROOM", { ...room, pins })).toMatchObject({ pins });
  });
});

describe("lists of rooms and of people", () => {
  const listed = { room: 2, name: "ops", topic: "", members: 1 };

  test.each([
    ["LIST", { id, after: "" }, "after"],
    ["LIST", { id, after: 1 }, "after"],
    ["ROOMS", { id, rooms: {}, more: false }, "rooms"],
    ["ROOMS", { id, rooms: ["ops"], more: false }, "rooms"],
    ["ROOMS", { id, rooms: [[]], more: false }, "rooms"],
    ["ROOMS", { id, rooms: [new Uint8Array(1)], more: false }, "rooms"],
    ["ROOMS", { id, rooms: [null], more: false }, "rooms"],
    ["ROOMS", { id, rooms: [{ ...listed, room: 0 }], more: false }, "room"],
    ["ROOMS", { id, rooms: [{ name: "ops", topic: "", members: 1 }], more: false }, "room"],
    ["ROOMS", { id, rooms: [{ ...listed, name: longName }], more: false }, "name"],
    ["ROOMS", { id, rooms: [{ ...listed, topic: longTopic }], more: false }, "topic"],
    ["ROOMS", { id, rooms: [{ ...listed, members: -1 }], more: false }, "members"],
    ["ROOMS", { id, rooms: [], more: true }, "more"],
    ["ROOMS", { id, rooms: [listed], more: 1 }, "more"],
    ["WHO", { id, room: 0 }, "room"],
    ["WHO", { id, after: longName }, "after"],
    ["MEMBERS", { id, members: "bob", more: false }, "members"],
    ["MEMBERS", { id, members: ["bob"], more: false }, "members"],
    ["MEMBERS", { id, members: [{ name: "", role: "member" }], more: false }, "name"],
    ["MEMBERS", { id, members: [{ name: "bob", role: "none" }], more: false }, "role"],
    ["MEMBERS", { id, members: [], more: true }, "more"],
    ["READ", { n: 0 }, "n"],
    ["READ", { room: 0, n: 1 }, "room"],
  ] as const)("%s %j is malformed at %s", (type, fields, field) => {
    expectMalformed(type, fields, field);
  });
});
