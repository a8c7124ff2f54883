/** Whatever happens in whatever order: what is in memory of a room is what the room has, and never more than its bound. */
import { type Content, type Entry, lobby } from "@conclave/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Action, RoomAction } from "../../src/app/actions.ts";
import type { AppState, RoomState } from "../../src/app/app-state.ts";
import { findRoom } from "../../src/app/change.ts";
import { offScreenMaxCount, onScreenMaxCount } from "../../src/app/limits.ts";
import { reduce } from "../../src/app/reduce.ts";
import { unreadCounts } from "../../src/app/unread.ts";
import { appState, serverKey, serverState } from "../support/sample-state.ts";
import { ModelRoom } from "./support/model-room.ts";

interface Saying {
  readonly from: string;
  readonly content: Content;
}

type Step =
  | ({ readonly do: "say" } & Saying)
  | { readonly do: "load"; readonly side: "newer" | "older"; readonly limit: number }
  | { readonly do: "jump"; readonly to: number }
  | { readonly do: "end" }
  | { readonly do: "away"; readonly entries: readonly Saying[] }
  | { readonly do: "follow"; readonly following: "no" | "yes" }
  | { readonly do: "read"; readonly part: number }
  | { readonly do: "unread"; readonly part: number }
  | { readonly do: "go"; readonly where: "elsewhere" | "here" };

const people = ["ana", "bob", "cy"] as const;
/** Counted from the end: most of what people do is about what was just said. */
const of = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 4 }) },
  fc.integer({ min: 0, max: 60 }),
);
const content: fc.Arbitrary<Content> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("text" as const),
      text: fc.constantFrom("hi", "hi ana", "a\nb", "ok"),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("text" as const), text: fc.constant("re"), re: of }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("edit" as const), of, text: fc.constantFrom("other", "ana?") }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("delete" as const), of }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("react" as const),
      of,
      mark: fc.constantFrom("👍", "🎉"),
      set: fc.constantFrom("on" as const, "off" as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("pin" as const),
      of,
      set: fc.constantFrom("on" as const, "off" as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("topic" as const), text: fc.string() }) },
);
const saying = fc.record({ from: fc.constantFrom(...people), content });
const part = fc.double({ min: 0, max: 1, noNaN: true });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: saying.map((said) => ({ do: "say" as const, ...said })) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("load" as const),
      side: fc.constantFrom("newer" as const, "older" as const),
      limit: fc.integer({ min: 1, max: 20 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("jump" as const), to: of }) },
  { weight: 1, arbitrary: fc.constant({ do: "end" as const }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("away" as const), entries: fc.array(saying, { maxLength: 20 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("follow" as const),
      following: fc.constantFrom("no" as const, "yes" as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("read" as const), part }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("unread" as const), part }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("go" as const),
      where: fc.constantFrom("elsewhere" as const, "here" as const),
    }),
  },
);

test("the window of a room is what the room has, whatever happened", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40 }), fc.array(step, { maxLength: 80 }), (before, steps) => {
      const run = new Run(before);
      for (const each of steps) {
        run.take(each);
        run.check();
      }
    }),
    { numRuns: 300 },
  );
});

test("the same at the bound, where what comes in pushes something out", () => {
  const full = onScreenMaxCount + 40;
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 40 }), (steps) => {
      const run = new Run(full, { place: { kind: "room", server: serverKey, room: lobby } }, full);
      for (const each of steps) run.take(each);
      run.check();
    }),
    { numRuns: 60 },
  );
});

test("after a hundred thousand entries and ten thousand people who come and go there is no more than the bound", () => {
  const run = new Run(0, { place: { kind: "welcome" } });
  run.dispatch({ type: "client", server: serverKey, event: { type: "caught-up", room: lobby }, timeMs: 0 });
  for (let number = 1; number <= 100_000; number += 1) {
    const entry = {
      number,
      from: "bob",
      guest: false,
      timeMs: number,
      content: { kind: "text", text: `ana ${number}` },
    } as const;
    run.dispatch({
      ...{ type: "client", server: serverKey, timeMs: number },
      event: { type: "entry", room: lobby, entry, novelty: "live", own: false, id: undefined },
    });
    if (number % 10 === 0)
      run.dispatch({
        ...{ type: "client", server: serverKey, timeMs: number },
        event:
          number % 20 === 0
            ? { type: "joined", name: "cy", guest: true, timeMs: number }
            : { type: "left", name: "cy", how: "lost", timeMs: number },
      });
  }
  const { timeline, unread } = run.room;
  expect(timeline.items.length).toBe(offScreenMaxCount);
  expect(timeline.items.at(-1)).toMatchObject({ kind: "local" });
  expect(timeline.span?.to).toBe(100_000);
  expect(unreadCounts({ unread })).toEqual({ unreadCount: 1000, mentionCount: 1000 });
});

type Unplaced<Some> = Some extends RoomAction ? Omit<Some, "room" | "server"> : never;

class Run {
  readonly #model = new ModelRoom("ana");
  #state: AppState;

  /** @param before entries that are there when the reader comes for the first time; it is told of the last `told` of them. */
  constructor(before: number, changes: Partial<AppState> = {}, told = 10) {
    for (let index = 0; index < before; index += 1)
      this.#model.say("bob", { kind: "text", text: `${index}` });
    this.#state = appState({ servers: [serverState()], ...changes });
    this.#comeIn(Math.max(0, this.#model.last - told), "earlier");
    if (changes.place !== undefined) this.dispatch({ type: "go", place: changes.place });
  }

