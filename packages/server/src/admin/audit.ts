/** Who changed what as an administrator. Nothing here is ever changed, and reading it is no act. */
import type { Log } from "../log/logger.ts";
import type { Database } from "../store/database.ts";

export interface AuditEntry {
  readonly id: number;
  /** In milliseconds since 1970. */
  readonly atMs: number;
  /** The Unix user, as their command says. */
  readonly who: string;
  /** Such as "kick" or "ban.add". */
  readonly act: string;
  /** Whom or what it was about; "" where that is the whole server. */
  readonly subject: string;
  readonly reason: string;
}

export class Audit {
  readonly #database: Database;
  readonly #log: Log;

  /** @param log gets each act as well, without the reason: that is for people. */
  constructor(database: Database, log: Log) {
    this.#database = database;
    this.#log = log;
  }

  write({ atMs, who, act, subject, reason }: Omit<AuditEntry, "id">): void {
    this.#database
      .prepare("INSERT INTO audit (at_ms, who, act, subject, reason) VALUES (?, ?, ?, ?, ?)")
      .run(atMs, who, act, subject, reason);
    this.#log.write("admin.act", { who, act, subject });
  }

  /** The last ones, the newest first. */
  list(maxCount: number): AuditEntry[] {
    return this.#database
      .prepare("SELECT * FROM audit ORDER BY id DESC LIMIT ?")
      .all(maxCount)
      .map((row) => ({
        id: row["id"] as number,
        atMs: row["at_ms"] as number,
        who: row["who"] as string,
        act: row["act"] as string,
        subject: row["subject"] as string,
        reason: row["reason"] as string,
      }));
  }
}
