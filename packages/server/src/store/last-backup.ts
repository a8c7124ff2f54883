/** When the database was backed up last: what whoever looks after the server wants to know of it. */
import type { Database } from "./database.ts";

export class LastBackup {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** In milliseconds since 1970; nothing if it never was. */
  lastMs(): number | undefined {
    const row = this.#database.prepare("SELECT at_ms FROM last_backup").get();
    return row?.["at_ms"] as number | undefined;
  }

  /** A backup is done, and whole. */
  remember(nowMs: number): void {
    this.#database.prepare("INSERT OR REPLACE INTO last_backup (only_row, at_ms) VALUES (1, ?)").run(nowMs);
  }
}
