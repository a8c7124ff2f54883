/** The state of the program without a window: servers and how they end, rooms that come and go, what is unread. */
import type { ClientEvent, Ending } from "@conclave/client";
import { type Content, lobby } from "@conclave/protocol";
import { describe, expect, test } from "vitest";
import type { Action } from "../../src/app/actions.ts";
import type { AppState, RoomState } from "../../src/app/app-state.ts";
import { findRoom, findServer } from "../../src/app/change.ts";
import { initialAppState } from "../../src/app/initial-state.ts";
import { reduce } from "../../src/app/reduce.ts";
import { address, host, serverKey } from "../support/sample-state.ts";
import { ModelRoom } from "./support/model-room.ts";

const ops = 5;

describe("a server", () => {
  test("from an attempt to its lobby: the key that was proved is the one that is shown", () => {
    const run = new Run();
    run.connect();
    expect(run.phase).toEqual({ kind: "connecting", address, host: undefined });
    run.hear({ type: "secured", host }, { type: "welcome", name: "Ana" });
    expect(run.server).toMatchObject({ name: "Ana", host, phase: { kind: "online", host, name: "Ana" } });
    run.hear({ type: "server", name: "  Example\u202e chat ", fileMaxBytes: 10 });
    expect(run.server).toMatchObject({ label: "Example chat", fileMaxBytes: 10 });
    run.describe();
    run.hear({ type: "ready" });
    expect(run.state.place).toEqual({ kind: "room", server: serverKey, room: lobby });
  });

  test.each([
    [
      { kind: "unknown-host", host },
      { kind: "trust-question", host },
    ],
    [
      { kind: "changed-host", host, knownFingerprint: "SHA256:old", knownBy: "pin" },
      { kind: "alarm", host, knownFingerprint: "SHA256:old", knownBy: "pin" },
    ],
    [{ kind: "closed" }, { kind: "offline", problem: undefined }],
    [
      { kind: "downgraded-host" },
      { kind: "offline", problem: { what: expect.stringContaining("weaker encryption") } },
    ],
  ] satisfies [Ending, object][])("an attempt that ends with %j", (ending, phase) => {
    const run = new Run();
    run.connect();
    run.hear({ type: "ended", ending, unsent: [] });
    expect(run.phase).toMatchObject(phase);
  });

  test("a lost connection keeps the rooms, forgets who is here, and says when it goes on", () => {
    const run = Run.online();
    run.hear({ type: "present", occupants: [{ name: "ana", guest: false }] });
    run.hear({ type: "waiting", ending: { kind: "lost" }, attempt: 1, delayMs: 0 });
    expect(run.phase).toMatchObject({ kind: "reconnecting", problem: undefined, atMs: 1000 });
    run.hear({ type: "waiting", ending: { kind: "lost" }, attempt: 2, delayMs: 4000 });
    expect(run.phase).toMatchObject({ problem: { what: expect.stringContaining("was lost") }, atMs: 5000 });
    expect(run.server?.present).toEqual([]);
    expect(run.server?.rooms.size).toBe(1);
    run.hear({ type: "connecting", attempt: 2 });
    expect(run.phase).toMatchObject({ kind: "reconnecting", atMs: undefined });
    run.hear({ type: "secured", host }, { type: "welcome", name: "ana" });
    expect(run.phase.kind).toBe("online");
  });

  test("a server that is removed takes its place and its dialog along", () => {
    const run = Run.online();
    run.act(
      { type: "show", overlay: { kind: "x-ray", server: serverKey } },
      { type: "remove-server", server: serverKey },
    );
    expect(run.state).toMatchObject({ servers: [], place: { kind: "welcome" }, overlay: undefined });
  });

  test("the same trouble with a file is one complaint", () => {
    const run = Run.online();
    for (const message of ["disk full", "disk still full"])
      run.hear({ type: "store-failed", error: new Error(message) });
    expect(run.state.complaints).toMatchObject([{ text: expect.stringContaining("disk still full") }]);
  });
});

