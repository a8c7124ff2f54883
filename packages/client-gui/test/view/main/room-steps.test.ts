import { expect, test } from "vitest";
import { nextStop, type RoomStop } from "../../../src/view/main/room-steps.ts";

const stops: readonly RoomStop[] = [
  { server: "a:1", room: 1, unreadCount: 0 },
  { server: "a:1", room: 2, unreadCount: 3 },
  { server: "b:1", room: 1, unreadCount: 0 },
  { server: "b:1", room: 9, unreadCount: 1 },
];

const at = (server: string, room: number) => ({ kind: "room", server, room }) as const;

test("down and up, from one server to the next, and round the ends", () => {
  expect(nextStop(stops, at("a:1", 2), "down", "any")).toBe(stops[2]);
  expect(nextStop(stops, at("b:1", 1), "up", "any")).toBe(stops[1]);
  expect(nextStop(stops, at("b:1", 9), "down", "any")).toBe(stops[0]);
  expect(nextStop(stops, at("a:1", 1), "up", "any")).toBe(stops[3]);
});

test("those with nothing new are passed over where only unread ones are wanted", () => {
  expect(nextStop(stops, at("a:1", 1), "down", "unread")).toBe(stops[1]);
  expect(nextStop(stops, at("a:1", 2), "down", "unread")).toBe(stops[3]);
  expect(nextStop(stops, at("a:1", 1), "up", "unread")).toBe(stops[3]);
});

test("the room where one is is never the next one", () => {
  expect(nextStop(stops.slice(1, 2), at("a:1", 2), "down", "unread")).toBeUndefined();
  expect(nextStop(stops.slice(1, 2), at("a:1", 2), "up", "any")).toBeUndefined();
});

test("who is in no room comes to the first or the last", () => {
  expect(nextStop(stops, { kind: "welcome" }, "down", "any")).toBe(stops[0]);
  expect(nextStop(stops, { kind: "welcome" }, "up", "any")).toBe(stops[3]);
  expect(nextStop([], { kind: "welcome" }, "up", "any")).toBeUndefined();
});
