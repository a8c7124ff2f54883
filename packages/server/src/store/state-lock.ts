/**
 * One server on one state folder: a second one would sweep files that the first is taking in, and tell others to connect
 * where nobody is soon. The lock is SQLite's on a file without anything in it, so it goes with the process however it ends.
 */
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StartError } from "../errors.ts";

export class StateLock implements Disposable {
  readonly #connection: DatabaseSync;

  private constructor(connection: DatabaseSync) {
    this.#connection = connection;
  }

  /**
   * Takes it for as long as the process lives, or until it is disposed of.
   *
   * @param folder the state folder, which is there.
   * @throws {StartError} "state-in-use" by another server, or "state-unwritable".
   */
  static take(folder: string): StateLock {
    const file = join(folder, "lock");
    let connection: DatabaseSync | undefined;
    try {
      // SQLite would make it for everybody to read.
      closeSync(openSync(file, "a", 0o600));
      connection = new DatabaseSync(file, { timeout: 0 });
      connection.exec("BEGIN EXCLUSIVE");
      return new StateLock(connection);
    } catch (cause) {
      connection?.close();
      throw toStartError(cause as Error, folder);
    }
  }

  [Symbol.dispose](): void {
    this.#connection.close();
  }
}

function toStartError(cause: Error & { readonly errcode?: number }, folder: string): StartError {
  if (cause.errcode === busy)
    return new StartError(
      "state-in-use",
      `another server runs on the state folder ${folder}. Stop that one first, or choose another folder with --state.`,
      { cause },
    );
  const message = `the state folder ${folder} cannot be used: ${cause.message}. Choose another folder with --state.`;
  return new StartError("state-unwritable", message, { cause });
}

/** SQLITE_BUSY. */
const busy = 5;
