/** Connections to the file of the room log, whose tables are there already (`store/database.ts` makes them). */
import { DatabaseSync } from "node:sqlite";
import type { Durability } from "../room-log.ts";
import { busyTimeoutMs } from "./writer.ts";

export function connectToWrite(file: string, durability: Durability): DatabaseSync {
  const connection = new DatabaseSync(file, { timeout: busyTimeoutMs });
  // secure_delete: what is deleted is overwritten.
  connection.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = ${durability === "power" ? "FULL" : "NORMAL"};
    PRAGMA secure_delete = ON;
    PRAGMA cache_size = -${cacheKiB}`);
  return connection;
}

export function connectToRead(file: string): DatabaseSync {
  const connection = new DatabaseSync(file, { readOnly: true, timeout: busyTimeoutMs });
  connection.exec(`PRAGMA cache_size = -${cacheKiB}`);
  return connection;
}

/** The most that a connection keeps of the file in memory. */
const cacheKiB = 32 * 1024;
