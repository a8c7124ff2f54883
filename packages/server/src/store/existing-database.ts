/** The database of a server that was started before, for commands that only read it, while the server runs or not. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { CommandError, exitCodes } from "../errors.ts";
import { databaseName } from "./database.ts";
import { schemaVersion, versionOf } from "./migrate.ts";

/**
 * @returns the file of a state folder's database.
 * @throws {CommandError} if there is none, it is no database, or it is of another schema.
 */
export function existingDatabase(folder: string): string {
  const file = join(folder, databaseName);
  if (!existsSync(file)) {
    const message = `there is no database at ${file}: name the state folder of a server with --state.`;
    throw new CommandError(message, exitCodes.data);
  }
  const version = schemaOf(file);
  if (version === schemaVersion) return file;
  const message =
    version > schemaVersion
      ? `${file} belongs to a later version of conclaved (schema ${version}).`
      : `${file} is of an earlier version of conclaved (schema ${version}): start this one on it first.`;
  throw new CommandError(message, exitCodes.data);
}

function schemaOf(file: string): number {
  try {
    using connection = new DatabaseSync(file, { readOnly: true });
    return versionOf(connection);
  } catch (cause) {
    throw new CommandError(`cannot read ${file}: ${(cause as Error).message}.`, exitCodes.io, { cause });
  }
}
