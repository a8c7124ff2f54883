/** Hits of a search as rows of its list. */
import type { ListRow } from "@conclave/qt-host/widgets";
import type { ServerState } from "../../app/app-state.ts";
import type { SearchHit } from "../../app/controller.ts";
import { isolated, showableLine } from "../../text/isolate.ts";
import { messageSummary } from "../../text/message-text.ts";
import { listTime, type TimeRules } from "../../text/time.ts";

export interface SearchRowContext {
  readonly rooms: ServerState["rooms"];
  readonly where: "everywhere" | "room";
  readonly times: TimeRules;
  readonly nowMs: number;
}

export function hitKey({ room, number }: SearchHit): string {
  return `${room} ${number}`;
}

export function searchRow(hit: SearchHit, { rooms, where, times, nowMs }: SearchRowContext): ListRow {
  const from = showableLine(hit.from);
  const when = listTime(hit.timeMs, nowMs, times);
  const room = rooms.get(hit.room)?.info;
  const place = room === undefined ? "" : showableLine(room.name);
  const isPlaceSaid = where === "everywhere" && place !== "";
  const text = showableLine(messageSummary(hit.text, shownMaxUnits));
  return {
    key: hitKey(hit),
    kind: "item",
    text,
    detail: [isolated(from), ...(isPlaceSaid ? [isolated(place)] : []), when].join("  ·  "),
    accessibleText: [`${from}, ${when}`, ...(isPlaceSaid ? [`in ${place}`] : []), text].join(": "),
  };
}

/** UTF-16 units: more than fits into a row, for whoever has it read. */
const shownMaxUnits = 400;
