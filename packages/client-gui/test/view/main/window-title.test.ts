import { expect, test } from "vitest";
import { windowTitle } from "../../../src/view/main/window-title.ts";
import { appState, roomState, roomsOf, serverKey, serverState, unread } from "../../support/sample-state.ts";

const rooms = roomsOf(
  roomState({ room: 1, name: "lobby" }, unread(2)),
  roomState({ room: 2, name: "design" }, unread(1)),
);

test("nothing but the program's name on the first page", () => {
  expect(windowTitle(appState())).toBe("Conclave");
});

test("where one is, as whom, and how much is unread in all rooms", () => {
  const state = appState({ servers: [serverState({ rooms })] });
  expect(windowTitle({ ...state, place: { kind: "room", server: serverKey, room: 2 } })).toBe(
    "(3) design — ana at Example chat — Conclave",
  );
  expect(windowTitle({ ...state, place: { kind: "server", server: serverKey } })).toBe(
    "(3) ana at Example chat — Conclave",
  );
});
