/** The window's state without a window. */
import type { ClientEvent, Ending } from "@conclave/client";
import { asIdentityPublicKey } from "@conclave/crypto";
import { ProtocolError } from "@conclave/protocol";
import { describe, expect, test } from "vitest";
import { type Action, linesKeptCount, linesMaxCount, reduce } from "../../src/state/reduce.ts";
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
    const state = online(
      report({ type: "said", number: 1, from: "bob", guest: true, text: "hi", timeMs: 5 }),
      {
        type: "say",
        text: "hello",
        timeMs: 6,
      },
    );
    expect(state.lines.slice(1)).toMatchObject([
      { kind: "said", from: "bob", guest: true, text: "hi", timeMs: 5, own: false },
      { kind: "said", from: "ana", text: "hello", timeMs: 6, own: true },
    ]);
  });

  test("offline nothing is said", () => {
    expect(reduce(start, { type: "say", text: "hello", timeMs: 6 })).toBe(start);
  });

  test("the oldest lines go when there are far too many, and the newest stay", () => {
    const many = Array.from(
      { length: linesMaxCount },
      (_, index): Action =>
        report({ type: "said", number: index, from: "bob", guest: false, text: `${index}`, timeMs: 0 }),
    );
    const state = online(...many);
    expect(state.lines.length).toBeLessThanOrEqual(linesMaxCount);
    expect(state.lines.length).toBeGreaterThanOrEqual(linesKeptCount);
    expect(texts(state).at(-1)).toBe(`${linesMaxCount - 1}`);
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
  test("the transcript stays, says why, and shows what may not have been heard", () => {
    const state = online(
      { type: "say", text: "first", timeMs: 1 },
      report({ type: "ended", ending: { kind: "lost" }, unacknowledged: ["first"] }),
    );
    expect(texts(state)).toEqual([
      "You are here as \u2068ana\u2069",
      "first",
      "Perhaps not heard: first",
      "The connection to 127.0.0.1:5068 was lost.",
    ]);
    expect(state.lines.slice(2)).toMatchObject([{ tone: "serious" }, { tone: "serious" }]);
    expect(state.phase).toMatchObject({
      kind: "offline",
      problem: { what: expect.stringContaining("was lost") },
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
    { type: "acknowledged", id: "00", number: 1, timeMs: 0 },
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
  return report({ type: "ended", ending, unacknowledged: [] });
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
