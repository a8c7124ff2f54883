/** Invitations: tokens that let one identity key in, once, for a while (docs/protocol.md, clause 6.9). */
import { createHash, randomBytes } from "node:crypto";
import type { IdentityPublicKey } from "@conclave/crypto";
import { inviteTokenBytes, type RoomId } from "@conclave/protocol";
import { type ServerRole, Staff } from "../moderation/staff.ts";
import type { Database } from "../store/database.ts";

export interface Invitation {
  readonly id: number;
  /** What its maker wrote about it. */
  readonly note: string;
  /** In milliseconds since 1970. */
  readonly madeMs: number;
  readonly expiresMs: number;
  readonly usedMs: number | undefined;
  /** What whoever redeems it becomes in the whole server, if anything. */
  readonly role: ServerRole | undefined;
  /** The room that whoever redeems it comes into, if any. */
  readonly room: RoomId | undefined;
}

/** What whoever redeems an invitation gets besides being let in. */
export interface InvitationGifts {
  readonly role?: ServerRole | undefined;
  readonly room?: RoomId | undefined;
}

/** What came of a token. */
export type Redemption = "admitted" | "unknown" | "expired" | "used";

export class Invitations {
  readonly #database: Database;
  readonly #staff: Staff;

  constructor(database: Database) {
    this.#database = database;
    this.#staff = new Staff(database);
  }

  /** A new invitation, and its token, 16 bytes, which is kept nowhere. */
  create(
    note: string,
    nowMs: number,
    lifeMs: number,
    { role, room }: InvitationGifts = {},
  ): { token: Uint8Array; invitation: Invitation } {
    const token = Uint8Array.from(randomBytes(inviteTokenBytes));
    const row = this.#database
      .prepare(
        "INSERT INTO invitations (token_digest, note, made_ms, expires_ms, role, room) VALUES (?, ?, ?, ?, ?, ?) RETURNING *",
      )
      .get(digestOf(token), note, nowMs, nowMs + lifeMs, role ?? null, room ?? null);
    return { token, invitation: toInvitation(row ?? {}) };
  }

  /** Whether a token would be taken now. */
  judge(token: Uint8Array, nowMs: number): Redemption {
    const invitation = this.find(token);
    if (invitation === undefined) return "unknown";
    const { usedMs, expiresMs } = invitation;
    if (usedMs !== undefined) return "used";
    return expiresMs <= nowMs ? "expired" : "admitted";
  }

  /** The invitation that a token is of, used or not. */
  find(token: Uint8Array): Invitation | undefined {
    const row = this.#database
      .prepare("SELECT * FROM invitations WHERE token_digest = ?")
      .get(digestOf(token));
    return row === undefined ? undefined : toInvitation(row);
  }

  /** Uses a token up, admits the key and gives it the role that comes with it; of two that come with one token at once, one gets in. */
  redeem(token: Uint8Array, key: IdentityPublicKey, nowMs: number): Redemption {
    return this.#database.transaction(() => {
      const verdict = this.judge(token, nowMs);
      if (verdict !== "admitted") return verdict;
      this.#database
        .prepare("UPDATE invitations SET used_ms = ?, used_by = ? WHERE token_digest = ?")
        .run(nowMs, key, digestOf(token));
      this.#database
        .prepare("INSERT OR IGNORE INTO admissions (key, admitted_ms) VALUES (?, ?)")
        .run(key, nowMs);
      const { id, role } = this.find(token) ?? {};
      if (role !== undefined) this.#staff.grant(key, role, `invitation ${id}`, nowMs);
      return verdict;
    });
  }

  /** Whether the key came in with an invitation before. */
  hasAdmitted(key: IdentityPublicKey): boolean {
    return this.#database.prepare("SELECT 1 FROM admissions WHERE key = ?").get(key) !== undefined;
  }

  /** All invitations, the newest first. */
  list(): Invitation[] {
    return this.#database.prepare("SELECT * FROM invitations ORDER BY id DESC").all().map(toInvitation);
  }

  /** Those that somebody could still use. */
  openCount(nowMs: number): number {
    const row = this.#database
      .prepare("SELECT count(*) AS count FROM invitations WHERE used_ms IS NULL AND expires_ms > ?")
      .get(nowMs);
    return row?.["count"] as number;
  }

  /** Takes an invitation back that was not used; false if there is none like that. */
  revoke(id: number): boolean {
    const { changes } = this.#database
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
    role: (row["role"] as ServerRole | null) ?? undefined,
    room: (row["room"] as RoomId | null) ?? undefined,
  };
}
