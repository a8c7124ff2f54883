/** What the pane is given to draw: groups, lines, folds, what is not sent, and the same objects for what has not changed. */
import type { OutboxItem, OutboxState, Transfer } from "@conclave/client";
import { type Content, lobby, type Role } from "@conclave/protocol";
import { describe, expect, test } from "vitest";
import type { AppState } from "../../src/app/app-state.ts";
import { findRoom, findServer } from "../../src/app/change.ts";
import { reduce } from "../../src/app/reduce.ts";
import type { MessageRow } from "../../src/rows/message-row.ts";
import { rowSubject } from "../../src/rows/row-keys.ts";
import type { RowLook } from "../../src/rows/row-look.ts";
import { roomRows } from "../../src/rows/rows.ts";
import { ModelRoom } from "../app/support/model-room.ts";
import { appState, serverKey, serverState } from "../support/sample-state.ts";

const look: RowLook = {
  html: (text) => `<p>${text}</p>`,
  colour: () => "#123456",
  times: { style: "24h", locale: "en-GB", timeZone: "UTC" },
};
const startMs = Date.UTC(2026, 10, 28, 9, 0);
const minuteMs = 60_000;

describe("what stands together", () => {
  test("one author within five minutes has one heading; another author, a longer pause and another day begin anew", () => {
    const room = new Scene();
    room
      .says("bob", "one", 0)
      .says("bob", "two", 4)
      .says("cy", "three", 5)
      .says("bob", "four", 5)
      .says("bob", "five", 11);
    room.says("bob", "tomorrow", 24 * 60 + 11);
    expect(room.sketch()).toEqual([
      "date: Today",
      "message: bob <p>one</p>",
      "continued: <p>two</p>",
      "message: cy <p>three</p>",
      "message: bob <p>four</p>",
      "message: bob <p>five</p>",
      expect.stringMatching(/^date: Sunday/),
      "message: bob <p>tomorrow</p>",
    ]);
  });

  test("the unread line stands above the first entry that is new, and begins a group", () => {
    const room = new Scene({ place: { kind: "room", server: serverKey, room: lobby }, attention: "away" });
    room.says("ana", "mine", 0);
    room.act({ type: "attend", attention: "here" });
    room.act({ type: "attend", attention: "away" });
    room.says("bob", "new", 1).says("bob", "newer", 2);
    expect(room.sketch().slice(1)).toEqual([
      "message: ana <p>mine</p>",
      "unread: New messages",
      "message: bob <p>new</p>",
      "continued: <p>newer</p>",
    ]);
    room.act({ type: "mark-all-read", server: serverKey, room: lobby });
    expect(room.sketch()).not.toContain("unread: New messages");
  });

  test("people who come and go are one line, which can be hidden", () => {
    const room = new Scene();
    room.says("ana", "hi", 0);
    for (const name of ["bob", "cy", "dee", "eve", "fay"]) room.comes(name, 1);
    room.goes("cy", 2).goes("gus", 3).says("bob", "hello", 4).comes("hal", 5);
    const folded = room.sketch().filter((row) => row.startsWith("notice"));
    expect(folded).toEqual([
      "notice: ⁨bob⁩, ⁨dee⁩ and 2 others came; ⁨cy⁩ came and went; ⁨gus⁩ went",
      "notice: ⁨hal⁩ came",
    ]);
    expect(room.rows({ presenceNotices: "hidden" }).some(({ kind }) => kind === "notice")).toBe(false);
    expect(keys(room.rows())).toHaveLength(new Set(keys(room.rows())).size);
  });
});

test("what is told of several people is said in the plural", () => {
  const room = new Scene();
  const becomes = (who: string, role: Role | "none") => room.puts("ana", { kind: "member", who, role }, 1);
  room.says("ana", "hi", 0);
  becomes("bob", "moderator");
  expect(room.sketch().at(-1)).toBe("notice: ⁨ana⁩ made ⁨bob⁩ a moderator of the room");
  becomes("cy", "moderator");
  becomes("dee", "muted");
  becomes("eve", "none");
  becomes("fay", "none");
  room.goes("gus", 2, "lost").goes("hal", 2, "lost");
  expect(room.sketch().at(-1)).toBe(
    "notice: ⁨bob⁩ and ⁨cy⁩ became moderators; ⁨dee⁩ was muted; ⁨eve⁩ and ⁨fay⁩ were taken out; ⁨gus⁩ and ⁨hal⁩ lost the connection",
  );
});

