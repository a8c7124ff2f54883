import { expect, test } from "vitest";
import type { SearchHit } from "../../../src/app/controller.ts";
import { searchRows } from "../../../src/view/dialogs/search-rows.ts";
import { roomState, roomsOf, serverState } from "../../support/sample-state.ts";

const first = serverState({
  key: "a:1",
  label: "First",
  rooms: roomsOf(roomState({ room: 1, name: "lobby" }), roomState({ room: 2, name: "bob", kind: "direct" })),
});
const second = serverState({
  key: "b:1",
  label: "Second",
  rooms: roomsOf(roomState({ room: 1, name: "lobby" })),
});

function hit(server: string, room: number, number: number): SearchHit {
  return { server, room, number, from: "bob", timeMs: 0, text: `hit ${number}` };
}

// As the answers come: the second server was faster.
const hits = [hit("b:1", 1, 9), hit("a:1", 2, 8), hit("a:1", 1, 7), hit("a:1", 2, 3)];

function rows(headings: "none" | "rooms" | "servers-and-rooms", found = hits) {
  const times = { style: "24h", locale: "en-GB", timeZone: "UTC" } as const;
  return searchRows(found, { servers: [first, second], headings, times, nowMs: 0 });
}

test("hits stand by server, and in it by room, each under its heading", () => {
  expect(
    rows("servers-and-rooms").map(({ kind, text }) => [kind, text.replace(/[\u2068\u2069]/g, "")]),
  ).toEqual([
    ["heading", "@ bob at First"],
    ["item", "hit 8"],
    ["item", "hit 3"],
    ["heading", "# lobby at First"],
    ["item", "hit 7"],
    ["heading", "# lobby at Second"],
    ["item", "hit 9"],
  ]);
});

test("a screen reader hears with each hit where it is; rows of different servers have different keys", () => {
  const all = rows("servers-and-rooms", [hit("a:1", 1, 7), hit("b:1", 1, 7)]);
  expect(new Set(all.map(({ key }) => key)).size).toBe(4);
  expect(all[3]?.accessibleText.replace(/[\u2068\u2069]/g, "")).toBe("bob, 00:00: in lobby at Second: hit 7");
});

test("in one room no heading is needed", () => {
  expect(rows("none", hits.slice(1, 2)).map(({ kind }) => kind)).toEqual(["item"]);
});
