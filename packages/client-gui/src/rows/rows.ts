/**
 * The rows of a room: what was said by whom, with lines between the days and above what is unread, and with everything folded that
 * nobody said. Pure; the row of something that has not changed is the same object as before.
 */
import type { RoomState, ServerState } from "../app/app-state.ts";
import { isSaid, type Said, type TimelineItem } from "../app/timeline.ts";
import type { Settings } from "../settings/settings.ts";
import { beginsDay } from "./days.ts";
import { fold, isFoldable } from "./folded.ts";
import { isOneGroup } from "./groups.ts";
import { lineRow } from "./line-rows.ts";
import type { MessageRow } from "./message-row.ts";
import { noticeRow } from "./notice-row.ts";
import type { RowLook } from "./row-look.ts";
import { type SaidPlace, saidRow } from "./said-row.ts";
import { unsentRows } from "./unsent-rows.ts";

export interface RoomRows {
  readonly server: Pick<ServerState, "fileMaxBytes" | "name" | "transfers" | "unsent">;
  readonly room: RoomState;
  readonly settings: Pick<Settings, "presenceNotices">;
  readonly look: RowLook;
  /** Milliseconds since 1970: what is today. */
  readonly nowMs: number;
}

export function roomRows(input: RoomRows): readonly MessageRow[] {
  const { room, settings, look, nowMs } = input;
  const items = shownItems(room.timeline.items, settings.presenceNotices);
  const place = saidPlaces(input, items);
  const rows: MessageRow[] = [];
  let previous: TimelineItem | undefined;
  let isLineDue = room.timeline.unreadFrom !== undefined && isInWindow(room, room.timeline.unreadFrom);
  for (let index = 0; index < items.length; ) {
    const item = items[index] as TimelineItem;
    const before = rows.length;
    if (beginsDay(item, previous, look.times))
      rows.push(lineRow({ kind: "date", timeMs: item.timeMs, nowMs, before: item }, look.times));
    if (isLineDue && isAtOrBehind(item, room.timeline.unreadFrom)) {
      isLineDue = false;
      rows.push(lineRow({ kind: "unread" }, look.times));
    }
    if (isFoldable(item)) {
      const run = runOf(items, index, look, isLineDue ? room.timeline.unreadFrom : undefined);
      rows.push(fold(run, look.times));
      index += run.length;
      previous = run.at(-1);
      continue;
    }
    const follows = rows.length === before ? previous : undefined;
    rows.push(isSaid(item) ? saidRow(item, place(item, follows), look) : noticeRow(item, look.times));
    previous = item;
    index += 1;
  }
  const last = previous !== undefined && isSaid(previous) ? previous : undefined;
  return room.timeline.newer === "none" ? [...rows, ...unsentRows(input, last)] : rows;
}

/** Without what is hidden; of several in a row that one person has taken away, one is left. */
function shownItems(
  items: readonly TimelineItem[],
  presenceNotices: Settings["presenceNotices"],
): readonly TimelineItem[] {
  return items.filter((item, index) => {
    if (item.kind === "local") return item.presence === undefined || presenceNotices === "folded";
    const before = items[index - 1];
    const isSecondTrace =
      isGone(item) &&
      before !== undefined &&
      isGone(before) &&
      before.from === item.from &&
      before.goneBy === item.goneBy;
    return !isSecondTrace;
  });
}

/** What a row has to know besides its item. */
function saidPlaces({ server, room }: RoomRows, items: readonly TimelineItem[]) {
  const waiting = server.unsent.filter(
    (item) => item.room === room.info.room && item.state.kind === "waiting",
  );
  const edits = new Set(waiting.flatMap(({ content }) => (content.kind === "edit" ? content.of : [])));
  const newestOwn = waiting.some(({ content }) => content.kind === "text" || content.kind === "file")
    ? undefined
    : items.findLast((item) => isSaid(item) && item.own && item.fate !== "gone");
  const roles = new Map((room.members ?? []).map(({ name, role }) => [name, role]));
  return (item: Said, follows: TimelineItem | undefined): SaidPlace => ({
    group: follows !== undefined && isSaid(follows) && isOneGroup(follows, item) ? "continued" : "first",
    delivered: item === newestOwn && room.timeline.newer === "none" ? "newest" : "no",
    pending: edits.has(item.number) ? "edit" : "none",
    role: roles.get(item.from),
  });
}

/** Everything from here on that is folded into one line: on one day, on one side of the unread line. */
function runOf(
  items: readonly TimelineItem[],
  start: number,
  look: RowLook,
  lineAt: number | undefined,
): readonly TimelineItem[] {
  let end = start + 1;
  for (let item = items[end]; item !== undefined && isFoldable(item); item = items[end]) {
    if (beginsDay(item, items[end - 1], look.times) || isAtOrBehind(item, lineAt)) break;
    end += 1;
  }
  return items.slice(start, end);
}

function isInWindow({ timeline }: RoomState, number: number): boolean {
  return timeline.span !== undefined && timeline.span.from <= number;
}

function isAtOrBehind(item: TimelineItem, number: number | undefined): boolean {
  return number !== undefined && "number" in item && item.number >= number;
}

function isGone(item: TimelineItem): item is Said {
  return isSaid(item) && item.fate === "gone";
}
