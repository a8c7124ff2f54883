/** Something that happened to the room, on a line of its own. */
import type { EventItem, LocalItem } from "../app/timeline.ts";
import { clockTime, fullTime, type TimeRules } from "../text/time.ts";
import type { MessageRow } from "./message-row.ts";
import { itemKey } from "./row-keys.ts";

export function noticeRow(item: EventItem | LocalItem, times: TimeRules): MessageRow {
  const known = rows.get(item);
  if (known?.times === times) return known.row;
  const time = clockTime(item.timeMs, times);
  const row: MessageRow = {
    key: itemKey(item),
    kind: "notice",
    label: item.text,
    tone: item.tone,
    time,
    fullTime: fullTime(item.timeMs, times),
    accessibleText: `${item.text}, ${time}`,
    copyText: `[${time}] ${item.text}`,
  };
  rows.set(item, { times, row });
  return row;
}

const rows = new WeakMap<EventItem | LocalItem, { readonly times: TimeRules; readonly row: MessageRow }>();
