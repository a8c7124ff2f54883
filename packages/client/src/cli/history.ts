/** Reading what a room keeps, page by page. */
import { type Entry, pageMaxCount, type RoomId } from "@conclave/protocol";
import type { Client } from "../client.ts";
import { ask } from "./visit.ts";

/** Entries with numbers from `from` to `to`, in order; what is not kept any more is left out. */
export async function* entriesBetween(
  client: Client,
  room: RoomId,
  from: number,
  to: number,
): AsyncGenerator<Entry> {
  let after = Math.max(0, from - 1);
  while (after < to) {
    const limit = Math.min(pageMaxCount, to - after);
    const start = after;
    const { entries } = await ask(client, "what the room keeps", () =>
      client.fetch({ room, after: start, limit }),
    );
    for (const entry of entries) if (entry.number <= to) yield entry;
    const last = entries.at(-1);
    if (last === undefined) return;
    after = last.number;
  }
}

/** The number of the first entry that is not from before a time; behind the last one, if all are. */
export async function firstSince(client: Client, room: RoomId, timeMs: number): Promise<number> {
  const info = client.rooms.find((known) => known.room === room);
  let [low, high] = [info?.first ?? 1, (info?.last ?? 0) + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const { entries } = await ask(client, "what the room keeps", () =>
      client.fetch({ room, after: middle - 1, limit: 1 }),
    );
    const entry = entries[0];
    // Entries that expired meanwhile are from before everything that is kept.
    if (entry !== undefined && entry.timeMs < timeMs) low = entry.number + 1;
    else high = middle;
  }
  return low;
}