describe("a room", () => {
  test("that we are out of is gone, and whoever was in it is in the lobby", () => {
    const run = Run.online();
    run.describe(ops);
    run.act({ type: "go", place: { kind: "room", server: serverKey, room: ops } });
    run.hear({ type: "room-left", room: ops });
    expect(run.state.place).toEqual({ kind: "room", server: serverKey, room: lobby });
    expect(run.server?.rooms.has(ops)).toBe(false);
    run.act({ type: "go", place: { kind: "room", server: serverKey, room: ops } });
    expect(run.state.place).toMatchObject({ room: lobby });
  });

  test("whose entries the server has lost or dropped says so, and goes on behind them", () => {
    const run = Run.online();
    run.says("bob", "one").says("bob", "two").says("bob", "three");
    run.hear({ type: "set-back", room: lobby, from: 2, to: 3 });
    expect(run.words).toEqual([
      "one",
      "Entries #2 to #3: the server has lost that, it was set back to an older state",
    ]);
    expect(run.room).toMatchObject({ unread: { numbers: [1] }, info: { last: 1 } });
    run.hear({ type: "forgotten", room: lobby, from: 2, to: 9 });
    run.entry(10, "bob", { kind: "text", text: "ten" });
    expect(run.words.slice(2)).toEqual([
      "Entries #2 to #9: you missed that, and the server does not keep it any more",
      "ten",
    ]);
  });

  test("many who come and go do not push out what was said", () => {
    const run = Run.online();
    run.says("bob", "still here");
    for (let index = 0; index < 1000; index += 1)
      run.hear({ type: "joined", name: `p${index}`, guest: false, timeMs: index });
    expect(run.words[0]).toBe("still here");
    expect(run.words).toHaveLength(41);
  });

  test("a room of two has the lines about the other one, and about nobody else", () => {
    const run = Run.online();
    run.describe(ops, { kind: "direct", name: "bob" });
    run.hear(
      { type: "joined", name: "bob", guest: false, timeMs: 1 },
      { type: "joined", name: "cy", guest: true, timeMs: 2 },
    );
    run.hear({ type: "left", name: "bob", how: "lost", timeMs: 3 });
    expect(run.wordsOf(ops)).toEqual(["⁨bob⁩ came", "⁨bob⁩ lost the connection"]);
    expect(run.words).toEqual(["⁨bob⁩ came", "⁨cy⁩ (guest) came", "⁨bob⁩ lost the connection"]);
  });
});

describe("what is unread", () => {
  test("names and keywords are mentions as words of their own; in a room of two everything is", () => {
    const run = Run.online({ settings: { ...initialAppState().settings, keywords: ["prod down"] } });
    for (const text of ["banana", "hi Ana!", "@ana", "anabel", "PROD DOWN again", "ana_2", "«ana»"])
      run.says("bob", text);
    expect(run.room.unread.numbers).toHaveLength(7);
    expect(run.room.unread.mentions).toEqual([2, 3, 5, 7]);
    run.describe(ops, { kind: "direct", name: "bob" });
    run.entry(1, "bob", { kind: "text", text: "psst" }, ops);
    expect(run.roomOf(ops).unread).toMatchObject({ numbers: [1], mentions: [1] });
  });

  test("our own texts, changes and what was said before we came are not", () => {
    const run = Run.online({}, 3);
    for (const number of [1, 2, 3]) run.hear(run.told(number, "bob", "earlier"));
    run.says("ana", "mine").entry(5, "bob", { kind: "react", of: 4, mark: "x", set: "on" });
    expect(run.room.unread.numbers).toEqual([]);
  });

  test("reading needs the person, the room and no wish to the contrary", () => {
    const run = Run.online({ attention: "away" });
    run.says("bob", "one").says("bob", "two");
    const read = { type: "mark-read", server: serverKey, room: lobby, number: 2 } as const;
    run.act({ type: "go", place: { kind: "welcome" } }, { type: "attend", attention: "here" }, read);
    expect(run.room.unread.numbers).toEqual([1, 2]);
    run.act({ type: "go", place: { kind: "room", server: serverKey, room: lobby } });
    expect(run.room.timeline.unreadFrom).toBe(1);
    run.act(read);
    expect(run.room).toMatchObject({ unread: { numbers: [] }, info: { read: 2 } });
    run.act({ type: "mark-unread", server: serverKey, room: lobby, number: 2 }, read);
    expect(run.room).toMatchObject({ unread: { numbers: [2] }, timeline: { unreadFrom: 2 } });
    run.act(
      { type: "go", place: { kind: "welcome" } },
      { type: "go", place: { kind: "room", server: serverKey, room: lobby } },
      read,
    );
    expect(run.room.unread.numbers).toEqual([]);
  });

  test("what is read on another device or taken away is not counted any more", () => {
    const run = Run.online({ attention: "away" });
    for (const text of ["ana 1", "ana 2", "ana 3"]) run.says("bob", text);
    run.entry(4, "bob", { kind: "delete", of: 3 });
    expect(run.room.unread).toMatchObject({ numbers: [1, 2], mentions: [1, 2] });
    run.hear({ type: "read", room: lobby, number: 1 });
    expect(run.room.unread).toMatchObject({ numbers: [2], mentions: [2] });
    run.hear({ type: "read", room: lobby, number: 1 });
    expect(run.room.info.read).toBe(1);
  });
});

