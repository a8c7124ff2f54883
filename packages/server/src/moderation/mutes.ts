/** Who may listen and not speak, until a certain time or for good. Of somebody with an identity key the key is muted. */
import { fingerprint } from "@conclave/crypto";
import { foldName } from "../names/skeleton.ts";
import type { Database } from "../store/database.ts";
import type { Person } from "./person.ts";

export interface Mute {
  /** As it was when the mute was made. */
  readonly name: string;
  readonly reason: string;
  readonly by: string;
  /** In milliseconds since 1970; a mute without an end is for good. */
  readonly madeMs: number;
  readonly endsMs: number | undefined;
}

export class Mutes {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Mutes somebody, or changes how long and why. */
  add(person: Person, terms: Omit<Mute, "madeMs" | "name">, nowMs: number): void {
    this.#database
      .prepare(
        `INSERT OR REPLACE INTO mutes (subject, name, reason, made_by, made_ms, ends_ms) VALUES (?, ?, ?, ?, ?, ?)`,
      )
      .run(subjectOf(person), person.name, terms.reason, terms.by, nowMs, terms.endsMs ?? null);
  }

  /** Lets somebody speak again; false if they were not muted. */
  remove(person: Person): boolean {
    const { changes } = this.#database.prepare("DELETE FROM mutes WHERE subject = ?").run(subjectOf(person));
    return changes > 0;
  }

  /** What keeps somebody from speaking now, if anything does. */
  find(person: Person, nowMs: number): Mute | undefined {
    const row = this.#database
      .prepare("SELECT * FROM mutes WHERE subject = ? AND (ends_ms IS NULL OR ends_ms > ?)")
      .get(subjectOf(person), nowMs);
    return row === undefined ? undefined : toMute(row);
  }

  /** Those that hold now, the newest first. Those that are over are forgotten. */
  list(nowMs: number): Mute[] {
    this.#database.prepare("DELETE FROM mutes WHERE ends_ms <= ?").run(nowMs);
    return this.#database.prepare("SELECT * FROM mutes ORDER BY made_ms DESC, subject").all().map(toMute);
  }
}

/** A fingerprint has a colon, which no name can have. */
function subjectOf({ name, identity }: Person): string {
  return identity === undefined ? foldName(name) : fingerprint(identity);
}

function toMute(row: Record<string, unknown>): Mute {
  return {
    name: row["name"] as string,
    reason: row["reason"] as string,
    by: row["made_by"] as string,
    madeMs: row["made_ms"] as number,
    endsMs: (row["ends_ms"] as number | null) ?? undefined,
  };
}
