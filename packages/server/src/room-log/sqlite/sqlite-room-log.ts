/** The room log in SQLite, in `conclaved.db`. It asks one that writes and one that reads, wherever they are. */
import type { DatabaseSync } from "node:sqlite";
import type { IdentityPublicKey } from "@conclave/crypto";
import type { RoomId } from "@conclave/protocol";
import { copyDatabase } from "../../store/copy-database.ts";
import type { FileRecords } from "../file-records.ts";
import type { NewEntry, NewRoom, PageQuery, PersonId, Retention, RoomLog, SearchQuery } from "../room-log.ts";
import { StoreError } from "../store-error.ts";
import { asStoreError } from "./errors.ts";
import type { ReadPort, WritePort } from "./ports.ts";

export class SqliteRoomLog implements RoomLog {
  readonly #source: string | DatabaseSync;
  readonly #writer: WritePort;
  readonly #reader: ReadPort;
  #closed: Promise<void> | undefined;

  /** @param source of backups: the file, or the connection to a database in memory. */
  constructor(source: string | DatabaseSync, writer: WritePort, reader: ReadPort) {
    this.#source = source;
    this.#writer = writer;
    this.#reader = reader;
  }

  async load() {
    return await this.#reads().read({ read: "load" });
  }

  async room(room: RoomId) {
    return await this.#reads().read({ read: "room", room });
  }

  async opened(maker: PersonId, openId: Uint8Array) {
    return await this.#reads().read({ read: "opened", maker, openId });
  }

  async create(room: NewRoom) {
    const created = await this.#writes().write({ do: "create", room });
    if (created.outcome === "taken") return created;
    const stored = await this.room(created.room);
    if (stored === undefined) throw new Error(`room ${created.room} was made and is not there`);
    return { outcome: created.outcome, room: stored };
  }

  async append(batch: readonly NewEntry[]) {
    return await this.#writes().write({ do: "append", batch });
  }

  async page(query: PageQuery) {
    return await this.#reads().read({ read: "page", query });
  }

  async search(query: SearchQuery) {
    return await this.#reads().read({ read: "search", query });
  }

  async readPositions(person: PersonId) {
    return await this.#reads().read({ read: "readPositions", person });
  }

  async setRead(person: PersonId, room: RoomId, number: number) {
    return await this.#writes().write({ do: "setRead", person, room, number });
  }

  async person(name: string, key: IdentityPublicKey) {
    return await this.#writes().write({ do: "person", name, key });
  }

  async setRetention(room: RoomId | "all", retention: Retention | undefined) {
    return await this.#writes().write({ do: "setRetention", room, retention });
  }

  async expire(nowMs: number) {
    let entries = 0;
    for (;;) {
      // Others who write have their turn in between.
      const slice = await this.#writes().write({ do: "expire", nowMs });
      entries += slice.entries;
      if (slice.rest === "nothing") return { entries };
    }
  }

  async backup(file: string) {
    this.#reads();
    try {
      await copyDatabase(this.#source, file);
    } catch (error) {
      throw asStoreError(error);
    }
  }

  readonly files: FileRecords = {
    begin: async (file) => await this.#writes().write({ do: "beginFile", file }),
    finish: async (key, nowMs) => await this.#writes().write({ do: "finishFile", key, nowMs }),
    drop: async (owner, id) => await this.#writes().write({ do: "dropFile", owner, id }),
    expire: async (beforeMs, except) => await this.#writes().write({ do: "expireFiles", beforeMs, except }),
    forget: async (keys) => await this.#writes().write({ do: "forgetFiles", keys }),
    find: async (room, number) => await this.#reads().read({ read: "file", room, number }),
    gone: async () => await this.#reads().read({ read: "goneFiles" }),
    all: async () => await this.#reads().read({ read: "files" }),
  };

  async isAlive() {
    if (this.#closed !== undefined) return false;
    const answers = await Promise.all([this.#writer.isAlive(), this.#reader.isAlive()]);
    return answers.every(Boolean);
  }

  close(): Promise<void> {
    this.#closed ??= Promise.all([this.#writer.close(), this.#reader.close()]).then(() => undefined);
    return this.#closed;
  }

  #writes(): WritePort {
    this.#requireOpen();
    return this.#writer;
  }

  #reads(): ReadPort {
    this.#requireOpen();
    return this.#reader;
  }

  #requireOpen(): void {
    if (this.#closed !== undefined) throw new StoreError("stopped", "the store is closed.");
  }
}
