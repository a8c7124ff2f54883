/** A copy of the database while it is used: all of one moment, on the disk, for its owner alone to read. */
import { open, rm } from "node:fs/promises";
import { backup, DatabaseSync } from "node:sqlite";

/**
 * Copies a database to a file that is not there yet. Nobody who writes waits for it.
 *
 * @param source a file, or the connection to a database that is in none.
 * @throws {Error} EEXIST if the file is there, else what SQLite or the file system says; then nothing is left of it.
 */
export async function copyDatabase(source: string | DatabaseSync, target: string): Promise<void> {
  // SQLite would make it for everybody to read.
  await (await open(target, "wx", 0o600)).close();
  // On a connection of its own: whoever else uses that one would wait.
  const connection =
    typeof source === "string"
      ? new DatabaseSync(source, { readOnly: true, timeout: busyTimeoutMs })
      : source;
  try {
    // All pages at once: after each pause it would begin again if somebody has written meanwhile.
    await backup(connection, target, { rate: allPages });
    const copied = await open(target, "r");
    await copied.sync().finally(() => copied.close());
  } catch (error) {
    await rm(target, { force: true });
    throw error;
  } finally {
    if (connection !== source) connection.close();
  }
}

const allPages = 2 ** 31 - 1;
const busyTimeoutMs = 5000;