test("emoji that were used stand first, each once", () => {
  const run = new Run({ emoji: ["🎉", "👍"] });
  run.act({ type: "use-emoji", characters: ["🦉", "👍🏽"] });
  expect(run.state.emoji).toEqual(["👍🏽", "🦉", "🎉"]);
});

class Run {
  state: AppState;
  #last = 0;

  constructor(changes: Partial<AppState> = {}) {
    this.state = { ...initialAppState(), ...changes };
  }

  /** In the lobby, which has had so many entries. */
  static online(changes: Partial<AppState> = {}, last = 0): Run {
    const run = new Run(changes);
    run.connect();
    run.hear({ type: "secured", host }, { type: "welcome", name: "ana" });
    run.describe(lobby, { last });
    run.hear({ type: "ready" });
    if (last === 0) run.hear({ type: "caught-up", room: lobby });
    run.#last = last;
    return run;
  }

  get server() {
    return findServer(this.state, serverKey);
  }

  get phase() {
    const { server } = this;
    if (server === undefined) throw new Error("there is no server");
    return server.phase;
  }

  get room(): RoomState {
    return this.roomOf(lobby);
  }

  get words(): readonly string[] {
    return this.wordsOf(lobby);
  }

  roomOf(id: number): RoomState {
    const room = findRoom(this.state, serverKey, id);
    if (room === undefined) throw new Error(`there is no room ${id}`);
    return room;
  }

  wordsOf(id: number): readonly string[] {
    return this.roomOf(id).timeline.items.map((item) => item.text);
  }

  connect(): void {
    this.act({
      type: "connect",
      server: serverKey,
      address,
      label: serverKey,
      name: "ana",
      invitation: undefined,
    });
    this.act({ type: "go", place: { kind: "server", server: serverKey } });
  }

  describe(room = lobby, changes: Partial<RoomState["info"]> = {}): void {
    this.hear({ type: "room", info: { ...new ModelRoom("ana").info(), room, ...changes } });
    if (room !== lobby) this.hear({ type: "caught-up", room });
  }

  says(from: string, text: string): this {
    return this.entry(this.#last + 1, from, { kind: "text", text });
  }

  entry(number: number, from: string, content: Content, room = lobby): this {
    if (room === lobby) this.#last = number;
    const entry = { number, from, guest: false, timeMs: number, content };
    this.hear({ type: "entry", room, entry, novelty: "live", own: from === "ana", id: undefined });
    return this;
  }

  told(number: number, from: string, novelty: "earlier" | "missed"): ClientEvent {
    const content = { kind: "text", text: `ana ${number}` } as const;
    const entry = { number, from, guest: false, timeMs: number, content };
    return { type: "entry", room: lobby, entry, novelty, own: false, id: undefined };
  }

  hear(...events: readonly ClientEvent[]): void {
    this.act(...events.map((event) => ({ type: "client", server: serverKey, event, timeMs: 1000 }) as const));
  }

  act(...actions: readonly Action[]): void {
    this.state = actions.reduce(reduce, this.state);
  }
}
