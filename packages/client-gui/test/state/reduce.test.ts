/** The window's state without a window. */
import type { ClientEvent, Ending, OutboxItem, OutboxState } from "@conclave/client";
import { asIdentityPublicKey } from "@conclave/crypto";
import { type Content, ProtocolError } from "@conclave/protocol";
import { describe, expect, test } from "vitest";
import { linesKeptCount, linesMaxCount } from "../../src/state/lines.ts";
import { type Action, reduce } from "../../src/state/reduce.ts";
import { initialState, type ViewState } from "../../src/state/view-state.ts";

const address = { host: "127.0.0.1", port: 5068 };
const host = {
  hostKey: asIdentityPublicKey(new Uint8Array(32)),
  fingerprint: "SHA256:new",
  suite: 2,
} as const;
const start = initialState({ host: "127.0.0.1", port: "5068", name: "ana" });

test("a window begins offline, empty, with its fields filled in", () => {
  expect(start).toEqual({
    form: { host: "127.0.0.1", port: "5068", name: "ana" },
    phase: { kind: "offline", problem: undefined },
    lines: [],
    revision: 0,
    waiting: [],
    people: [],
  });
});

test("from connecting to online: the key that was proved is the one that is shown", () => {
  const state = after(
    { type: "connect", address },
    report({ type: "secured", host }),
    report({ type: "welcome", name: "Ana" }),
  );
  expect(state.phase).toEqual({ kind: "online", address, host, name: "Ana" });
  expect(texts(state)).toEqual(["You are here as \u2068Ana\u2069"]);
});

describe("people", () => {
  test("those who are here, those who come, those who go", () => {
    const state = online(
      report({ type: "present", occupants: [owner("bob"), owner("ana")] }),
      report({ type: "joined", name: "cy", guest: true, timeMs: 5 }),
      report({ type: "left", name: "bob", how: "left", timeMs: 6 }),
      report({ type: "left", name: "cy", how: "lost", timeMs: 7 }),
    );
    expect(state.people).toEqual([owner("ana")]);
    expect(texts(state).slice(1)).toEqual([
      "\u2068cy\u2069 (guest) came",
      "\u2068bob\u2069 went",
      "\u2068cy\u2069 was lost",
    ]);
  });

  test("nobody is here when we are not", () => {
    const state = online(
      report({ type: "present", occupants: [owner("bob"), owner("ana")] }),
      ended({ kind: "lost" }),
    );
    expect(state.people).toEqual([]);
  });
});

describe("what is said", () => {
  test("by others and by ourselves is told apart", () => {
    const state = online(said(1, "bob", "hi", { guest: true }), said(2, "ana", "hello", { own: true }));
    expect(state.lines.slice(1)).toMatchObject([
      { kind: "said", from: "bob", guest: true, text: "hi", timeMs: 5, own: false },
      { kind: "said", from: "ana", text: "hello", own: true },
    ]);
  });

  test("in other rooms is not shown yet", () => {
    const state = online();
    expect(reduce(state, said(1, "bob", "hi", { room: 2 }))).toBe(state);
  });

  test("and changed or taken away later is shown as it is now, and the pane learns that it has to be drawn anew", () => {
    const before = online(said(1, "bob", "helo"), said(2, "bob", "a secret"));
    const state = [
      entry(3, "bob", { kind: "edit", of: 1, text: "hello" }),
      entry(4, "bob", { kind: "delete", of: 2 }),
    ].reduce(reduce, before);
    expect(state.lines.slice(1)).toMatchObject([
      { number: 1, text: "hello", fate: "changed" },
      { number: 2, text: "", fate: "gone" },
    ]);
    expect(state.lines).toHaveLength(before.lines.length);
    expect(state.revision).toBe(before.revision + 2);
  });

  test("what is done to it is a line that quotes it", () => {
    const state = online(
      said(1, "bob", "shall we?"),
      entry(2, "cy", { kind: "react", of: 1, mark: "👍", set: "on" }),
      entry(3, "server", { kind: "notice", text: "back at six" }),
    );
    expect(texts(state).slice(2).map(plain)).toEqual([
      "cy put 👍 on “shall we?”",
      "the server says: back at six",
    ]);
  });

  test("what was missed and is not kept any more is said to be missing", () => {
    const state = online(report({ type: "forgotten", room: 1, from: 4, to: 9 }));
    expect(texts(state).at(-1)).toContain("Entries #4 to #9: you missed that");
  });

  test("the oldest lines go when there are far too many, and the newest stay", () => {
    const many = Array.from({ length: linesMaxCount }, (_, index) => said(index + 1, "bob", `${index}`));
    const state = online(...many);
    expect(state.lines.length).toBeLessThanOrEqual(linesMaxCount);
    expect(state.lines.length).toBeGreaterThanOrEqual(linesKeptCount);
    expect(texts(state).at(-1)).toBe(`${linesMaxCount - 1}`);
  });
});

