/** What a room has kept: pages of it, and searches in it (clauses 9.13 to 9.15). */
import { pageMaxCount, pageTargetBytes } from "../../limits.ts";
import { MalformedError } from "../../wire/reader.ts";
import { encodeFields, type Fields } from "../cbor.ts";
import type { Codec } from "./codec.ts";
import { readEntry, writeEntry } from "./content.ts";
import type { Entry, RoomId } from "./entry.ts";
import {
  optional,
  present,
  readCount,
  readId,
  readMore,
  readName,
  readNumber,
  readRoom,
  readText,
  writeRoom,
} from "./fields.ts";
import { readMaps } from "./rooms.ts";

/** Client to server: the entries next to a number, that one not included. */
export interface Fetch {
  readonly type: "FETCH";
  readonly id: Uint8Array;
  readonly room: RoomId;
  /** "after": the next ones, 0 for the oldest. "before": the ones in front of it. */
  readonly side: "after" | "before";
  readonly number: number;
  /** At most so many; 1 to 256. A page has fewer where they would not fit in a record. */
  readonly limit: number;
}

/** Entries that follow each other, in ascending order, as they are now. */
export interface Page {
  readonly type: "PAGE";
  readonly id: Uint8Array;
  readonly room: RoomId;
  readonly entries: readonly Entry[];
  /** Whether there are more on that side. */
  readonly more: boolean;
}

/** Client to server: texts with all these words, the newest first, in one room or in all of one's own. */
export interface Search {
  readonly type: "SEARCH";
  readonly id: Uint8Array;
  readonly text: string;
  readonly room?: RoomId | undefined;
  /** Only what somebody with this name wrote. */
  readonly from?: string | undefined;
  /** In milliseconds since 1970: not before, and before. */
  readonly sinceMs?: number | undefined;
  readonly untilMs?: number | undefined;
  /** `next` of the page before. */
  readonly cursor?: number | undefined;
}

export interface Hit {
  readonly room: RoomId;
  readonly entry: Entry;
}

export interface Found {
  readonly type: "FOUND";
  readonly id: Uint8Array;
  readonly hits: readonly Hit[];
  /** What to ask for the ones after these, if there are any. */
  readonly next?: number | undefined;
}

/**
 * As many of the entries as fit in one PAGE, at least one: those nearest to where the page begins. `side` is that of the
 * FETCH.
 */
export function fitEntries(entries: readonly Entry[], side: Fetch["side"]): readonly Entry[] {
  const inReach = side === "after" ? entries : entries.toReversed();
  const count = fitCount(inReach.map(writeEntry));
  return side === "after" ? entries.slice(0, count) : entries.slice(entries.length - count);
}

/** As many of the hits as fit in one FOUND, at least one, from the first on. */
export function fitHits(hits: readonly Hit[]): readonly Hit[] {
  return hits.slice(
    0,
    fitCount(hits.map(({ room, entry }) => ({ ...writeRoom(room), ...writeEntry(entry) }))),
  );
}

/** How many of these maps there is room for. */
function fitCount(items: readonly Fields[]): number {
  let bytes = 0;
  const end = items.findIndex((item) => {
    const before = bytes;
    bytes += encodeFields(item).length;
    return before > 0 && bytes > pageTargetBytes;
  });
  return end < 0 ? items.length : end;
}

export const fetch: Codec<Fetch> = {
  write: ({ id, room, side, number, limit }) => ({ id, ...writeRoom(room), [side]: number, limit }),
  read: (fields) => {
    const after = optional(fields, "after", readCount);
    const before = optional(fields, "before", readNumber);
    if ((after === undefined) === (before === undefined)) throw new MalformedError("after");
    const limit = readNumber(fields, "limit");
    if (limit > pageMaxCount) throw new MalformedError("limit");
    return {
      type: "FETCH",
      id: readId(fields),
      room: readRoom(fields),
      ...(before === undefined ? { side: "after", number: after ?? 0 } : { side: "before", number: before }),
      limit,
    };
  },
};

export const page: Codec<Page> = {
  write: ({ id, room, entries, more }) => ({ id, ...writeRoom(room), items: entries.map(writeEntry), more }),
  read: (fields) => {
    const entries = inOrder(readMaps(fields, "items").map(readEntry));
    const more = readMore(fields, entries);
    return { type: "PAGE", id: readId(fields), room: readRoom(fields), entries, more };
  },
};

export const search: Codec<Search> = {
  write: ({ id, text, room, from, sinceMs, untilMs, cursor }) =>
    present({ id, text, room, from, since: sinceMs, until: untilMs, before: cursor }),
  read: (fields) => ({
    type: "SEARCH",
    id: readId(fields),
    text: readText(fields),
    ...(present({
      room: optional(fields, "room", readNumber),
      from: optional(fields, "from", readName),
      sinceMs: optional(fields, "since", readCount),
      untilMs: optional(fields, "until", readCount),
      cursor: optional(fields, "before", readNumber),
    }) as Pick<Search, "cursor" | "from" | "room" | "sinceMs" | "untilMs">),
  }),
};

export const found: Codec<Found> = {
  write: ({ id, hits, next }) =>
    present({
      id,
      items: hits.map(({ room, entry }) => ({ ...writeRoom(room), ...writeEntry(entry) })),
      next,
    }),
  read: (fields) => ({
    type: "FOUND",
    id: readId(fields),
    hits: readMaps(fields, "items").map(readHit),
    ...(present({ next: optional(fields, "next", readNumber) }) as Pick<Found, "next">),
  }),
};

function readHit(fields: Fields): Hit {
  return { room: readRoom(fields), entry: readEntry(fields) };
}

/** Numbers of a page follow each other: a gap would be something that was held back. */
function inOrder(entries: readonly Entry[]): readonly Entry[] {
  const [first] = entries;
  if (entries.some(({ number }, index) => number !== (first?.number ?? 0) + index))
    throw new MalformedError("items");
  return entries;
}
