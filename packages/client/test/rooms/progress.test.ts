/** What is told of a room, whatever way the entries come: by example, and for any order of arrivals and losses. */
import type { Entry } from "@conclave/protocol";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  advance,
  newProgress,
  type RoomEffect,
  type RoomInput,
  type RoomProgress,
} from "../../src/rooms/progress.ts";

describe("a first visit", () => {
  test("tells the newest entries, as from before", () => {
    const { effects } = play(newProgress(undefined), [{ type: "room", first: 1, last: 100 }], 10);
    expect(effects).toEqual([{ type: "fetch", after: 90, limit: 10 }]);
    const { told } = visit(newProgress(undefined), 100, 10);
    expect(told.map(({ number, novelty }) => [number, novelty])).toEqual(
      range(91, 100).map((number) => [number, "earlier"]),
    );
  });

  test("of a room with fewer tells all, from the oldest that is kept", () => {
    expect(play(newProgress(undefined), [{ type: "room", first: 95, last: 100 }], 50).effects).toEqual([
      { type: "fetch", after: 94, limit: 6 },
    ]);
  });

  test("to an empty room asks for nothing, and what is said then is live", () => {
    const { effects } = play(newProgress(undefined), [{ type: "room", first: 1, last: 0 }, heard(1)], 50);
    expect(effects).toEqual([{ type: "tell", entry: entry(1), novelty: "live", id: undefined }]);
  });

  test("what is heard before the room is described waits for it", () => {
    const { effects } = play(newProgress(undefined), [heard(8), { type: "room", first: 1, last: 8 }], 2);
    expect(effects).toEqual([{ type: "fetch", after: 6, limit: 1 }]);
  });
});

describe("coming back", () => {
  test("what was missed is asked for in pages, oldest first, and told in order; what is said meanwhile waits", () => {
    const { told, questions } = visit(newProgress(90), 700, 50, [701, 702]);
    expect(questions).toEqual([
      { after: 90, limit: 256 },
      { after: 346, limit: 256 },
      { after: 602, limit: 98 },
    ]);
    expect(told.map(({ number }) => number)).toEqual(range(91, 702));
    expect(told.map(({ novelty }) => novelty)).toEqual([
      ...range(91, 700).map(() => "missed"),
      "live",
      "live",
    ]);
  });

  test("with nothing missed asks for nothing", () => {
    expect(play(newProgress(90), [{ type: "room", first: 1, last: 90 }]).effects).toEqual([]);
  });

  test("entries that are not kept any more are reported, once, and not asked for again", () => {
    const { effects } = play(newProgress(3), [
      { type: "room", first: 10, last: 11 },
      { type: "page", after: 3, entries: [entry(10), entry(11)] },
    ]);
    expect(effects).toMatchObject([
      { type: "fetch", after: 3, limit: 8 },
      { type: "forgotten", from: 4, to: 9 },
      { type: "tell", entry: { number: 10 } },
      { type: "tell", entry: { number: 11 } },
    ]);
  });

  test("an answer without anything in it ends the asking", () => {
    const { effects, progress } = play(newProgress(3), [
      { type: "room", first: 1, last: 5 },
      { type: "page", after: 3, entries: [] },
    ]);
    expect(effects.at(-1)).toEqual({ type: "forgotten", from: 4, to: 5 });
    expect(progress).toMatchObject({ told: 5, fetching: "no" });
  });

  test("to a server that was set back says so, and hears what comes then", () => {
    const { effects } = play(newProgress(90), [{ type: "room", first: 1, last: 80 }, heard(81)]);
    expect(effects).toMatchObject([
      { type: "set-back", from: 81, to: 90 },
      { type: "tell", entry: { number: 81 }, novelty: "live" },
    ]);
  });

  test("a question that stays unanswered is asked again when the room is described again", () => {
    const { effects } = play(newProgress(1), [
      { type: "room", first: 1, last: 3 },
      { type: "unanswered" },
      { type: "room", first: 1, last: 4 },
    ]);
    expect(effects).toEqual([
      { type: "fetch", after: 1, limit: 2 },
      { type: "fetch", after: 1, limit: 3 },
    ]);
  });
});

describe("live", () => {
  test("a gap between two numbers is fetched before the second is told", () => {
    const start = play(newProgress(5), [{ type: "room", first: 1, last: 5 }]).progress;
    const { effects } = play(start, [heard(8), { type: "page", after: 5, entries: [entry(6), entry(7)] }]);
    expect(effects).toMatchObject([
      { type: "fetch", after: 5, limit: 2 },
      { type: "tell", entry: { number: 6 }, novelty: "missed" },
      { type: "tell", entry: { number: 7 }, novelty: "missed" },
      { type: "tell", entry: { number: 8 }, novelty: "live" },
    ]);
  });

  test("what exists and was not heard is fetched", () => {
    const start = play(newProgress(5), [{ type: "room", first: 1, last: 5 }]).progress;
    expect(play(start, [{ type: "exists", number: 6 }]).effects).toEqual([
      { type: "fetch", after: 5, limit: 1 },
    ]);
  });

  test("what comes twice is told once", () => {
    const { effects } = play(newProgress(5), [{ type: "room", first: 1, last: 5 }, heard(6), heard(6)]);
    expect(effects).toHaveLength(1);
  });
});

