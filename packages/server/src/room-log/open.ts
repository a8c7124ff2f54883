/** Opens the room log that belongs to a database. */
import { Database } from "../store/database.ts";
import type { Durability, RoomLog } from "./room-log.ts";
import { connectToRead, connectToWrite } from "./sqlite/connection.ts";
import { readHere, writeHere } from "./sqlite/ports.ts";
import { SqliteReader } from "./sqlite/reader.ts";
import { SqliteRoomLog } from "./sqlite/sqlite-room-log.ts";
import { SqliteWriter } from "./sqlite/writer.ts";

export interface RoomLogOptions {
  /** Default: "power". */
  readonly durability?: Durability;
}

/** One that works in the thread that calls it, which waits for the disk then. */
export function openRoomLogHere(database: Database, { durability = "power" }: RoomLogOptions = {}): RoomLog {
  const { file, connection } = database;
  if (file === Database.memoryFile) {
    const open = () => undefined;
    const [writer, reader] = [new SqliteWriter(connection), new SqliteReader(connection)];
    return new SqliteRoomLog(connection, writeHere(writer, open), readHere(reader, open));
  }
  const [writing, reading] = [connectToWrite(file, durability), connectToRead(file)];
  return new SqliteRoomLog(
    file,
    writeHere(new SqliteWriter(writing), () => writing.close()),
    readHere(new SqliteReader(reading), () => reading.close()),
  );
}
