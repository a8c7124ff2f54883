/** Opens the room log that belongs to a database. */
import { marksMaxCount, pinsMaxCount } from "@conclave/protocol";
import { Database } from "../store/database.ts";
import type { Durability, RoomLog } from "./room-log.ts";
import { connectToRead, connectToWrite } from "./sqlite/connection.ts";
import { readHere, writeHere } from "./sqlite/ports.ts";
import { SqliteReader } from "./sqlite/reader.ts";
import { SqliteRoomLog } from "./sqlite/sqlite-room-log.ts";
import { SqliteWriter } from "./sqlite/writer.ts";
import { StoreError } from "./store-error.ts";
import { readInThread, writeInThread } from "./worker/ports.ts";

export interface RoomLogOptions {
  /** Default: "power". */
  readonly durability?: Durability;
}

/**
 * One that reads and writes in threads of its own, so that neither the disk nor a search holds the server up. Where the
 * database is in memory there is nothing to wait for, and no thread.
 *
 * The database must stay open for as long as the log is.
 */
export function openRoomLog(database: Database, options: RoomLogOptions = {}): RoomLog {
  const { file } = database;
  if (file === Database.memoryFile) return openRoomLogHere(database);
  const order = { file, durability: options.durability ?? "power", limits };
  return new SqliteRoomLog(file, writeInThread(order), readInThread(order));
}

/** One that works in the thread that calls it, which waits for the disk then. */
export function openRoomLogHere(database: Database, { durability = "power" }: RoomLogOptions = {}): RoomLog {
  const { file, connection } = database;
  if (file === Database.memoryFile) {
    const open = () => undefined;
    const [writer, reader] = [new SqliteWriter(connection, limits), new SqliteReader(connection)];
    return new SqliteRoomLog(connection, writeHere(writer, open), readHere(reader, open));
  }
  const [writing, reading] = [connectToWrite(file, durability), connectToRead(file)];
  return new SqliteRoomLog(
    file,
    writeHere(new SqliteWriter(writing, limits), () => writing.close()),
    readHere(new SqliteReader(reading), () => reading.close()),
  );
}

/** One that only reads, beside a running server or without one: writing rejects with "read-only". */
export function openRoomLogToRead(file: string): RoomLog {
  const connection = connectToRead(file);
  const refuse = () => Promise.reject(new StoreError("read-only", "the store was opened to be read."));
  return new SqliteRoomLog(
    file,
    { write: refuse, isAlive: () => Promise.resolve(true), close: () => Promise.resolve() },
    readHere(new SqliteReader(connection), () => connection.close()),
  );
}

const limits = { marksCount: marksMaxCount, pinsCount: pinsMaxCount };
