/** Where a day ends between two items: remembered, because calendars are slow and the rows are made many times a second. */
import type { TimelineItem } from "../app/timeline.ts";
import { isSameDay, type TimeRules } from "../text/time.ts";

/** Whether the item is of another day than the one before it; the first one always is. */
export function beginsDay(item: TimelineItem, before: TimelineItem | undefined, times: TimeRules): boolean {
  if (before === undefined) return true;
  const known = judged.get(item);
  if (known?.beforeMs === before.timeMs && known.times === times) return known.begins;
  const begins = !isSameDay(before.timeMs, item.timeMs, times);
  judged.set(item, { beforeMs: before.timeMs, times, begins });
  return begins;
}

const judged = new WeakMap<
  TimelineItem,
  { readonly beforeMs: number; readonly times: TimeRules; readonly begins: boolean }
>();
