/** Names that belong to identity keys, whether their owners are here or not (docs/protocol.md, clause 6.8). */
import { asIdentityPublicKey, type IdentityPublicKey } from "@conclave/crypto";
import type { Database } from "../store/database.ts";
import { foldName, looksOf } from "./skeleton.ts";

export interface OwnedName {
  readonly name: string;
  readonly key: IdentityPublicKey;
  /** Since when, in milliseconds since 1970. */
  readonly claimedMs: number;
}

export class NameRegistry {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Whose name this is; names that fold alike are one. */
  owner(name: string): OwnedName | undefined {
    const row = this.#database
      .prepare("SELECT name, key, claimed_ms FROM names WHERE folded = ?")
      .get(foldName(name));
    return row === undefined ? undefined : toOwnedName(row);
  }

  /** An owned name, other than this one, that looks like it. */
  lookalike(name: string): OwnedName | undefined {
    const statement = this.#database.prepare(
      `SELECT name, key, claimed_ms FROM names JOIN looks USING (folded) WHERE look = ? AND folded <> ?`,
    );
    for (const look of looksOf(name)) {
      const row = statement.get(look, foldName(name));
      if (row !== undefined) return toOwnedName(row);
    }
    return undefined;
  }

  /** Gives a name that nobody owns, and that looks like no owned one, to a key. */
  claim(name: string, key: IdentityPublicKey, nowMs: number): void {
    this.#database.transaction(() => {
      this.#database
        .prepare("INSERT INTO names (folded, name, key, claimed_ms) VALUES (?, ?, ?, ?)")
        .run(foldName(name), name, key, nowMs);
      for (const look of looksOf(name))
        this.#database.prepare("INSERT INTO looks (look, folded) VALUES (?, ?)").run(look, foldName(name));
    });
  }

  /** Takes a name back from its owner; false if nobody owns it. */
  release(name: string): boolean {
    const { changes } = this.#database.prepare("DELETE FROM names WHERE folded = ?").run(foldName(name));
    return changes > 0;
  }

  /** All owned names, in alphabetical order. */
  list(): OwnedName[] {
    const rows = this.#database.prepare("SELECT name, key, claimed_ms FROM names ORDER BY folded").all();
    return rows.map(toOwnedName);
  }
}

function toOwnedName(row: Record<string, unknown>): OwnedName {
  return {
    name: row["name"] as string,
    key: asIdentityPublicKey(row["key"] as Uint8Array),
    claimedMs: row["claimed_ms"] as number,
  };
}
