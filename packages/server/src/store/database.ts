/**
 * What must outlive the server, in one SQLite file of the state folder: names and who owns them, invitations, who has
 * been admitted, and the rooms (`room-log/`, on connections of its own). Other processes of ours (`conclaved invite`,
 * `conclaved names`) change what is not of the rooms while the server runs, so nothing of that is kept in memory.
 */
import { closeSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { StartError } from "../errors.ts";
import { migrate } from "./migrate.ts";

export class Database implements Disposable {
  /** What stands for the file of one that is in memory. */
  static readonly memoryFile = ":memory:";

  readonly file: string;
  readonly connection: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

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
    const file = join(folder, databaseName);
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      // SQLite would make it for everybody to read.
      closeSync(openSync(file, "a", 0o600));
      return new Database(file, prepare(new DatabaseSync(file, { timeout: busyTimeoutMs }), file));
    } catch (cause) {
      const message = `the database ${file} cannot be used: ${(cause as Error).message}.`;
      throw new StartError("database-unusable", message, { cause });
    }
  }

  /** One that nothing is left of, for a server that keeps nothing. */
  static inMemory(): Database {
    return new Database(Database.memoryFile, prepare(new DatabaseSync(Database.memoryFile)));
  }

  /**
   * A statement, compiled the first time that its text comes. Texts are constants; values go in where they stand for one,
   * never into the text.
   */
  prepare(text: string): StatementSync {
    const known = this.#statements.get(text);
    if (known !== undefined) return known;
    const statement = this.connection.prepare(text);
    this.#statements.set(text, statement);
    return statement;
  }

  /** All of `work` or none of it, and nobody else's in between. */
  transaction<Result>(work: () => Result): Result {
    this.connection.exec("BEGIN IMMEDIATE");
    try {
      const result = work();
      this.connection.exec("COMMIT");
      return result;
    } catch (error) {
      // After some failures, such as a full disk, SQLite has rolled back already.
      if (this.connection.isTransaction) this.connection.exec("ROLLBACK");
      throw error;
    }
  }

  [Symbol.dispose](): void {
    this.connection.close();
  }
}

function prepare(connection: DatabaseSync, file?: string): DatabaseSync {
  try {
    // FULL: what was committed survives a power failure. It is written once a person joins for the first time.
    connection.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
    migrate(connection, file);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** In the state folder. */
export const databaseName = "conclaved.db";

/** How long a write waits for another process's, in milliseconds. */
const busyTimeoutMs = 5000;
