/** Hits of a search as rows of its list: by server and room, in each the newest first. */
import type { RoomId } from "@conclave/protocol";
import type { ListRow } from "@conclave/qt-host/widgets";
import type { ServerState } from "../../app/app-state.ts";
import type { SearchHit } from "../../app/controller.ts";
import { isolated, showableLine } from "../../text/isolate.ts";
import { messageSummary } from "../../text/message-text.ts";
import { personSign } from "../../text/names.ts";
import { listTime, type TimeRules } from "../../text/time.ts";

export interface SearchRowContext {
  readonly servers: readonly ServerState[];
  /** "none": all of them are of one room, which needs no heading. */
  readonly headings: "none" | "rooms" | "servers-and-rooms";
  readonly times: TimeRules;
  readonly nowMs: number;
}

export function hitKey({ server, room, number }: SearchHit): string {
  return `${server} ${room} ${number}`;
}

/** Servers stand in their order; rooms by their newest hit. */
export function searchRows(hits: readonly SearchHit[], context: SearchRowContext): readonly ListRow[] {
  const { servers, headings } = context;
  if (headings === "none") return hits.map((hit) => hitRow(hit, undefined, context));
  return servers.flatMap((server) => {
    const byRoom = Map.groupBy(
      hits.filter((hit) => hit.server === server.key),
      ({ room }) => room,
    );
    return [...byRoom].flatMap(([room, found]) => {
      const place = placeName(server, room, headings);
      return [headingRow(server, room, place), ...found.map((hit) => hitRow(hit, place, context))];
    });
  });
}

function placeName(
  { label, rooms }: ServerState,
  room: RoomId,
  headings: SearchRowContext["headings"],
): string {
  const info = rooms.get(room)?.info;
  // A room that was left since.
  const name = info === undefined ? `room ${room}` : showableLine(info.name);
  return headings === "rooms" ? name : `${isolated(name)} at ${isolated(showableLine(label))}`;
}

function headingRow({ key, rooms }: ServerState, room: RoomId, place: string): ListRow {
  const kind = rooms.get(room)?.info.kind;
  const text = kind === "direct" ? `@ ${place}` : `# ${place}`;
  return { key: `h ${key} ${room}`, kind: "heading", text, accessibleText: `In ${place}` };
}

function hitRow(hit: SearchHit, place: string | undefined, { times, nowMs }: SearchRowContext): ListRow {
  const from = showableLine(hit.from);
  const when = listTime(hit.timeMs, nowMs, times);
  const text = showableLine(messageSummary(hit.text, shownMaxUnits));
  return {
    key: hitKey(hit),
    kind: "item",
    avatar: personSign(hit.from),
    text,
    detail: [isolated(from), when].join("  ·  "),
    accessibleText: [`${from}, ${when}`, ...(place === undefined ? [] : [`in ${place}`]), text].join(": "),
  };
}

/** UTF-16 units: more than fits into a row, for whoever has it read. */
const shownMaxUnits = 400;
