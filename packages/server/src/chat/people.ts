/** Who owns a name, as a number that rooms and their logs know people by (docs/protocol.md, clause 9.11). */
import type { IdentityPublicKey } from "@conclave/crypto";
import type { NameRegistry } from "../names/registry.ts";
import { foldName } from "../names/skeleton.ts";
import type { Database } from "../store/database.ts";
import type { PersonId } from "./person.ts";

export class People {
  readonly #database: Database;
  readonly #registry: NameRegistry;

  constructor(database: Database, registry: NameRegistry) {
    this.#database = database;
    this.#registry = registry;
  }

  /**
   * Who has this name with this key. A name that was taken back and given to another key is another person: it does not
   * come into the rooms of the one before.
   */
  known(name: string, key: IdentityPublicKey): PersonId {
    const folded = foldName(name);
    const find = () =>
      this.#database.prepare("SELECT id FROM people WHERE folded = ? AND key = ?").get(folded, key);
    if (find() === undefined)
      this.#database
        .prepare("INSERT OR IGNORE INTO people (folded, name, key) VALUES (?, ?, ?)")
        .run(folded, name, key);
    return (find() as { id: PersonId }).id;
  }

  /** Whoever owns this name now, whether here or not, and the name as its owner writes it. */
  owner(name: string): { readonly id: PersonId; readonly name: string } | undefined {
    const owner = this.#registry.owner(name);
    return owner === undefined ? undefined : { id: this.known(owner.name, owner.key), name: owner.name };
  }
}
