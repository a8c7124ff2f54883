import { beforeEach, expect, test } from "vitest";
import type { AppState } from "../../../src/app/app-state.ts";
import type { Controller } from "../../../src/app/controller.ts";
import { emptyDraft } from "../../../src/app/initial-state.ts";
import { windowActions } from "../../../src/view/main/actions.ts";
import { roomStops } from "../../../src/view/main/room-stops.ts";
import { appState, roomState, roomsOf, serverKey, serverState, unread } from "../../support/sample-state.ts";

const lobby = roomState({ room: 1, name: "lobby", kind: "lobby" });
const design = roomState({ room: 2, name: "design" }, unread(2));

let told: unknown[][];
let state: AppState;

beforeEach(() => {
  told = [];
  state = appState({
    servers: [serverState({ rooms: roomsOf(lobby, design) })],
    place: { kind: "room", server: serverKey, room: 1 },
  });
});

/** Everything that is asked of the controller and of the window is written down. */
function recorder(what: string) {
  return new Proxy({} as never, {
    get:
      (_, name) =>
      (...values: unknown[]) =>
        told.push([what, name, ...values]),
  });
}

function actions() {
  const controller: Controller = recorder("controller");
  return windowActions({
    state: () => state,
    controller,
    acts: recorder("window"),
    stops: () => roomStops(state),
  });
}

test("to the next room, and to the next one with something new", () => {
  actions()["next-room"].run();
  actions()["previous-unread"].run();
  expect(told).toEqual([
    ["controller", "go", { kind: "room", server: serverKey, room: 2 }],
    ["controller", "go", { kind: "room", server: serverKey, room: 2 }],
  ]);
});

test("text gets larger and smaller by steps that end, and is as usual again", () => {
  for (const [percent, id, after] of [
    [100, "larger-text", 110],
    [103, "smaller-text", 100],
    [200, "larger-text", 200],
    [110, "usual-text", 100],
  ] as const) {
    state = { ...state, settings: { ...state.settings, fontPercent: percent } };
    actions()[id].run();
    expect(told.pop()).toEqual(["controller", "setSettings", { fontPercent: after }]);
  }
});

test("a panel is hidden, keeps its width, and the other one stays", () => {
  actions()["people-panel"].run();
  const { layout } = state;
  expect(told).toEqual([
    ["controller", "setLayout", { ...layout, people: { ...layout.people, shown: "no" } }],
  ]);
});

test("Escape leaves a reply first; the next one marks as read and goes to the end", () => {
  const replying = { ...lobby, draft: { text: "half", purpose: { kind: "reply", to: 3 } } } as const;
  state = { ...state, servers: [serverState({ rooms: roomsOf(replying, design) })] };
  actions()["read-and-end"].run();
  expect(told.shift()).toEqual(["controller", "setDraft", serverKey, 1, { ...emptyDraft, text: "half" }]);
  told = [];
  state = { ...state, servers: [serverState({ rooms: roomsOf(lobby, design) })] };
  actions()["read-and-end"].run();
  expect(told.map(([, name]) => name)).toEqual(["markAllRead", "scrollToEnd", "focusComposer"]);
});

test("to where one left off, with the keyboard; impossible where nothing was new", () => {
  expect(actions()["to-unread"].isPossible(state)).toBe(false);
  actions()["to-unread"].run();
  expect(told).toEqual([]);
  const unread = { ...lobby, timeline: { ...lobby.timeline, unreadFrom: 7 } };
  state = { ...state, servers: [serverState({ rooms: roomsOf(unread) })] };
  expect(actions()["to-unread"].isPossible(state)).toBe(true);
  actions()["to-unread"].run();
  expect(told).toEqual([
    ["controller", "showEntry", serverKey, 1, 7],
    ["window", "focusMessages"],
  ]);
});

test("what needs a room or a connection is possible only there", () => {
  const possible = (now: AppState) =>
    (["room-details", "search-everywhere", "x-ray", "switcher"] as const).filter((id) =>
      actions()[id].isPossible(now),
    );
  expect(possible(state)).toEqual(["room-details", "search-everywhere", "x-ray", "switcher"]);
  const offline = serverState({ phase: { kind: "offline", problem: undefined } });
  expect(possible({ ...state, servers: [offline], place: { kind: "server", server: serverKey } })).toEqual([
    "search-everywhere",
    "switcher",
  ]);
  expect(possible(appState())).toEqual(["switcher"]);
});

test("the panels at the sides get wider and narrower by keys, up to a bound, while they are shown", () => {
  for (const [width, id, after] of [
    [200, "rooms-wider", 224],
    [150, "rooms-narrower", 140],
    [470, "rooms-wider", 480],
  ] as const) {
    told = [];
    state = { ...state, layout: { ...state.layout, rooms: { shown: "yes", width } } };
    actions()[id].run();
    const rooms = { shown: "yes", width: after };
    expect(told).toEqual([["controller", "setLayout", { ...state.layout, rooms }]]);
  }
  state = { ...state, layout: { ...state.layout, people: { shown: "no", width: 200 } } };
  expect(actions()["people-wider"].isPossible(state)).toBe(false);
  expect(actions()["rooms-wider"].isPossible(state)).toBe(true);
});
