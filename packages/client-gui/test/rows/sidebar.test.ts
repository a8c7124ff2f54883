/** The lists at the sides: rooms of all servers, and the people of a room. */
import { lobby } from "@conclave/protocol";
import { describe, expect, test } from "vitest";
import type { AppState, RoomState } from "../../src/app/app-state.ts";
import type { Phase } from "../../src/app/phase.ts";
import { nameOfKey, peopleRows } from "../../src/rows/people.ts";
import { placeKey, placeOfKey, sidebarRows } from "../../src/rows/sidebar.ts";
import {
  address,
  appState,
  host,
  roomState,
  serverKey,
  serverState,
  unread,
} from "../support/sample-state.ts";

describe("rooms", () => {
  const rooms = [
    roomState({ room: 4, name: "bob", kind: "direct" }, unread(2, 2)),
    roomState({ room: 3, name: "zebra" }, unread(1)),
    roomState({ room: 2, name: "apple", kind: "private" }),
    roomState({ room: lobby, name: "lobby", kind: "lobby" }),
  ];

  test("stand in order, with what is new and who is here", () => {
    const rows = sidebarRows(stateWith(rooms));
    expect(
      rows.map(({ kind, text, badge, presence }) => [kind, text, badge?.text, badge?.tone, presence]),
    ).toEqual([
      ["heading", "Example chat", undefined, undefined, undefined],
      ["item", "lobby", undefined, undefined, undefined],
      ["item", "apple", undefined, undefined, undefined],
      ["item", "zebra", "1", "muted", undefined],
      ["item", "bob", "2", "accent", "here"],
    ]);
    expect(rows[4]?.accessibleText).toBe("Conversation with bob, here, 2 new messages, 2 mentions");
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });

  test("the room that is being read has no badge; it has one while the person is away", () => {
    const place = { kind: "room", server: serverKey, room: 3 } as const;
    const badge = (attention: "away" | "here") =>
      sidebarRows(stateWith(rooms, { place, attention })).find(({ text }) => text === "zebra")?.badge;
    expect(badge("here")).toBeUndefined();
    expect(badge("away")).toEqual({ text: "1", tone: "muted" });
  });

  test("keys lead to places, and places to keys", () => {
    for (const place of [
      { kind: "room", server: serverKey, room: 12 },
      { kind: "server", server: serverKey },
      { kind: "room", server: "[2001:db8::1]:5068", room: 1 },
    ] as const)
      expect(placeOfKey(placeKey(place) ?? "")).toEqual(place);
    expect(placeOfKey(`h ${serverKey}`)).toBeUndefined();
    expect(placeKey({ kind: "welcome" })).toBeUndefined();
  });

  test("a server without rooms can be gone to, and what is wrong is said", () => {
    const state = appState({
      servers: [serverState({ phase: { kind: "connecting", address, host: undefined } })],
    });
    expect(sidebarRows(state)).toMatchObject([
      {
        kind: "heading",
        badge: { text: "connecting …" },
        accessibleText: "Server Example chat, connecting …",
      },
      { kind: "item", text: "connecting …", key: `s ${serverKey}` },
    ]);
  });

  test("a server's heading says in words that it is being reached again, or is not connected", () => {
    const name = "ana";
    const phases: readonly Phase[] = [
      { kind: "online", address, host, name },
      { kind: "reconnecting", address, host, name, problem: undefined, atMs: undefined },
      { kind: "offline", problem: undefined },
    ];
    const headings = phases.map((phase) => {
      const rooms = new Map([[lobby, roomState({ room: lobby, name: "lobby", kind: "lobby" })]]);
      return sidebarRows(appState({ servers: [serverState({ phase, rooms })] }))[0];
    });
    expect(headings.map((row) => [row?.text, row?.badge?.text, row?.accessibleText])).toEqual([
      ["Example chat", undefined, "Server Example chat"],
      ["Example chat", "reconnecting …", "Server Example chat, reconnecting …"],
      ["Example chat", "not connected", "Server Example chat, not connected"],
    ]);
  });

  test("what has not changed is the same object", () => {
    const [state, later] = [
      stateWith(rooms),
      stateWith(rooms.with(1, roomState({ room: 3, name: "zebra" }))),
    ];
    const [before, after] = [sidebarRows(state), sidebarRows(later)];
    expect(after.filter((row, index) => row !== before[index]).map(({ text }) => text)).toEqual(["zebra"]);
  });
});

describe("people", () => {
  const present = [
    { name: "guest ana", guest: true },
    { name: "bob", guest: false },
    { name: "ana", guest: false },
    { name: "cy", guest: false },
  ];

  test("of the lobby: we first, then those who look after it, guests last, and who is away below", () => {
    const room = roomState(
      { room: lobby, name: "lobby", kind: "lobby" },
      {
        members: [
          { name: "cy", role: "moderator" },
          { name: "zoe", role: "owner" },
        ],
      },
    );
    const rows = peopleRows({ name: "ana", present }, room);
    expect(rows.map(({ text, detail, presence }) => [text, detail, presence])).toEqual([
      ["Here (4)", undefined, undefined],
      ["ana", "you", "here"],
      ["cy", "moderator", "here"],
      ["bob", undefined, "here"],
      ["guest ana", "guest", "here"],
      ["Not here (1)", undefined, undefined],
      ["zoe", "owner", "none"],
    ]);
    expect(rows[2]?.accessibleText).toBe("cy, moderator, here");
    expect(nameOfKey(rows[4]?.key ?? "")).toBe("guest ana");
  });

  test("of another room: its members and nobody else", () => {
    const room = roomState(
      { room: 5, name: "ops", role: "owner" },
      {
        members: [
          { name: "bob", role: "muted" },
          { name: "dee", role: "member" },
          { name: "ana", role: "owner" },
        ],
      },
    );
    expect(peopleRows({ name: "ana", present }, room).map(({ text, detail }) => [text, detail])).toEqual([
      ["Here (2)", undefined],
      ["ana", "you, owner"],
      ["bob", "muted"],
      ["Not here (1)", undefined],
      ["dee", undefined],
    ]);
  });
});

function stateWith(rooms: readonly RoomState[], changes: Partial<AppState> = {}): AppState {
  const server = serverState({
    rooms: new Map(rooms.map((room) => [room.info.room, room])),
    present: [{ name: "bob", guest: false }],
  });
  return appState({ servers: [server], ...changes });
}