describe("what we write", () => {
  test("waits until it is stored; its line is the room's own", () => {
    const waiting = online(written("one", { kind: "waiting", sent: "never" }));
    expect(waiting.waiting).toMatchObject([{ content: { text: "one" } }]);
    expect(texts(waiting)).toHaveLength(1);
    const stored = reduce(waiting, written("one", { kind: "stored", number: 1, timeMs: 5 }));
    expect(stored.waiting).toEqual([]);
    expect(texts(stored)).toHaveLength(1);
  });

  test("keeps its place while its state changes", () => {
    const state = online(
      written("one", { kind: "waiting", sent: "never" }),
      written("two", { kind: "waiting", sent: "never" }),
      written("one", { kind: "waiting", sent: "perhaps" }),
    );
    expect(state.waiting.map(({ id }) => id)).toEqual(["one", "two"]);
  });

  test("and is refused is shown with the reason, and is not lost from sight", () => {
    const state = online(written("one", { kind: "refused", why: "role" }));
    expect(texts(state).at(-1)).toBe(
      "Refused: the message. Your role in the room does not allow it. It was: one",
    );
    expect(state.lines.at(-1)).toMatchObject({ tone: "serious" });
  });
});

describe("a connection that is lost", () => {
  const waiting = (delayMs: number) =>
    report({ type: "waiting", ending: { kind: "lost" }, attempt: 1, delayMs });

  test("is made again by itself: said once, with the time of the next attempt, and nobody is here", () => {
    const state = online(report({ type: "present", occupants: [owner("ana")] }), waiting(0), waiting(4000));
    expect(state.phase).toMatchObject({
      kind: "reconnecting",
      name: "ana",
      atMs: 1_790_000_004_000,
      problem: { what: "The connection to 127.0.0.1:5068 was lost." },
    });
    expect(state.people).toEqual([]);
    expect(texts(state).slice(1)).toEqual(["The connection to 127.0.0.1:5068 was lost."]);
  });

  test("and is tried again at once raises no alarm yet", () => {
    expect(online(waiting(0)).phase).toMatchObject({ kind: "reconnecting", problem: undefined });
  });

  test("while it is being tried there is nothing to count down to", () => {
    const state = online(waiting(4000), report({ type: "connecting", attempt: 2 }));
    expect(state.phase).toMatchObject({ kind: "reconnecting", atMs: undefined });
  });

  test("and is back: the conversation goes on", () => {
    const state = online(
      waiting(4000),
      report({ type: "connecting", attempt: 2 }),
      report({ type: "secured", host }),
      report({ type: "welcome", name: "ana" }),
    );
    expect(state.phase).toEqual({ kind: "online", address, host, name: "ana" });
    expect(texts(state).at(-1)).toBe("Connected again");
  });

  test("and comes back with another key is an alarm", () => {
    const changed = { kind: "changed-host", host, knownFingerprint: "SHA256:old", knownBy: "pin" } as const;
    expect(online(waiting(4000), ended(changed)).phase).toMatchObject({ kind: "alarm", address });
  });
});

