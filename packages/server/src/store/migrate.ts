/** Brings a database up to this version's schema, and keeps what was there before beside it. */
import { closeSync, existsSync, fsyncSync, openSync, rmSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { migrations } from "./migrations.ts";

/** The number of a schema is how many steps led to it; a file without tables has 0. */
export const schemaVersion = migrations.length;

/**
 * @param file nothing for a database in memory.
 * @throws {Error} if it belongs to a later version; what SQLite or the file system says, and then nothing has changed.
 */
export function migrate(connection: DatabaseSync, file: string | undefined): void {
  const version = versionOf(connection);
  if (version > schemaVersion)
    throw new Error(`it belongs to a later version of conclaved (schema ${version})`);
  if (version < schemaVersion && version > 0 && file !== undefined) keepCopy(connection, file, version);
  makeShrinkable(connection);
  // In one transaction: another process of ours may be at it in the same moment.
  connection.exec("BEGIN IMMEDIATE");
  try {
    for (const migration of migrations.slice(versionOf(connection))) connection.exec(migration);
    connection.exec(`PRAGMA user_version = ${schemaVersion}`);
    connection.exec("COMMIT");
  } catch (error) {
    if (connection.isTransaction) connection.exec("ROLLBACK");
    throw error;
  }
}

export function versionOf(connection: DatabaseSync): number {
  return (connection.prepare("PRAGMA user_version").get() as { user_version: number }).user_version;
}

/** `conclaved.db` of schema 1 becomes `conclaved.db.schema-1`, or `.schema-1.2` where that is there already. */
function keepCopy(connection: DatabaseSync, file: string, version: number): void {
  const stem = `${file}.schema-${version}`;
  let copy = stem;
  for (let count = 2; existsSync(copy); count += 1) copy = `${stem}.${count}`;
  // An empty file is what VACUUM INTO may fill; SQLite would make it for everybody to read.
  const descriptor = openSync(copy, "wx", 0o600);
  try {
    connection.prepare("VACUUM INTO ?").run(copy);
    fsyncSync(descriptor);
  } catch (error) {
    rmSync(copy, { force: true });
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

/** Lets `PRAGMA incremental_vacuum` give space back; a file that was made without it is written anew, once. */
function makeShrinkable(connection: DatabaseSync): void {
  const row = connection.prepare("PRAGMA auto_vacuum").get() as { auto_vacuum: number };
  if (row.auto_vacuum === incremental) return;
  connection.exec(`PRAGMA auto_vacuum = ${incremental}; VACUUM`);
}

const incremental = 2;