test("more than fits in memory while a page is awaited is fetched later instead", () => {
  const { told } = visit(newProgress(0), 10, 50, range(11, 3000));
  expect(told.map(({ number }) => number)).toEqual(range(1, 3000));
});

test("whatever comes in whichever order, every entry is told once, in order, and nothing is left out", () => {
  fc.assert(
    fc.property(
      fc.record({
        before: fc.option(fc.nat(30), { nil: undefined }),
        firstVisitCount: fc.nat(20),
        happenings: fc.array(
          fc.constantFrom("said", "said", "said", "lost-said", "answered", "broken", "back", "own"),
          { maxLength: 60 },
        ),
      }),
      ({ before, firstVisitCount, happenings }) => {
        const server = new PlayedServer(before, firstVisitCount);
        for (const happening of happenings) server.happen(happening);
        server.settle();
        const numbers = server.told;
        const from = numbers[0] ?? server.last + 1;
        expect(numbers).toEqual(range(from, server.last));
        if (before !== undefined) expect(from).toBe(Math.min(before, server.startLast) + 1);
        else expect(from).toBeLessThanOrEqual(Math.max(1, server.startLast - firstVisitCount + 1));
      },
    ),
    { numRuns: 1000 },
  );
});

/** A server with one room, whose connection to us breaks now and then. */
class PlayedServer {
  readonly told: number[] = [];
  readonly startLast = 25;
  last = 25;
  #progress: RoomProgress;
  readonly #firstVisitCount: number;
  #connected = false;
  #questions: { readonly after: number; readonly limit: number }[] = [];

  constructor(before: number | undefined, firstVisitCount: number) {
    // What we know from before, the server has, too.
    this.#progress = newProgress(before === undefined ? undefined : Math.min(before, this.last));
    this.#firstVisitCount = firstVisitCount;
    this.happen("back");
  }

  happen(what: string): void {
    if (what === "back" && !this.#connected) {
      this.#connected = true;
      this.#input({ type: "room", first: 1, last: this.last });
    }
    if (what === "broken" && this.#connected) {
      this.#connected = false;
      this.#questions = [];
      this.#input({ type: "unanswered" });
    }
    if (what === "said" || what === "lost-said" || what === "own") {
      this.last += 1;
      if (!this.#connected || what === "lost-said") return;
      if (what === "own") this.#input({ type: "exists", number: this.last });
      else this.#input(heard(this.last));
    }
    if (what === "answered") this.#answer();
  }

  /** Everything that is asked is answered, after one more thing was said. */
  settle(): void {
    this.happen("back");
    this.happen("said");
    while (this.#questions.length > 0) this.#answer();
  }

  #answer(): void {
    const question = this.#questions.shift();
    if (question === undefined) return;
    const numbers = range(question.after + 1, Math.min(this.last, question.after + question.limit));
    // A server may give less than it was asked for.
    const entries = numbers.slice(0, 7).map(entry);
    this.#input({ type: "page", after: question.after, entries });
  }

  #input(input: RoomInput): void {
    const { progress, effects } = advance(this.#progress, input, this.#firstVisitCount);
    this.#progress = progress;
    for (const effect of effects) {
      if (effect.type === "tell") this.told.push(effect.entry.number);
      else if (effect.type === "fetch") this.#questions.push(effect);
      else throw new Error(`${effect.type}, where everything is kept`);
    }
  }
}

/** Comes to a room with `last` entries; everything that is asked is answered, and `meanwhile` is said before. */
function visit(
  start: RoomProgress,
  last: number,
  firstVisitCount: number,
  meanwhile: readonly number[] = [],
) {
  const told: { readonly number: number; readonly novelty: string }[] = [];
  const questions: { readonly after: number; readonly limit: number }[] = [];
  let progress = start;
  const newest = meanwhile.at(-1) ?? last;
  const inputs: RoomInput[] = [{ type: "room", first: 1, last }, ...meanwhile.map(heard)];
  for (let input = inputs.shift(); input !== undefined; input = inputs.shift()) {
    const step = advance(progress, input, firstVisitCount);
    progress = step.progress;
    for (const effect of step.effects) {
      if (effect.type === "tell") told.push({ number: effect.entry.number, novelty: effect.novelty });
      if (effect.type !== "fetch") continue;
      const { after, limit } = effect;
      questions.push({ after, limit });
      const entries = range(after + 1, Math.min(newest, after + limit)).map(entry);
      inputs.push({ type: "page", after, entries });
    }
  }
  return { told, questions };
}

function play(start: RoomProgress, inputs: readonly RoomInput[], firstVisitCount = 50) {
  const effects: RoomEffect[] = [];
  let progress = start;
  for (const input of inputs) {
    const step = advance(progress, input, firstVisitCount);
    progress = step.progress;
    effects.push(...step.effects);
  }
  return { progress, effects };
}

function heard(number: number): RoomInput {
  return { type: "heard", entry: entry(number) };
}

function entry(number: number): Entry {
  return { number, from: "ana", guest: false, timeMs: number, content: { kind: "text", text: `${number}` } };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
