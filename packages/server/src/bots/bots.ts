/** Which keys are bots', and what they may do, as the operator has said. */
import { equalBytes, type IdentityPublicKey, keyDigest } from "@conclave/crypto";
import type { Database } from "../store/database.ts";
import type { Bot, BotPass, BotVerb } from "./bot.ts";

export class Bots {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Limits a key; "taken" when another key has that label. What was said of the key before holds no longer. */
  put({ label, keyDigest: digest, rooms, verbs, untilMs }: Bot): "kept" | "taken" {
    return this.#database.transaction(() => {
      const other = this.#database.prepare("SELECT key_digest FROM bots WHERE label = ?").get(label);
      if (other !== undefined && !equalBytes(digest, other["key_digest"] as Uint8Array)) return "taken";
      this.#database
        .prepare(
          "INSERT OR REPLACE INTO bots (key_digest, label, rooms, verbs, until_ms) VALUES (?, ?, ?, ?, ?)",
        )
        .run(digest, label, JSON.stringify([...rooms]), JSON.stringify([...verbs]), untilMs ?? null);
      return "kept";
    });
  }

  /** Ends what a bot may do. It stays a bot: without its entry the key would be one like any other. False: there is none. */
  revoke(label: string, nowMs: number): boolean {
    const { changes } = this.#database
      .prepare("UPDATE bots SET until_ms = ? WHERE label = ?")
      .run(nowMs, label);
    return changes > 0;
  }

  /** All of them, by their labels. */
  list(): Bot[] {
    return this.#database.prepare("SELECT * FROM bots ORDER BY label").all().map(toBot);
  }

  /** The limits of a key; nothing if it is nobody's bot. */
  of(key: IdentityPublicKey): BotPass | undefined {
    const digest = keyDigest(key);
    const find = this.#database.prepare("SELECT * FROM bots WHERE key_digest = ?");
    return find.get(digest) === undefined ? undefined : { current: () => toBot(find.get(digest) ?? {}) };
  }
}

function toBot(row: Record<string, unknown>): Bot {
  return {
    label: row["label"] as string,
    keyDigest: row["key_digest"] as Uint8Array,
    rooms: new Set(JSON.parse(row["rooms"] as string) as number[]),
    verbs: new Set(JSON.parse(row["verbs"] as string) as BotVerb[]),
    untilMs: (row["until_ms"] as number | null) ?? undefined,
  };
}