describe("one message", () => {
  test("says what became of it, to eyes and ears", () => {
    const room = new Scene();
    room.says("bob", "hello ana", 0).puts("cy", { kind: "react", of: 1, mark: "👍", set: "on" }, 1);
    room
      .puts("ana", { kind: "react", of: 1, mark: "👍", set: "on" }, 1)
      .puts("bob", { kind: "edit", of: 1, text: "hello, ana" }, 2);
    room.puts("ana", { kind: "text", text: "hello bob", re: 1 }, 3);
    const [, first, reply] = room.rows();
    expect(first).toMatchObject({
      html: "<p>hello, ana</p>",
      emphasis: "mention",
      remarks: ["changed"],
      chips: [{ id: "👍", text: "👍 2", on: "yes", accessibleText: "👍: 2 people, you too" }],
      accessibleText: "bob, 09:00, mentions you, hello, ana, 👍 2, changed",
      copyText: "[09:00] bob: hello, ana",
    });
    expect(reply).toMatchObject({
      quote: { name: "bob", text: "hello, ana", target: "e:1" },
      heading: { name: "ana", tags: ["you"] },
      delivery: { kind: "stored", actions: [] },
    });
    room.puts("cy", { kind: "delete", of: 1 }, 4);
    const gone = room.rows()[1];
    expect(gone).toMatchObject({ html: undefined, chips: undefined, remarks: ["Deleted by ⁨cy⁩"] });
    expect(room.rows()[2]?.quote?.text).toBe("Deleted");
  });

  test("only the newest of one's own says that it is stored", () => {
    const room = new Scene();
    room.says("ana", "one", 0).says("ana", "two", 1);
    const stored = () =>
      room
        .rows()
        .filter(({ delivery }) => delivery?.kind === "stored")
        .map(({ key }) => key);
    expect(stored()).toEqual(["e:2"]);
    room.writes({ kind: "text", text: "three" }, { kind: "waiting", sent: "never" });
    expect(stored()).toEqual([]);
  });
});

describe("what is not stored", () => {
  test("waits below everything, with what can be done about it", () => {
    const room = new Scene();
    room.says("ana", "here", 0);
    room.writes({ kind: "text", text: "later", re: 1 }, { kind: "waiting", sent: "never" }, "a");
    room.writes({ kind: "text", text: "refused" }, { kind: "refused", why: "role" }, "b");
    room.writes({ kind: "react", of: 1, mark: "x", set: "on" }, { kind: "waiting", sent: "never" }, "c");
    room.writes({ kind: "edit", of: 1, text: "changed" }, { kind: "waiting", sent: "never" }, "d");
    const rows = room.rows().slice(1);
    expect(rows.map(({ key, kind }) => `${key} ${kind}`)).toEqual([
      "e:1 message",
      "o:a continued",
      "o:b continued",
    ]);
    expect(rows[0]?.remarks).toEqual(["change waiting to be sent"]);
    expect(rows[1]).toMatchObject({
      quote: { text: "here" },
      delivery: { kind: "waiting", actions: [{ id: "discard" }] },
    });
    expect(rows[2]?.delivery).toMatchObject({
      kind: "failed",
      text: expect.stringContaining("Your role in the room does not allow it."),
      actions: [{ id: "retry" }, { id: "discard" }],
    });
    expect(rowSubject("o:a")).toEqual({ kind: "unsent", id: "a" });
    expect(rowSubject("e:12")).toEqual({ kind: "entry", number: 12 });
    expect(rowSubject("unread")).toBeUndefined();
  });

  test("a file has a bar until the room has it, and then a card", () => {
    const room = new Scene();
    const transfer: Transfer = {
      ...{ id: "f", room: lobby, direction: "out", name: "plan.pdf", type: "application/pdf" },
      ...{
        bytes: 2_097_152,
        doneBytes: 524_288,
        number: undefined,
        path: "/tmp/plan.pdf",
        state: { kind: "moving" },
      },
    };
    room.moves(transfer);
    expect(room.rows()[0]).toMatchObject({
      key: "o:f",
      files: [{ name: "plan.pdf", detail: "2 MiB, 25 %", progress: 0.25, actions: [{ id: "cancel" }] }],
      accessibleText: "ana, file plan.pdf, 2 MiB, 25 %, Being sent",
    });
    room.puts(
      "ana",
      { kind: "file", name: "plan.pdf", type: "application/pdf", bytes: 2_097_152, hash: new Uint8Array(32) },
      0,
    );
    room.moves({ ...transfer, doneBytes: 2_097_152, number: 1, state: { kind: "done" } });
    expect(room.rows().slice(1)).toMatchObject([
      {
        key: "e:1",
        files: [
          {
            detail: "2 MiB",
            actions: [{ id: "open" }, { id: "show-in-folder" }, { id: "save-as" }],
          },
        ],
      },
    ]);
  });
});

