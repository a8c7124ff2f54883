/**
 * What must outlive the server, in one SQLite file of the state folder: names and who owns them, invitations, and who
 * has been admitted. Other processes of ours (`conclaved invite`, `conclaved names`) change it while the server runs, so
 * nothing of it is kept in memory.
 */
import { closeSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StartError } from "../errors.ts";
import { migrations } from "./migrations.ts";

export class Database implements Disposable {
  readonly file: string;
  readonly connection: DatabaseSync;

  private constructor(file: string, connection: DatabaseSync) {
    this.file = file;
    this.connection = connection;
  }

  /**
   * The database of a state folder, made first if there is none, and brought up to this version's schema.
   *
   * @throws {StartError} "database-unusable"
   */
  static open(folder: string): Database {
    const file = join(folder, "conclaved.db");
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      // SQLite would make it for everybody to read.
      closeSync(openSync(file, "a", 0o600));
      return new Database(file, prepare(new DatabaseSync(file, { timeout: busyTimeoutMs })));
    } catch (cause) {
      const message = `the database ${file} cannot be used: ${(cause as Error).message}.`;
      throw new StartError("database-unusable", message, { cause });
    }
  }

  /** One that nothing is left of, for a server that keeps nothing. */
  static inMemory(): Database {
    return new Database(":memory:", prepare(new DatabaseSync(":memory:")));
  }

  /** All of `work` or none of it, and nobody else's in between. */
  transaction<Result>(work: () => Result): Result {
    this.connection.exec("BEGIN IMMEDIATE");
    try {
      const result = work();
      this.connection.exec("COMMIT");
      return result;
    } catch (error) {
      this.connection.exec("ROLLBACK");
      throw error;
    }
  }

  [Symbol.dispose](): void {
    this.connection.close();
  }
}

function prepare(connection: DatabaseSync): DatabaseSync {
  // FULL: what was committed survives a power failure. It is written once a person joins for the first time.
  connection.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
  // In one transaction: another process of ours may be at it in the same moment.
  connection.exec("BEGIN IMMEDIATE");
  try {
    migrate(connection);
    connection.exec("COMMIT");
  } catch (error) {
    connection.exec("ROLLBACK");
    throw error;
  }
  return connection;
}

function migrate(connection: DatabaseSync): void {
  const row = connection.prepare("PRAGMA user_version").get() as { user_version: number };
  if (row.user_version > migrations.length) {
    throw new Error(`it belongs to a later version of conclaved (schema ${row.user_version})`);
  }
  for (const migration of migrations.slice(row.user_version)) connection.exec(migration);
  connection.exec(`PRAGMA user_version = ${migrations.length}`);
}

/** How long a write waits for another process's, in milliseconds. */
const busyTimeoutMs = 5000;
