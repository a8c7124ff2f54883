/** Invitations: tokens that let one identity key in, once, for a while (docs/protocol.md, clause 6.9). */
import { createHash, randomBytes } from "node:crypto";
import type { IdentityPublicKey } from "@conclave/crypto";
import { inviteTokenBytes } from "@conclave/protocol";
import type { Database } from "../store/database.ts";

export interface Invitation {
  readonly id: number;
  /** What its maker wrote about it. */
  readonly note: string;
  /** In milliseconds since 1970. */
  readonly madeMs: number;
  readonly expiresMs: number;
  readonly usedMs: number | undefined;
}

/** What came of a token. */
export type Redemption = "admitted" | "unknown" | "expired" | "used";

export class Invitations {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** A new invitation, and its token, 16 bytes, which is kept nowhere. */
  create(note: string, nowMs: number, lifeMs: number): { token: Uint8Array; invitation: Invitation } {
    const token = Uint8Array.from(randomBytes(inviteTokenBytes));
    const row = this.#database.connection
      .prepare(
        "INSERT INTO invitations (token_digest, note, made_ms, expires_ms) VALUES (?, ?, ?, ?) RETURNING *",
      )
      .get(digestOf(token), note, nowMs, nowMs + lifeMs);
    return { token, invitation: toInvitation(row ?? {}) };
  }

  /** Whether a token would be taken now. */
  judge(token: Uint8Array, nowMs: number): Redemption {
    const row = this.#database.connection
      .prepare("SELECT * FROM invitations WHERE token_digest = ?")
      .get(digestOf(token));
    if (row === undefined) return "unknown";
    const { usedMs, expiresMs } = toInvitation(row);
    if (usedMs !== undefined) return "used";
    return expiresMs <= nowMs ? "expired" : "admitted";
  }

  /** Uses a token up and admits the key; of two that come with one token at once, one gets in. */
  redeem(token: Uint8Array, key: IdentityPublicKey, nowMs: number): Redemption {
    return this.#database.transaction(() => {
      const verdict = this.judge(token, nowMs);
      if (verdict !== "admitted") return verdict;
      const { connection } = this.#database;
      connection
        .prepare("UPDATE invitations SET used_ms = ?, used_by = ? WHERE token_digest = ?")
        .run(nowMs, key, digestOf(token));
      connection.prepare("INSERT OR IGNORE INTO admissions (key, admitted_ms) VALUES (?, ?)").run(key, nowMs);
      return verdict;
    });
  }

  /** Whether the key came in with an invitation before. */
  hasAdmitted(key: IdentityPublicKey): boolean {
    return this.#database.connection.prepare("SELECT 1 FROM admissions WHERE key = ?").get(key) !== undefined;
  }

  /** All invitations, the newest first. */
  list(): Invitation[] {
    return this.#database.connection
      .prepare("SELECT * FROM invitations ORDER BY id DESC")
      .all()
      .map(toInvitation);
  }

  /** Takes an invitation back that was not used; false if there is none like that. */
  revoke(id: number): boolean {
    const { changes } = this.#database.connection
      .prepare("DELETE FROM invitations WHERE id = ? AND used_ms IS NULL")
      .run(id);
    return changes > 0;
  }
}

function digestOf(token: Uint8Array): Uint8Array {
  return createHash("sha256").update(token).digest();
}

function toInvitation(row: Record<string, unknown>): Invitation {
  return {
    id: row["id"] as number,
    note: row["note"] as string,
    madeMs: row["made_ms"] as number,
    expiresMs: row["expires_ms"] as number,
    usedMs: (row["used_ms"] as number | null) ?? undefined,
  };
}
