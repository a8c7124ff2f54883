/** Keys that have a say in the whole server: owners, and moderators. */
import { asIdentityPublicKey, type IdentityPublicKey } from "@conclave/crypto";
import type { Database } from "../store/database.ts";

/** An owner counts as moderator of every public room, and may make others owner or moderator. */
export type ServerRole = (typeof serverRoles)[number];

export const serverRoles = ["owner", "moderator"] as const;

export interface StaffMember {
  readonly key: IdentityPublicKey;
  readonly role: ServerRole;
  /** The administrator, or "invitation 3". */
  readonly by: string;
  /** In milliseconds since 1970. */
  readonly sinceMs: number;
}

export class Staff {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The role of a key; nothing for nearly everybody, and for guests. */
  roleOf(key: IdentityPublicKey | undefined): ServerRole | undefined {
    if (key === undefined) return undefined;
    const row = this.#database.prepare("SELECT role FROM staff WHERE key = ?").get(key);
    return row?.["role"] as ServerRole | undefined;
  }

  /** Gives a key a role, in place of the one that it may have. */
  grant(key: IdentityPublicKey, role: ServerRole, by: string, nowMs: number): void {
    this.#database
      .prepare("INSERT OR REPLACE INTO staff (key, role, made_by, made_ms) VALUES (?, ?, ?, ?)")
      .run(key, role, by, nowMs);
  }

  /** Takes its role from a key; false if it has none. */
  revoke(key: IdentityPublicKey): boolean {
    return this.#database.prepare("DELETE FROM staff WHERE key = ?").run(key).changes > 0;
  }

  /** All of them, owners first. */
  list(): StaffMember[] {
    return this.#database
      .prepare("SELECT * FROM staff ORDER BY role = 'moderator', made_ms, key")
      .all()
      .map((row) => ({
        key: asIdentityPublicKey(row["key"] as Uint8Array),
        role: row["role"] as ServerRole,
        by: row["made_by"] as string,
        sinceMs: row["made_ms"] as number,
      }));
  }
}
