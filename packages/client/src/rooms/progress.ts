/**
 * How far a client has come in one room: what it has told its program of, and what has to be fetched before the rest can be
 * told (docs/protocol.md, clauses 9.13 and 9.14). Pure: a state and something that happened give another state and what
 * follows. Every entry is told once, in the order of the numbers, whichever way it comes.
 */
import { type Entry, pageMaxCount } from "@conclave/protocol";
import type { TextId } from "../outbox/item.ts";

/** When something was said, as seen by this program. */
export type Novelty =
  /** Just now. */
  | "live"
  /** While we were not connected. */
  | "missed"
  /** Before we were ever here. */
  | "earlier";

export interface RoomProgress {
  /** Everything up to this number was told; nothing while the room has not been heard of. */
  readonly told: number | undefined;
  /** The newest entry that is known to exist. */
  readonly last: number;
  /** Entries up to here are from before our first visit. */
  readonly earlierUpTo: number;
  /** What came before its turn, in ascending order; more than `heardMaxCount` of them is fetched instead of kept. */
  readonly heard: readonly Heard[];
  readonly fetching: "no" | "yes";
}

export interface Heard {
  readonly entry: Entry;
  readonly novelty: Novelty;
  /** What we called it when we wrote it. */
  readonly id?: TextId | undefined;
}

export type RoomInput =
  /** The server has described the room. */
  | { readonly type: "room"; readonly first: number; readonly last: number }
  /** Something new, from others or acknowledged to us. */
  | { readonly type: "heard"; readonly entry: Entry; readonly id?: TextId | undefined }
  /** Something of this number exists, but we do not have it. */
  | { readonly type: "exists"; readonly number: number }
  /** What we asked for: entries next to `after`, in ascending order. */
  | { readonly type: "page"; readonly after: number; readonly entries: readonly Entry[] }
  /** There will be no answer. */
  | { readonly type: "unanswered" };

export type RoomEffect =
  | ({ readonly type: "tell" } & Heard)
  | { readonly type: "fetch"; readonly after: number; readonly limit: number }
  /** The server does not keep these any more; the first and the last of them. */
  | { readonly type: "forgotten"; readonly from: number; readonly to: number }
  /** The server has fewer entries than it told us before: its store was set back. */
  | { readonly type: "set-back"; readonly from: number; readonly to: number };

export interface RoomStep {
  readonly progress: RoomProgress;
  readonly effects: readonly RoomEffect[];
}

/** A room of which everything up to `told` is known from before, or nothing. */
export function newProgress(told: number | undefined): RoomProgress {
  return { told, last: told ?? 0, earlierUpTo: 0, heard: [], fetching: "no" };
}

/** @param firstVisitCount how many of the newest entries are told of a room that is new to us. */
export function advance(progress: RoomProgress, input: RoomInput, firstVisitCount: number): RoomStep {
  switch (input.type) {
    case "room":
      return enter(progress, input, firstVisitCount);
    case "heard":
      return settle(keep(progress, [{ entry: input.entry, novelty: "live", id: input.id }]), []);
    case "exists":
      return settle({ ...progress, last: Math.max(progress.last, input.number) }, []);
    case "page":
      return takePage(progress, input);
    case "unanswered":
      return { progress: { ...progress, fetching: "no" }, effects: [] };
  }
}

function enter(
  progress: RoomProgress,
  { first, last }: { readonly first: number; readonly last: number },
  firstVisitCount: number,
): RoomStep {
  const { told } = progress;
  if (told === undefined) {
    const from = Math.max(first - 1, last - firstVisitCount);
    return settle(
      {
        ...progress,
        told: from,
        last: Math.max(progress.last, last),
        earlierUpTo: last,
        heard: after(progress, from),
      },
      [],
    );
  }
  if (last < told) {
    const setBack = { ...newProgress(last), fetching: progress.fetching };
    return settle(setBack, [{ type: "set-back", from: last + 1, to: told }]);
  }
  return settle({ ...progress, last: Math.max(progress.last, last) }, []);
}

function takePage(progress: RoomProgress, page: Extract<RoomInput, { type: "page" }>): RoomStep {
  const answered: RoomProgress = { ...progress, fetching: "no" };
  const { told } = progress;
  // The question is of before the room was set back, or of another visit.
  if (told === undefined || page.after > told) return settle(answered, []);
  const first = page.entries.find(({ number }) => number > told)?.number;
  // A page without anything new: up to what we heard, there is nothing left.
  const next =
    first ?? (page.after === told ? (progress.heard[0]?.entry.number ?? progress.last + 1) : undefined);
  const effects: RoomEffect[] = [];
  let start = answered;
  if (next !== undefined && next > told + 1 && told < progress.last) {
    effects.push({ type: "forgotten", from: told + 1, to: next - 1 });
    start = { ...answered, told: next - 1 };
  }
  const heard = page.entries.map(
    (entry): Heard => ({
      entry,
      novelty: entry.number <= progress.earlierUpTo ? "earlier" : "missed",
    }),
  );
  return settle(keep(start, heard), effects);
}

/** Puts entries where they belong, once each, and forgets those that are too far ahead. */
function keep(progress: RoomProgress, entries: readonly Heard[]): RoomProgress {
  const last = Math.max(progress.last, entries.at(-1)?.entry.number ?? 0);
  const byNumber = new Map(progress.heard.map((heard) => [heard.entry.number, heard]));
  for (const heard of entries) {
    const { number } = heard.entry;
    if (progress.told !== undefined && number <= progress.told) continue;
    if (!byNumber.has(number)) byNumber.set(number, heard);
  }
  const heard = [...byNumber.values()].sort((left, right) => left.entry.number - right.entry.number);
  return { ...progress, last, heard: heard.slice(0, heardMaxCount) };
}

/** Tells what is next in order, and fetches what is missing before the rest. */
function settle(progress: RoomProgress, before: readonly RoomEffect[]): RoomStep {
  const { told, heard, last } = progress;
  if (told === undefined) return { progress, effects: before };
  const gapAt = heard.findIndex(({ entry }, index) => entry.number !== told + 1 + index);
  const count = gapAt < 0 ? heard.length : gapAt;
  const tellings = heard.slice(0, count).map((item): RoomEffect => ({ type: "tell", ...item }));
  const nowTold = told + count;
  const rest = heard.slice(count);
  const settled: RoomProgress = { ...progress, told: nowTold, heard: rest };
  if (nowTold >= last || progress.fetching === "yes")
    return { progress: settled, effects: [...before, ...tellings] };
  const until = (rest[0]?.entry.number ?? last + 1) - 1;
  const limit = Math.min(pageMaxCount, until - nowTold);
  return {
    progress: { ...settled, fetching: "yes" },
    effects: [...before, ...tellings, { type: "fetch", after: nowTold, limit }],
  };
}

function after({ heard }: RoomProgress, number: number): readonly Heard[] {
  return heard.filter(({ entry }) => entry.number > number);
}

/** What waits for its turn in memory. */
const heardMaxCount = 1024;
