/** The one that reads: on a connection of its own, so that no writing waits for it. */
import type { DatabaseSync } from "node:sqlite";
import type { RoomId } from "@conclave/protocol";
import type { FileKey, FileRecord, KeptFile } from "../file-records.ts";
import type {
  Found,
  Page,
  PageQuery,
  PersonId,
  Retention,
  SearchQuery,
  StoredMember,
  StoredRoom,
} from "../room-log.ts";
import { type EntryRow, type MarkRow, toEntry } from "./entry-row.ts";
import { asStoreError } from "./errors.ts";
import { endOf, placeOf } from "./place.ts";
import type { ReadRequest, ReadResults } from "./requests.ts";
import { searchRows } from "./search.ts";
import { prepareAll, readSql, type Statements } from "./sql.ts";

export class SqliteReader {
  readonly #connection: DatabaseSync;
  readonly #statements: Statements<keyof typeof readSql>;

  constructor(connection: DatabaseSync) {
    this.#connection = connection;
    this.#statements = prepareAll(connection, readSql);
  }

  /** @throws {StoreError} */
  answer(request: ReadRequest): ReadResults[keyof ReadResults] {
    switch (request.read) {
      case "load":
        return this.load();
      case "room":
        return this.room(request.room);
      case "opened":
        return this.opened(request.maker, request.openId);
      case "page":
        return this.page(request.query);
      case "search":
        return this.search(request.query);
      case "file":
        return this.file(request.room, request.number);
      case "goneFiles":
        return this.goneFiles();
      case "files":
        return this.files();
      case "readPositions":
        return this.readPositions(request.person);
    }
  }

  load(): readonly StoredRoom[] {
    return this.#reading(() => this.#statements.rooms.all().map((row) => this.#toRoom(row)));
  }

  room(room: RoomId): StoredRoom | undefined {
    return this.#reading(() => {
      const row = this.#statements.room.get(room);
      return row && this.#toRoom(row);
    });
  }

  opened(maker: PersonId, openId: Uint8Array): StoredRoom | undefined {
    const row = this.#statements.opened.get(maker, openId);
    return row && this.room(row["id"] as RoomId);
  }

  page(query: PageQuery): Page {
    return this.#reading(() => {
      const bounds = this.#statements.room.get(query.room) as { first: number; last: number } | undefined;
      if (bounds === undefined) return { entries: [], more: false, first: 1, last: 0 };
      const { rows, more } = this.#stretch(query, bounds.last);
      return { entries: this.#toEntries(rows, query), more, first: bounds.first, last: bounds.last };
    });
  }

  search(query: SearchQuery): Found {
    return this.#reading(() => {
      const { rows, next } = searchRows(query, this.#statements);
      const hits = rows.map((row) => ({ room: row.room, entry: this.#withMarks(row, query.reader) }));
      return { hits, next };
    });
  }

  file(room: RoomId, number: number): KeptFile | undefined {
    return this.#reading(() => {
      const row = this.#statements.file.get(placeOf(room, number));
      return row && ({ ...row } as unknown as KeptFile);
    });
  }

  goneFiles(): readonly FileKey[] {
    return this.#reading(() => this.#statements.goneFiles.all().map(({ key }) => key as FileKey));
  }

  files(): readonly FileRecord[] {
    return this.#reading(() =>
      this.#statements.files.all().map((row) => ({ ...row }) as unknown as FileRecord),
    );
  }

  readPositions(person: PersonId): ReadonlyMap<RoomId, number> {
    return this.#reading(() => {
      const rows = this.#statements.readPositions.all(person);
      return new Map(rows.map((row) => [row["room"] as number, row["number"] as number]));
    });
  }

  /** Rows in the room's order, and whether there are more of them. */
  #stretch(query: PageQuery, last: number): { rows: EntryRow[]; more: boolean } {
    const { room, from, limit, maxBytes } = query;
    const rows: EntryRow[] = [];
    let bytes = 0;
    for (const row of this.#walk(room, from, last)) {
      bytes += Buffer.byteLength(row.text ?? "", "utf8");
      if (rows.length > 0 && (rows.length >= limit || bytes > maxBytes))
        return { rows: inOrder(rows, from), more: true };
      rows.push(row);
    }
    return { rows: inOrder(rows, from), more: false };
  }

  /** Away from where the page begins. */
  #walk(room: RoomId, from: PageQuery["from"], last: number): Iterable<EntryRow> {
    const place = (number: number) => placeOf(room, Math.min(number, last));
    const rows =
      from !== undefined && "after" in from
        ? this.#statements.pageAfter.iterate(place(from.after) + 1, place(last))
        : this.#statements.pageBefore.iterate(place(0), place(from === undefined ? last : from.before - 1));
    return rows as Iterable<unknown> as Iterable<EntryRow>;
  }

  #toEntries(rows: readonly EntryRow[], { reader }: PageQuery) {
    const [first, last] = [rows[0], rows.at(-1)];
    if (first === undefined || last === undefined) return [];
    const marks = Map.groupBy(this.#marks(first.place, last.place, reader), ({ place }) => place);
    return rows.map((row) => toEntry(row, marks.get(row.place) ?? []));
  }

  #withMarks(row: EntryRow, reader: PersonId | undefined) {
    return toEntry(row, this.#marks(row.place, row.place, reader));
  }

  #marks(first: number, last: number, reader: PersonId | undefined): MarkRow[] {
    return this.#statements.marks.all(reader ?? 0, first, last) as unknown as MarkRow[];
  }

  #toRoom(row: Record<string, unknown>): StoredRoom {
    const id = row["id"] as number;
    const retention = row["retention"] as string | null;
    return {
      id,
      kind: row["kind"] as StoredRoom["kind"],
      name: (row["name"] as string | null) ?? undefined,
      topic: row["topic"] as string,
      members: this.#statements.members.all(id).map((member) => ({ ...member }) as unknown as StoredMember),
      first: row["first"] as number,
      last: row["last"] as number,
      pins: this.#statements.pins
        .all(placeOf(id, 0), endOf(id))
        .map(({ place }) => (place as number) - placeOf(id, 0)),
      retention: retention === null ? undefined : (JSON.parse(retention) as Retention),
    };
  }

  /** All of `read` sees one moment. */
  #reading<Result>(read: () => Result): Result {
    try {
      this.#connection.exec("BEGIN");
      try {
        return read();
      } finally {
        this.#connection.exec("COMMIT");
      }
    } catch (error) {
      throw asStoreError(error);
    }
  }
}

function inOrder(rows: EntryRow[], from: PageQuery["from"]): EntryRow[] {
  return from !== undefined && "after" in from ? rows : rows.reverse();
}
