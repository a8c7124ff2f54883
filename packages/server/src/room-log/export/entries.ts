/** All entries of a room, page by page, so that a room of any size goes through little memory. */
import type { Entry, RoomId } from "@conclave/protocol";
import type { RoomLog } from "../room-log.ts";

export interface Span {
  /** In milliseconds since 1970: from then on, and until before then. */
  readonly fromMs: number | undefined;
  readonly toMs: number | undefined;
}

/** Those that are there when it begins, in the room's order. */
export async function* entriesOf(log: RoomLog, room: RoomId, { fromMs, toMs }: Span): AsyncGenerator<Entry> {
  const { last } = await log.page({ room, limit: 1, maxBytes: 1 });
  for (let after = 0; after < last; ) {
    const { entries } = await log.page({ room, from: { after }, limit: pageCount, maxBytes: pageBytes });
    for (const entry of entries) {
      if (entry.number > last) return;
      if (fromMs !== undefined && entry.timeMs < fromMs) continue;
      if (toMs !== undefined && entry.timeMs >= toMs) continue;
      yield entry;
    }
    const next = entries.at(-1)?.number;
    // What was there has expired meanwhile.
    if (next === undefined) return;
    after = next;
  }
}

const pageCount = 500;
const pageBytes = 1 << 20;
