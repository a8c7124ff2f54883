import type { ClientEvent } from "@conclave/client";
import { type Content, lobby } from "@conclave/protocol";
import { beforeEach, expect, test } from "vitest";
import type { Action } from "../../src/app/actions.ts";
import type { AppState } from "../../src/app/app-state.ts";
import { initialAppState } from "../../src/app/initial-state.ts";
import { reduce } from "../../src/app/reduce.ts";
import { liveWords } from "../../src/spoken/live-words.ts";
import { ModelRoom } from "../app/support/model-room.ts";
import { address, host, serverKey } from "../support/sample-state.ts";

let state: AppState;

beforeEach(() => {
  state = initialAppState();
  const label = "Example chat";
  act({ type: "connect", server: serverKey, address, label, name: "ana", invitation: undefined });
  act({ type: "go", place: { kind: "server", server: serverKey } });
  hear({ type: "secured", host }, { type: "welcome", name: "ana" });
  hear({ type: "room", info: { ...new ModelRoom("ana").info(), room: lobby } });
  hear({ type: "room", info: { ...new ModelRoom("ana").info(), room: 5, name: "ops", kind: "public" } });
  hear({ type: "ready" }, { type: "caught-up", room: lobby }, { type: "caught-up", room: 5 });
});

/** What is said of it. */
function act(...actions: readonly Action[]): string[] {
  return actions.flatMap((action) => {
    const before = state;
    state = reduce(state, action);
    return liveWords(before, state).map(({ text }) => text);
  });
}

function hear(...events: readonly ClientEvent[]): string[] {
  return act(...events.map((event) => ({ type: "client", server: serverKey, event, timeMs: 1 }) as const));
}

function entry(number: number, from: string, content: Content, room = lobby): string[] {
  const told = { number, from, guest: from === "guest", timeMs: number, content };
  return hear({ type: "entry", room, entry: told, novelty: "live", own: from === "ana", id: undefined });
}

test("a message of the open room is said with its author, without its marks; mentions and guests are said", () => {
  expect(entry(1, "bob", { kind: "text", text: "**hello** all" })).toEqual(["bob: hello all"]);
  expect(entry(2, "guest", { kind: "text", text: "psst, ana" })).toEqual([
    "guest, guest: mentions you, psst, ana",
  ]);
  const file = { id: "0".repeat(32), name: "a\nb.txt", type: "text/plain", bytes: 1 };
  expect(entry(3, "bob", { kind: "file", ...file, text: "look" } as never)).toEqual([
    expect.stringMatching(/^bob: file a b\.txt, look$/),
  ]);
});

test("not said: what we wrote, another room, changes and marks, what is further up", () => {
  expect(entry(1, "ana", { kind: "text", text: "mine" })).toEqual([]);
  expect(entry(1, "bob", { kind: "text", text: "elsewhere" }, 5)).toEqual([]);
  expect(entry(2, "bob", { kind: "text", text: "one" })).toEqual(["bob: one"]);
  expect(entry(3, "bob", { kind: "edit", of: 2, text: "two" })).toEqual([]);
  expect(entry(4, "bob", { kind: "react", of: 2, mark: "👍", set: "on" })).toEqual([]);
  // The other room is opened with what it has.
  expect(act({ type: "go", place: { kind: "room", server: serverKey, room: 5 } })).toEqual([]);
  expect(entry(2, "bob", { kind: "text", text: "here" }, 5)).toEqual(["bob: here"]);
});

test("nothing while nobody is there, or while it is not wanted", () => {
  act({ type: "attend", attention: "away" });
  expect(entry(1, "bob", { kind: "text", text: "one" })).toEqual([]);
  act({ type: "attend", attention: "here" }, { type: "set-settings", changes: { announce: "off" } });
  expect(entry(2, "bob", { kind: "text", text: "two" })).toEqual([]);
  act({ type: "set-settings", changes: { announce: "on" } });
  expect(entry(3, "bob", { kind: "text", text: "three" })).toEqual(["bob: three"]);
});

test("a connection that is lost, and one that is back, are said once each", () => {
  const lost = { type: "waiting", attempt: 1, delayMs: 1000, ending: { kind: "lost" } } as ClientEvent;
  expect(hear(lost)).toEqual([
    "The connection to Example chat is lost. It is made again by itself; what you write waits.",
  ]);
  expect(hear(lost)).toEqual([]);
  expect(hear({ type: "secured", host }, { type: "welcome", name: "ana" })).toEqual([
    "Connected to Example chat",
  ]);
});

test("what is wrong is said, when it comes and not when it goes", () => {
  const complaint = { key: "a", text: "The disk is full." };
  expect(act({ type: "complain", complaint })).toEqual(["The disk is full."]);
  expect(act({ type: "dismiss-complaint", key: "a" })).toEqual([]);
});
