/** Where the server of this state folder listened last: what an invitation tells a newcomer. */
import type { ServerAddress } from "@conclave/protocol";
import type { Database } from "./database.ts";

export class ListenAddressStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  last(): ServerAddress | undefined {
    const row = this.#database.prepare("SELECT host, port FROM listening").get();
    return row === undefined ? undefined : { host: row["host"] as string, port: row["port"] as number };
  }

  remember({ host, port }: ServerAddress): void {
    this.#database
      .prepare("INSERT OR REPLACE INTO listening (only_row, host, port) VALUES (1, ?, ?)")
      .run(host, port);
  }
}