  get room(): RoomState {
    const room = findRoom(this.#state, serverKey, lobby);
    if (room === undefined) throw new Error("there is no room");
    return room;
  }

  dispatch(action: Action): void {
    this.#state = reduce(this.#state, action);
  }

  take(each: Step): void {
    const { timeline, info } = this.room;
    switch (each.do) {
      case "say": {
        const entry = this.#say(each);
        if (entry !== undefined) this.#hear(this.#model.told(entry, "live"));
        break;
      }
      case "load": {
        if (timeline.span === undefined || timeline[each.side] !== "some") break;
        this.#act({ type: "load", side: each.side });
        const { from, to } = timeline.span;
        const page =
          each.side === "older"
            ? this.#model.page("before", from, each.limit)
            : this.#model.page("after", to, each.limit);
        this.#act({ type: "page", side: each.side, page });
        break;
      }
      case "jump":
        this.#act({
          type: "replace",
          page: this.#model.page("after", Math.max(0, this.#model.last - each.to - 5), 10),
        });
        break;
      case "end":
        this.#act({ type: "replace", page: this.#model.page("before", Number.MAX_SAFE_INTEGER, 10) });
        break;
      case "away": {
        const told = this.#model.last;
        for (const said of each.entries) this.#say(said);
        this.#comeIn(told, "missed");
        break;
      }
      case "follow":
        this.#act({ type: "follow", following: each.following });
        break;
      case "read":
        this.#act({ type: "mark-read", number: Math.round(each.part * info.last) });
        break;
      case "unread":
        this.#act({ type: "mark-unread", number: Math.round(each.part * info.last) });
        break;
      case "go":
        this.dispatch({
          type: "go",
          place:
            each.where === "here" ? { kind: "room", server: serverKey, room: lobby } : { kind: "welcome" },
        });
        break;
    }
  }

  check(): void {
    const { timeline, unread, info } = this.room;
    const { items, span, newer, older } = timeline;
    expect(items.length).toBeLessThanOrEqual(onScreenMaxCount);
    expect(info.last).toBe(this.#model.last);
    expect(unread.numbers).toEqual([...new Set(unread.numbers)].sort((left, right) => left - right));
    for (const mention of unread.mentions) expect(unread.numbers).toContain(mention);
    if (span === undefined) return;
    expect(newer === "none").toBe(span.to >= info.last);
    expect(older === "none").toBe(span.from <= 1);
    const shown = items.flatMap((item) => (item.kind === "text" ? [item] : []));
    const numbers = shown.map(({ number }) => number);
    expect(numbers).toEqual([...new Set(numbers)].sort((left, right) => left - right));
    const texts = this.#model.log.filter(
      ({ number, content }) => content.kind === "text" && number >= span.from && number <= span.to,
    );
    const of = new Map(shown.map((item) => [item.number, item]));
    for (const { number } of texts) {
      const now = this.#model.now(number);
      const item = of.get(number);
      of.delete(number);
      if (now.content.kind !== "text") {
        expect(item).toMatchObject({ number, fate: "gone", text: "", marks: [], pinned: "no" });
        continue;
      }
      expect(item).toMatchObject({
        text: now.content.text,
        fate: now.state?.editedMs === undefined ? "as-written" : "changed",
      });
      expect(item?.pinned).toBe(info.pins.includes(number) ? "yes" : "no");
      expect(Object.fromEntries(item?.marks.map(({ mark, count }) => [mark, count]) ?? [])).toEqual(
        now.state?.marks ?? {},
      );
      expect(item?.marks.flatMap(({ mark, mine }) => (mine === "yes" ? mark : [])).sort()).toEqual(
        [...(now.state?.mine ?? [])].sort(),
      );
    }
    // What is left was an edit of something that is gone: nobody can tell it from a text.
    for (const [number] of of) expect(this.#model.log[number - 1]?.content.kind).toBe("edit");
    expect(info.pins).toEqual(this.#model.info().pins);
  }

  #say({ from, content }: Saying): Entry | undefined {
    const at = (offset: number) => Math.max(1, this.#model.last - offset);
    if ("of" in content) return this.#model.say(from, { ...content, of: at(content.of) });
    if (content.kind === "text" && content.re !== undefined)
      return this.#model.say(from, { ...content, re: at(content.re) });
    return this.#model.say(from, content);
  }

  /** The client describes the room, and tells what its reader has not heard of, as it is by now. */
  #comeIn(told: number, novelty: "earlier" | "missed"): void {
    this.#hear({ type: "room", info: this.#model.info() });
    for (let number = told + 1; number <= this.#model.last; number += 1)
      this.#hear(this.#model.told(this.#model.now(number), novelty));
    this.#hear({ type: "caught-up", room: lobby });
  }

  #hear(event: Extract<Action, { type: "client" }>["event"]): void {
    this.dispatch({ type: "client", server: serverKey, event, timeMs: 0 });
  }

  #act(action: Unplaced<RoomAction>): void {
    this.dispatch({ ...action, server: serverKey, room: lobby } as RoomAction);
  }
}
