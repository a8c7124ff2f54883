import { expect, test } from "vitest";
import { trayWords } from "../../src/program/tray.ts";
import { appState, roomState, roomsOf, serverState, unread } from "../support/sample-state.ts";

const offline = serverState({ key: "b:1", phase: { kind: "offline", problem: undefined } });

test("a number for what is for this person, a dot for anything else, nothing for nothing", () => {
  const withUnread = (unreadCount: number, mentionCount: number) =>
    trayWords(
      appState({
        servers: [
          serverState({
            rooms: roomsOf(roomState({ room: 1, name: "lobby" }, unread(unreadCount, mentionCount))),
          }),
        ],
      }),
    );
  expect(withUnread(5, 2)).toMatchObject({
    badge: { kind: "count", count: 2 },
    tooltip: "Conclave: connected, 5 unread, 2 for you",
  });
  expect(withUnread(5, 0)).toMatchObject({
    badge: { kind: "dot" },
    tooltip: "Conclave: connected, 5 unread",
  });
  expect(withUnread(0, 0)).toMatchObject({ badge: { kind: "none" }, tooltip: "Conclave: connected" });
});

test("how many servers there is a connection to", () => {
  expect(trayWords(appState()).tooltip).toBe("Conclave: not connected");
  expect(trayWords(appState({ servers: [serverState(), offline] })).tooltip).toBe(
    "Conclave: connected to 1 of 2 servers",
  );
  expect(trayWords(appState({ servers: [offline] })).tooltip).toBe("Conclave: not connected");
});
