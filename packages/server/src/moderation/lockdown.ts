/** Lockdown: newcomers are kept out while something is going on. It is kept, so a restart does not end it. */
import type { IdentityPublicKey } from "@conclave/crypto";
import type { Database } from "../store/database.ts";

/** "off": nothing. "known": only keys that have been here come in. "closed": nobody comes in, those who are in stay. */
export type LockdownMode = (typeof lockdownModes)[number];

export const lockdownModes = ["off", "known", "closed"] as const;

export interface LockdownState {
  readonly mode: LockdownMode;
  /** Who set it, and when, in milliseconds since 1970; nothing if nobody ever did. */
  readonly by?: string;
  readonly sinceMs?: number;
}

export class Lockdown {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  get state(): LockdownState {
    const row = this.#database.prepare("SELECT mode, made_by, made_ms FROM lockdown").get();
    if (row === undefined) return { mode: "off" };
    return {
      mode: row["mode"] as LockdownMode,
      by: row["made_by"] as string,
      sinceMs: row["made_ms"] as number,
    };
  }

  set(mode: LockdownMode, by: string, nowMs: number): void {
    this.#database
      .prepare("INSERT OR REPLACE INTO lockdown (only_row, mode, made_by, made_ms) VALUES (1, ?, ?, ?)")
      .run(mode, by, nowMs);
  }

  /** Whether somebody comes in all the same. */
  admits(identity: IdentityPublicKey | undefined): boolean {
    const { mode } = this.state;
    if (mode === "off") return true;
    return mode === "known" && identity !== undefined && this.#hasBeenHere(identity);
  }

  /** Whether a key has had a name here, or came in with an invitation. */
  #hasBeenHere(key: IdentityPublicKey): boolean {
    const row = this.#database
      .prepare(
        "SELECT 1 FROM names WHERE key = :key UNION ALL SELECT 1 FROM admissions WHERE key = :key LIMIT 1",
      )
      .get({ key });
    return row !== undefined;
  }
}
