/** The one that writes: takes what waits, writes it in one transaction, and tells each what came of it. */
import { randomBytes } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { foldName } from "../../names/skeleton.ts";
import type { NewRoom } from "../room-log.ts";
import { StoreError } from "../store-error.ts";
import type { Outcome, WriteCommand, WriteResult, WriteResults } from "./commands.ts";
import { type EntryLimits, EntryWriter } from "./entry-writer.ts";
import { asStoreError } from "./errors.ts";
import { FileRows } from "./file-rows.ts";
import { expireSlice } from "./retention.ts";
import { RoomStates } from "./room-states.ts";
import { prepareAll, type Statements, writeSql } from "./sql.ts";

export class SqliteWriter {
  readonly #connection: DatabaseSync;
  readonly #statements: Statements<keyof typeof writeSql>;
  readonly #rooms: RoomStates;
  readonly #entries: EntryWriter;
  readonly #files: FileRows;
  /**
   * Whether the write-ahead log may still have what was erased: "left", as at first, from whoever wrote before. "coming":
   * an expiry goes on, and it is seen to behind its last slice.
   */
  #traces: "coming" | "gone" | "left" = "left";

  constructor(connection: DatabaseSync, limits: EntryLimits) {
    this.#connection = connection;
    this.#statements = prepareAll(connection, writeSql);
    this.#rooms = new RoomStates(this.#statements);
    this.#files = new FileRows(this.#statements);
    this.#entries = new EntryWriter(this.#statements, this.#rooms, limits);
  }

  /** Does them all, in order; what fails takes nothing else with it. */
  apply(commands: readonly WriteCommand[]): readonly Outcome[] {
    try {
      const values = this.#transaction(() => commands.map((command) => this.#apply(command)));
      return values.map((value) => ({ value }));
    } catch (cause) {
      const error = asStoreError(cause);
      // A disk that is full is so for all of them. A fault of one command is that one's: each is tried for itself.
      if (error instanceof StoreError || commands.length === 1) return commands.map(() => ({ error }));
      return commands.flatMap((command) => this.apply([command]));
    }
  }

  /**
   * Takes erased texts out of the write-ahead log too, and gives back the space of what expired. "later": somebody reads
   * just now, or there is more to do, and it is to be called again.
   */
  tidy(): "done" | "later" {
    if (this.#traces !== "left") return "done";
    try {
      this.#connection.exec(`PRAGMA incremental_vacuum(${vacuumedPages})`);
      // Not waiting: whoever wants to write comes first.
      this.#connection.exec("PRAGMA busy_timeout = 0");
      const row = this.#connection.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get() as { busy: number };
      if (row.busy !== 0 || this.#freePages() > 0) return "later";
      this.#traces = "gone";
      return "done";
    } catch {
      // A disk that is full or fails: what is written next tells its caller.
      return "later";
    } finally {
      this.#connection.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
    }
  }

  #freePages(): number {
    return (this.#connection.prepare("PRAGMA freelist_count").get() as { freelist_count: number })
      .freelist_count;
  }

  #transaction<Result>(work: () => Result): Result {
    this.#connection.exec("BEGIN IMMEDIATE");
    try {
      const result = work();
      this.#rooms.writeBack(this.#entries.seq);
      this.#connection.exec("COMMIT");
      if (this.#entries.takeErased() && this.#traces === "gone") this.#traces = "left";
      return result;
    } catch (error) {
      this.#rooms.forget();
      this.#entries.takeErased();
      if (this.#traces === "coming") this.#traces = "left";
      // After some failures SQLite has rolled back already.
      if (this.#connection.isTransaction) this.#connection.exec("ROLLBACK");
      throw error;
    }
  }

  #apply(command: WriteCommand): WriteResult {
    switch (command.do) {
      case "append":
        return command.batch.map((entry) => this.#entries.append(entry));
      case "create":
        return this.#create(command.room);
      case "setRead":
        return this.#setRead(command);
      case "person":
        return this.#person(command);
      case "setRetention":
        return this.#setRetention(command);
      case "beginFile":
        return this.#files.begin(command.file);
      case "finishFile":
        return this.#files.finish(command.key, command.nowMs);
      case "dropFile":
        return this.#files.drop(command.owner, command.id) as undefined;
      case "expireFiles":
        return this.#files.expire(command.beforeMs, command.except) as undefined;
      case "forgetFiles":
        return this.#files.forget(command.keys) as undefined;
      case "expire":
        return this.#expire(command.nowMs);
    }
  }

  #expire(nowMs: number): WriteResults["expire"] {
    const slice = expireSlice(nowMs, this.#statements, this.#rooms, this.#entries);
    this.#traces = slice.rest === "more" ? "coming" : "left";
    return slice;
  }

  #create(room: NewRoom): WriteResults["create"] {
    const { kind, name, topic = "", members, maker, openId, timeMs } = room;
    const person = maker.person ?? null;
    // Private rooms may share a name: that one is taken would tell of a room that is nobody's business.
    const folded = kind !== "public" || name === undefined ? null : foldName(name);
    const people = kind === "direct" ? peopleKey(room) : null;
    const before =
      (person === null ? undefined : this.#statements.roomByOpenId.get(person, openId)) ??
      (people === null ? undefined : this.#statements.roomByPeople.get(people));
    if (before !== undefined) return { outcome: "repeated", room: before["id"] as number };
    if (folded !== null && this.#statements.roomByName.get(folded) !== undefined) return { outcome: "taken" };
    const row = this.#statements.addRoom.get(
      kind,
      name ?? null,
      folded,
      topic,
      people,
      person,
      openId,
      timeMs,
    );
    const id = row?.["id"] as number;
    for (const member of members) {
      this.#entries.append({
        room: id,
        id: randomBytes(16),
        author: { ...maker, guest: false },
        power: "moderator",
        content: { kind: "member", who: member.name, role: member.role },
        timeMs,
        subject: member.person,
      });
    }
    return { outcome: "created", room: id };
  }

  #setRead({ person, room, number }: WriteCommand & { do: "setRead" }): WriteResults["setRead"] {
    const state = this.#rooms.get(room);
    if (state === undefined || number < 1 || number > state.last) return "unmoved";
    const { changes } = this.#statements.setRead.run(person, room, number);
    return changes === 0 ? "unmoved" : "moved";
  }

  #person({ name, key }: WriteCommand & { do: "person" }): WriteResults["person"] {
    const folded = foldName(name);
    const row = this.#statements.person.get(folded, key) ?? this.#statements.addPerson.get(folded, key, name);
    return row?.["id"] as number;
  }

  #setRetention({ room, retention }: WriteCommand & { do: "setRetention" }): WriteResults["setRetention"] {
    if (room === "all") {
      this.#statements.setCommonRetention.run(JSON.stringify(retention ?? {}));
      return "set";
    }
    const text = retention === undefined ? null : JSON.stringify(retention);
    const { changes } = this.#statements.setRetention.run(text, room);
    return changes === 0 ? "unknown" : "set";
  }
}

/** How long a write waits for another process's, in milliseconds. */
export const busyTimeoutMs = 5000;

function peopleKey({ members }: NewRoom): string {
  return members
    .map(({ person }) => person)
    .toSorted((left, right) => left - right)
    .join(",");
}

/** Pages that one tidying gives back: 4 MiB, which holds nobody up for long. */
const vacuumedPages = 1024;
