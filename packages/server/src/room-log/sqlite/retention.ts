/** Entries that are kept no longer: found by age and by count, removed in slices, so that nobody waits for long. */
import type { Retention } from "../room-log.ts";
import type { WriteResults } from "./commands.ts";
import type { EntryWriter } from "./entry-writer.ts";
import { placeOf } from "./place.ts";
import type { RoomState, RoomStates } from "./room-states.ts";
import type { Statements, writeSql } from "./sql.ts";

/** Removes at most one slice of entries, inside a transaction. */
export function expireSlice(
  nowMs: number,
  statements: Statements<keyof typeof writeSql>,
  rooms: RoomStates,
  entries: EntryWriter,
): WriteResults["expire"] {
  const common = (statements.commonRetention.get() as { retention: string }).retention;
  let removed = 0;
  for (const { id } of statements.rooms.all() as unknown as RoomState[]) {
    const room = rooms.get(id);
    if (room === undefined) continue;
    const retention = JSON.parse(room.retention ?? common) as Retention;
    removed += expireRoom(room, retention, nowMs, sliceCount - removed, statements, entries);
    if (removed === sliceCount) return { entries: removed, rest: "more" };
  }
  return { entries: removed, rest: "nothing" };
}

/** @returns how many entries were removed, `atMost` of them. */
function expireRoom(
  room: RoomState,
  { days, entries: keptCount }: Retention,
  nowMs: number,
  atMost: number,
  statements: Statements<keyof typeof writeSql>,
  entries: EntryWriter,
): number {
  if (days === undefined && keptCount === undefined) return 0;
  const oldestMs = days === undefined ? Number.NEGATIVE_INFINITY : nowMs - days * dayMs;
  const firstByCount = keptCount === undefined ? 0 : room.last - keptCount + 1;
  const start = placeOf(room.id, room.first);
  const rows = statements.oldest.all(start, placeOf(room.id, room.last), atMost) as unknown as OldRow[];
  let next = room.first;
  for (const { place, kind, text, timeMs } of rows) {
    // Numbers have no gaps: what is behind one that is kept is kept.
    if (next >= firstByCount && timeMs >= oldestMs) break;
    if ((kind === "text" || kind === "file") && text !== null) entries.forgetWords(place, text);
    next += 1;
  }
  const removed = next - room.first;
  if (removed === 0) return 0;
  const range = [start, placeOf(room.id, next - 1)] as const;
  statements.removeEntries.run(...range);
  statements.removeReactions.run(...range);
  statements.removePins.run(...range);
  room.first = next;
  return removed;
}

interface OldRow {
  readonly place: number;
  readonly kind: string;
  readonly text: string | null;
  readonly timeMs: number;
}

/** Taking a text out of the index for good costs 0.2 ms: others wait for some 10 ms. */
const sliceCount = 50;
const dayMs = 86_400_000;