describe("endings of an attempt", () => {
  test("an unknown server is asked about", () => {
    expect(failed({ kind: "unknown-host", host }).phase).toEqual({ kind: "trust-question", address, host });
  });

  test("a changed key is an alarm with both fingerprints", () => {
    expect(
      failed({ kind: "changed-host", host, knownFingerprint: "SHA256:old", knownBy: "pin" }).phase,
    ).toEqual({
      kind: "alarm",
      address,
      host,
      knownFingerprint: "SHA256:old",
      knownBy: "pin",
    });
  });

  test.each<[Ending, RegExp]>([
    [
      { kind: "unreachable", error: Object.assign(new Error(""), { code: "ECONNREFUSED" }) },
      /No server is listening/,
    ],
    [{ kind: "not-conclave" }, /not a Conclave server/],
    [{ kind: "refused", alert: "busy" }, /is busy/],
    [{ kind: "downgraded-host" }, /weaker encryption/],
    [{ kind: "broken", error: new ProtocolError("record") }, /not what its keys had sealed/],
    [{ kind: "lost" }, /was lost/],
  ])("%j is a problem in words", (ending, what) => {
    expect(failed(ending).phase).toMatchObject({
      kind: "offline",
      problem: { what: expect.stringMatching(what) },
    });
  });

  test("one that we called off is no problem", () => {
    expect(failed({ kind: "closed" }).phase).toEqual({ kind: "offline", problem: undefined });
  });

  test("a refused name points at the field to mend, and keeps what was typed", () => {
    const state = after({ type: "connect", address }, report({ type: "name-refused", refusal: "taken" }));
    expect(state.phase).toMatchObject({
      problem: {
        field: "name",
        what: "\u2068ana\u2069 is taken: by somebody here, or by its owner who is away.",
      },
    });
    expect(state.form.name).toBe("ana");
  });
});

describe("endings of a conversation", () => {
  test("the transcript stays, says why, and shows what was not sent", () => {
    const state = online(
      said(1, "ana", "first", { own: true }),
      report({ type: "ended", ending: { kind: "goodbye", code: 7, text: "" }, unsent: [item("second")] }),
    );
    expect(texts(state)).toEqual([
      "You are here as \u2068ana\u2069",
      "first",
      "Not sent yet, and kept: second",
      "The server at 127.0.0.1:5068 ended the connection: removed by an administrator.",
    ]);
    expect(state.lines.slice(2)).toMatchObject([{ tone: "serious" }, { tone: "serious" }]);
    expect(state.phase).toMatchObject({
      kind: "offline",
      problem: { what: expect.stringContaining("removed by an administrator") },
    });
  });

  test("our own goodbye is no problem", () => {
    const state = online(ended({ kind: "closed" }));
    expect(state.phase).toEqual({ kind: "offline", problem: undefined });
    expect(state.lines.at(-1)).toMatchObject({ tone: "calm", text: "You left the conversation." });
  });
});

test("typing changes the field and nothing else", () => {
  const state = reduce(start, { type: "edit", field: "host", value: "chat.example.org" });
  expect(state).toEqual({ ...start, form: { ...start.form, host: "chat.example.org" } });
});

test("a report that comes too late changes nothing", () => {
  for (const event of [
    { type: "welcome", name: "ana" },
    { type: "secured", host },
    { type: "waiting", ending: { kind: "lost" }, attempt: 1, delayMs: 0 },
    { type: "connecting", attempt: 1 },
  ] as const) {
    expect(reduce(start, report(event))).toBe(start);
  }
});

function after(...actions: readonly Action[]): ViewState {
  return actions.reduce(reduce, start);
}

function online(...actions: readonly Action[]): ViewState {
  return after(
    { type: "connect", address },
    report({ type: "secured", host }),
    report({ type: "welcome", name: "ana" }),
    ...actions,
  );
}

function failed(ending: Ending): ViewState {
  return after({ type: "connect", address }, ended(ending));
}

function ended(ending: Ending): Action {
  return report({ type: "ended", ending, unsent: [] });
}

interface Saying {
  readonly room?: number;
  readonly guest?: boolean;
  readonly own?: boolean;
}

function said(number: number, from: string, text: string, saying: Saying = {}): Action {
  return entry(number, from, { kind: "text", text }, saying);
}

function entry(number: number, from: string, content: Content, saying: Saying = {}): Action {
  const { room = 1, guest = false, own = false } = saying;
  return report({
    ...{ type: "entry", room, novelty: "live", own, id: undefined },
    entry: { number, from, guest, timeMs: 5, content },
  });
}

function item(text: string, state: OutboxState = { kind: "waiting", sent: "never" }): OutboxItem {
  return { id: text, room: 1, content: { kind: "text", text }, timeMs: 4, state };
}

function written(text: string, state: OutboxState): Action {
  return report({ type: "outbox", item: item(text, state) });
}

function plain(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, "");
}

function report(event: ClientEvent): Action {
  return { type: "client", event, timeMs: 1_790_000_000_000 };
}

function texts(state: ViewState): string[] {
  return state.lines.map(({ text }) => text);
}

function owner(name: string) {
  return { name, guest: false };
}
