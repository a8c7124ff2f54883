/** Lines across the pane: where a day begins, and where what is unread begins. */
import type { TimelineItem } from "../app/timeline.ts";
import { dayLabel, type TimeRules } from "../text/time.ts";
import type { MessageRow } from "./message-row.ts";
import { itemKey } from "./row-keys.ts";

export type Line =
  | { readonly kind: "date"; readonly timeMs: number; readonly nowMs: number; readonly before: TimelineItem }
  | { readonly kind: "unread" };

export function lineRow(line: Line, times: TimeRules): MessageRow {
  if (line.kind === "unread") return unreadRow;
  const label = dayLabel(line.timeMs, line.nowMs, times);
  const known = dates.get(line.before);
  if (known?.label === label) return known;
  const key = `d:${itemKey(line.before)}`;
  const row: MessageRow = { key, kind: "date", label, accessibleText: label, copyText: `— ${label} —` };
  dates.set(line.before, row);
  return row;
}

const unreadRow: MessageRow = {
  key: "unread",
  kind: "unread",
  label: "New messages",
  accessibleText: "New messages from here on",
  copyText: "— New messages —",
};

const dates = new WeakMap<TimelineItem, MessageRow>();
