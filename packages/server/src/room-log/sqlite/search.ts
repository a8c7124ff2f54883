/** Searching: newest first, over rooms that each lie in one piece, and through a bounded number of texts a time. */
import type { RoomId } from "@conclave/protocol";
import { foldName } from "../../names/skeleton.ts";
import type { SearchQuery } from "../room-log.ts";
import type { EntryRow } from "./entry-row.ts";
import { placeOf } from "./place.ts";
import { parseSearchText, type SearchText } from "./search-text.ts";
import type { readSql, Statements } from "./sql.ts";

export interface FoundRows {
  readonly rows: readonly EntryRow[];
  readonly next: number | undefined;
}

/** Inside a transaction. */
export function searchRows(query: SearchQuery, statements: Statements<keyof typeof readSql>): FoundRows {
  const { rooms, text = "", before = Number.MAX_SAFE_INTEGER, limit } = query;
  const wordsWith = (part: string) =>
    statements.wordsWith.all(part, partWordsMaxCount).map((row) => row["term"] as string);
  const searched = parseSearchText(text, wordsWith);
  if (searched === undefined) return nothing;
  const budget = Math.max(roomMinCount, Math.floor(lookedAtCount / Math.max(1, rooms.length)));
  let rows: EntryRow[] = [];
  // Nothing that is older than this is in the answer: what comes after it has not been looked at in every room.
  let floor = 0;
  for (const room of new Set(rooms)) {
    const last = lastBefore(room, before, statements);
    if (last === 0) continue;
    let lookedAt = 0;
    let fitting = 0;
    for (const row of candidates(room, last, searched, statements)) {
      if (row.seq < floor || fitting > limit) break;
      if (fits(row, query, searched)) {
        rows.push(row);
        fitting += 1;
      }
      lookedAt += 1;
      if (lookedAt === budget) floor = row.seq;
    }
    rows = rows.toSorted((left, right) => right.seq - left.seq).filter(({ seq }) => seq >= floor);
    if (rows.length <= limit) continue;
    rows = rows.slice(0, limit);
    floor = rows.at(-1)?.seq ?? 0;
  }
  return { rows, next: floor === 0 ? undefined : floor };
}

function candidates(
  room: RoomId,
  last: number,
  { match }: SearchText,
  statements: Statements<keyof typeof readSql>,
): Iterable<EntryRow> {
  const range = [placeOf(room, 0), placeOf(room, last)] as const;
  const rows =
    match === undefined
      ? statements.pageBefore.iterate(...range)
      : statements.matches.iterate(match, ...range);
  return rows as Iterable<unknown> as Iterable<EntryRow>;
}

function fits(row: EntryRow, { from, sinceMs, untilMs }: SearchQuery, { literals }: SearchText): boolean {
  const { kind, text, timeMs, name } = row;
  if ((kind !== "text" && kind !== "file") || text === null) return false;
  if (sinceMs !== undefined && timeMs < sinceMs) return false;
  if (untilMs !== undefined && timeMs >= untilMs) return false;
  if (from !== undefined && foldName(name) !== foldName(from)) return false;
  if (literals.length === 0) return true;
  const small = text.toLowerCase();
  return literals.every((literal) => small.includes(literal));
}

/** The number of a room's last entry in front of a place in the order of all rooms; 0 if there is none. */
function lastBefore(room: RoomId, seq: number, statements: Statements<keyof typeof readSql>): number {
  const bounds = statements.room.get(room) as { first: number; last: number } | undefined;
  if (bounds === undefined) return 0;
  // Numbers have no gaps, and rise with the order of all rooms: halving finds it without reading the newer ones.
  let { first: low, last: high } = bounds;
  while (low <= high) {
    const middle = Math.floor((low + high) / 2);
    const row = statements.seq.get(placeOf(room, middle)) as { seq: number } | undefined;
    if (row !== undefined && row.seq < seq) low = middle + 1;
    else high = middle - 1;
  }
  return high < bounds.first ? 0 : high;
}

const nothing: FoundRows = { rows: [], next: undefined };

/** How many texts one search looks at in all its rooms, and in each at least: some tens of milliseconds. */
const lookedAtCount = 20_000;
const roomMinCount = 200;

/** How many words of the index one "*part*" may stand for. */
const partWordsMaxCount = 500;
