/** People who come and go, several of them on one line: "ana, bob and 3 others came; carl went". */
import { departures } from "@conclave/client";
import type { EventItem, LocalItem, TimelineItem } from "../app/timeline.ts";
import { isolatedLine } from "../text/isolate.ts";
import { clockTime, fullTime, type TimeRules } from "../text/time.ts";
import type { MessageRow } from "./message-row.ts";
import { itemKey } from "./row-keys.ts";

export function isFoldable(item: TimelineItem): item is EventItem | LocalItem {
  return (
    (item.kind === "local" && item.presence !== undefined) ||
    (item.kind === "event" && item.member !== undefined)
  );
}

/** @param run at least one item, all of them foldable. */
export function fold(run: readonly TimelineItem[], times: TimeRules): MessageRow {
  const [first, last] = [run[0] as TimelineItem, run[run.length - 1] as TimelineItem];
  const known = folds.get(first);
  if (known?.last === last && known.times === times) return known.row;
  const label = run.length === 1 ? textOf(first) : foldedText(run);
  const time = clockTime(last.timeMs, times);
  const row: MessageRow = {
    key: `f:${itemKey(first)}`,
    kind: "notice",
    label,
    tone: "calm",
    time,
    fullTime: fullTime(last.timeMs, times),
    accessibleText: `${label}, ${time}`,
    copyText: `[${time}] ${label}`,
  };
  folds.set(first, { last, times, row });
  return row;
}

/** What became of each person, those of one fate together, in the order in which it began. */
function foldedText(run: readonly TimelineItem[]): string {
  const people = new Map<string, Deed[]>();
  for (const item of run) {
    const { name, did } = deedOf(item);
    people.set(name, [...(people.get(name) ?? []), did]);
  }
  const byFate = new Map<string, { readonly names: string[]; readonly deeds: readonly Deed[] }>();
  for (const [name, deeds] of people) {
    const fate = fateOf(deeds, "one");
    const known = byFate.get(fate);
    if (known === undefined) byFate.set(fate, { names: [name], deeds });
    else known.names.push(name);
  }
  return [...byFate.values()]
    .map(({ names, deeds }) => `${listed(names)} ${fateOf(deeds, names.length === 1 ? "one" : "many")}`)
    .join("; ");
}

/** Names, the first of them by themselves. */
function listed(names: readonly string[]): string {
  const shown = names.map(isolatedLine);
  if (names.length === 1) return shown[0] ?? "";
  if (names.length <= namedMaxCount) return `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
  const others = names.length - (namedMaxCount - 1);
  return `${shown.slice(0, namedMaxCount - 1).join(", ")} and ${others} others`;
}

function deedOf(item: TimelineItem): { readonly name: string; readonly did: Deed } {
  if (item.kind === "local" && item.presence !== undefined)
    return { name: item.presence.who.name, did: comings[item.presence.how] };
  if (item.kind === "event" && item.member !== undefined) {
    const { who, role } = item.member;
    if (role === "none" && item.from === who) return { name: who, did: alike("left the room") };
    return { name: who, did: roles[role] };
  }
  return { name: "", did: alike("") };
}

/** The same over and over is said once; the last two things tell enough of a long story. */
function fateOf(deeds: readonly Deed[], number: keyof Deed): string {
  const different = deeds.filter((deed, index) => deed.one !== deeds[index - 1]?.one);
  const told = different.slice(-2).map((deed) => deed[number]);
  return different.length > 2 ? `${told.join(" and ")}, more than once` : told.join(" and ");
}

function textOf(item: TimelineItem): string {
  return "text" in item ? item.text : "";
}

function alike(deed: string): Deed {
  return { one: deed, many: deed };
}

/** What somebody did, or several people. */
interface Deed {
  readonly one: string;
  readonly many: string;
}

const comings = {
  came: alike("came"),
  left: alike(departures.left),
  lost: alike(departures.lost),
  removed: { one: departures.removed, many: "were removed" },
} as const;

const roles = {
  owner: { one: "became an owner", many: "became owners" },
  moderator: { one: "became a moderator", many: "became moderators" },
  member: alike("joined the room"),
  muted: { one: "was muted", many: "were muted" },
  none: { one: "was taken out", many: "were taken out" },
} as const;

/** Names of one fate that are written out, the last one of them as a number of others. */
const namedMaxCount = 3;

const folds = new WeakMap<
  TimelineItem,
  { readonly last: TimelineItem; readonly times: TimeRules; readonly row: MessageRow }
>();
