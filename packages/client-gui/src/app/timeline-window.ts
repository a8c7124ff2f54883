/**
 * The bounded window of a room: which entries it covers, and what is put in front of it and behind it. What it covers has no gap, so
 * whatever does not follow on its last entry waits until it is fetched.
 */
import type { RoomInfo } from "@conclave/client";
import type { LocalItem, Timeline, TimelineItem } from "./timeline.ts";

/** Where the entries of a room begin and end. */
export type Extent = Pick<RoomInfo, "first" | "last">;

/** An entry came: at the end of the window its item, if it has one, is added; otherwise there is something newer. */
export function appended(
  timeline: Timeline,
  number: number,
  item: TimelineItem | undefined,
  maxCount: number,
): Timeline {
  const span = timeline.span ?? { from: number, to: number - 1 };
  if (number !== span.to + 1 || isFull(timeline, maxCount))
    return { ...timeline, newer: laterEdge(timeline) };
  const items = item === undefined ? timeline.items : [...timeline.items, item];
  return trimmedInFront({ ...timeline, items, span: { ...span, to: number } }, maxCount);
}

/** Something that is no entry happened, at the end of the window. */
export function appendedLocal(
  timeline: Timeline,
  local: Omit<LocalItem, "key" | "kind">,
  maxCount: number,
): Timeline {
  if (timeline.span === undefined || timeline.newer !== "none" || isFull(timeline, maxCount)) return timeline;
  const localCount = timeline.localCount + 1;
  const item: LocalItem = { ...local, kind: "local", key: `${localCount}` };
  const items = local.presence === undefined ? timeline.items : withoutLongRun(timeline.items);
  return trimmedInFront({ ...timeline, localCount, items: [...items, item] }, maxCount);
}

/** Where many come and go and nobody says anything, what was said must not be pushed out: the oldest of the run makes room. */
function withoutLongRun(items: readonly TimelineItem[]): readonly TimelineItem[] {
  const start = items.length - presenceRunMaxCount;
  if (start < 0 || !items.slice(start).every(isPresence)) return items;
  return items.toSpliced(start, 1);
}

function isPresence(item: TimelineItem): boolean {
  return item.kind === "local" && item.presence !== undefined;
}

/** A page of what is in front of the window; what is too much goes at its end. */
export function prepended(
  timeline: Timeline,
  { from, items }: { readonly from: number; readonly items: readonly TimelineItem[] },
  maxCount: number,
): Timeline {
  if (timeline.span === undefined) return timeline;
  const span = { ...timeline.span, from };
  return trimmedBehind({ ...timeline, items: [...items, ...timeline.items], span, older: "some" }, maxCount);
}

/** A page of what is behind the window; what is too much goes in front. */
export function extended(
  timeline: Timeline,
  { to, items }: { readonly to: number; readonly items: readonly TimelineItem[] },
  maxCount: number,
): Timeline {
  if (timeline.span === undefined) return timeline;
  const span = { ...timeline.span, to };
  return trimmedInFront({ ...timeline, items: [...timeline.items, ...items], span, newer: "some" }, maxCount);
}

/** At most so many items, the newest of them. */
export function trimmedInFront(timeline: Timeline, maxCount: number): Timeline {
  const surplus = timeline.items.length - maxCount;
  if (surplus <= 0) return timeline;
  const lastDropped = lastNumber(timeline.items.slice(0, surplus));
  const items = timeline.items.slice(surplus);
  if (lastDropped === undefined || timeline.span === undefined) return { ...timeline, items };
  return {
    ...timeline,
    items,
    span: { ...timeline.span, from: lastDropped + 1 },
    older: earlierEdge(timeline),
  };
}

/** What there is outside of the window, given what the room has. */
export function settled(timeline: Timeline, { first, last }: Extent): Timeline {
  const { span } = timeline;
  const older = span === undefined || span.from <= first ? "none" : earlierEdge(timeline);
  const newer = span === undefined || span.to >= last ? "none" : laterEdge(timeline);
  return older === timeline.older && newer === timeline.newer ? timeline : { ...timeline, older, newer };
}

/** The entries behind this one are gone: the server was set back. */
export function cutBehind(timeline: Timeline, last: number): Timeline {
  if (timeline.span === undefined || timeline.span.to <= last) return timeline;
  const items = timeline.items.filter((item) => !("number" in item) || item.number <= last);
  return { ...timeline, items, span: { from: Math.min(timeline.span.from, last + 1), to: last } };
}

/** Whoever reads further up must not lose what is on the screen to what comes in. */
function isFull({ items, following }: Timeline, maxCount: number): boolean {
  return following === "no" && items.length >= maxCount;
}

function trimmedBehind(timeline: Timeline, maxCount: number): Timeline {
  if (timeline.items.length <= maxCount || timeline.span === undefined) return timeline;
  const dropped = timeline.items.slice(maxCount);
  const firstDropped = dropped.find((item) => "number" in item)?.number;
  const items = timeline.items.slice(0, maxCount);
  if (firstDropped === undefined) return { ...timeline, items };
  const span = { ...timeline.span, to: firstDropped - 1 };
  return { ...timeline, items, span, newer: laterEdge(timeline) };
}

function lastNumber(items: readonly TimelineItem[]): number | undefined {
  return items.findLast((item) => "number" in item)?.number;
}

function earlierEdge({ older }: Timeline): Timeline["older"] {
  return older === "none" ? "some" : older;
}

function laterEdge({ newer }: Timeline): Timeline["newer"] {
  return newer === "none" ? "some" : newer;
}

/** People who came and went one after the other, on one line: more would not be read. */
const presenceRunMaxCount = 40;
