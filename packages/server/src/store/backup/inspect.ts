/** What a database file that nobody uses holds, and whether it is sound. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { pipeline } from "node:stream/promises";
import { pathToFileURL } from "node:url";
import { type CountName, type Counts, countNames } from "./manifest.ts";

export interface Inspection {
  readonly schema: number;
  readonly counts: Counts;
  /** What SQLite has found wrong; nothing if the file is sound. */
  readonly faults: readonly string[];
}

/** @throws {Error} if it is no database. */
export function inspectDatabase(file: string): Inspection {
  // Immutable: no locks, and no files beside it in a folder that may be somebody else's.
  const url = pathToFileURL(file);
  url.searchParams.set("immutable", "1");
  using connection = new DatabaseSync(url, { readOnly: true });
  const { user_version: schema } = connection.prepare("PRAGMA user_version").get() as {
    user_version: number;
  };
  const checks = connection.prepare("PRAGMA integrity_check(20)").all() as { integrity_check: string }[];
  const faults = checks.map((row) => row.integrity_check).filter((text) => text !== "ok");
  return { schema, counts: countRows(connection), faults };
}

/** SHA-256 in hex, and the length in bytes. */
export async function digestOf(file: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash("sha256");
  let bytes = 0;
  await pipeline(createReadStream(file), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
    }
  });
  return { sha256: hash.digest("hex"), bytes };
}

/** A table that an older schema has not has no rows. */
function countRows(connection: DatabaseSync): Counts {
  const exists = connection.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?");
  const count = (name: CountName) =>
    exists.get(name) === undefined
      ? 0
      : (connection.prepare(`SELECT count(*) AS count FROM ${name}`).get() as { count: number }).count;
  return Object.fromEntries(countNames.map((name) => [name, count(name)])) as Counts;
}