test("a file that the server did not take says what it takes", () => {
  const room = new Scene();
  const event = { type: "server", name: undefined, fileMaxBytes: 26_214_400 } as const;
  room.act({ type: "client", server: serverKey, event, timeMs: 0 });
  room.moves({
    ...{ id: "f", room: lobby, direction: "out", name: "film.mkv", type: "video/x-matroska" },
    ...{ bytes: 3e9, doneBytes: 0, number: undefined, path: "/tmp/film.mkv" },
    state: { kind: "failed", why: "size" },
  });
  expect(room.rows()[0]).toMatchObject({
    delivery: { kind: "failed", text: "film.mkv is too large: at most 25 MiB here." },
    accessibleText: expect.stringContaining("at most 25 MiB here"),
  });
});

test("what has not changed is the same object; what has, is another", () => {
  const room = new Scene();
  room.says("bob", "one", 0).says("cy", "two", 1).comes("dee", 2).says("bob", "three", 3);
  const before = room.rows();
  expect(room.rows().every((row, index) => row === before[index])).toBe(true);
  room.puts("cy", { kind: "react", of: 2, mark: "👍", set: "on" }, 4).says("bob", "four", 5);
  const after = room.rows();
  const changed = before.filter((row) => !after.includes(row)).map(({ key }) => key);
  expect(changed).toEqual(["e:2"]);
});

class Scene {
  #state: AppState;
  #last = 0;

  constructor(changes: Partial<AppState> = {}) {
    this.#state = appState({ servers: [serverState()], ...changes });
    this.#hear({ type: "room", info: new ModelRoom("ana").info() });
    this.#hear({ type: "caught-up", room: lobby });
  }

  rows(
    settings: { readonly presenceNotices: "folded" | "hidden" } = { presenceNotices: "folded" },
  ): readonly MessageRow[] {
    const [server, room] = [findServer(this.#state, serverKey), findRoom(this.#state, serverKey, lobby)];
    if (server === undefined || room === undefined) throw new Error("there is no room");
    return roomRows({ server, room, settings, look, nowMs: startMs });
  }

  /** Each row in a few words. */
  sketch(): readonly string[] {
    return this.rows().map(
      ({ kind, heading, label, html }) =>
        `${kind}: ${[heading?.name, label, html].filter((part) => part !== undefined).join(" ")}`,
    );
  }

  says(from: string, text: string, minute: number): this {
    return this.puts(from, { kind: "text", text }, minute);
  }

  puts(from: string, content: Content, minute: number): this {
    this.#last += 1;
    const entry = { number: this.#last, from, guest: false, timeMs: startMs + minute * minuteMs, content };
    this.#hear({ type: "entry", room: lobby, entry, novelty: "live", own: from === "ana", id: undefined });
    return this;
  }

  comes(name: string, minute: number): this {
    this.#hear({ type: "joined", name, guest: false, timeMs: startMs + minute * minuteMs });
    return this;
  }

  goes(name: string, minute: number, how: "left" | "lost" = "left"): this {
    this.#hear({ type: "left", name, how, timeMs: startMs + minute * minuteMs });
    return this;
  }

  writes(content: Content, state: OutboxState, id = "x"): void {
    const item: OutboxItem = { id, room: lobby, content, timeMs: startMs, state };
    this.#hear({ type: "outbox", item });
  }

  moves(transfer: Transfer): void {
    this.#hear({ type: "transfer", transfer });
  }

  act(action: Parameters<typeof reduce>[1]): void {
    this.#state = reduce(this.#state, action);
  }

  #hear(event: Extract<Parameters<typeof reduce>[1], { type: "client" }>["event"]): void {
    this.act({ type: "client", server: serverKey, event, timeMs: 0 });
  }
}

function keys(rows: readonly MessageRow[]): readonly string[] {
  return rows.map(({ key }) => key);
}
