/** Room logs in folders of their own. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RoomLog } from "../../../src/room-log/room-log.ts";
import { Database } from "../../../src/store/database.ts";
import type { Implementation } from "../contract.ts";

/** One in a file, which is opened as `open` does it. */
export async function inFolder(
  open: (database: Database) => RoomLog,
): Promise<Implementation & { folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), "conclaved-log-"));
  const databases: Database[] = [];
  const openAgain = () => {
    const database = Database.open(folder);
    databases.push(database);
    return Promise.resolve(open(database));
  };
  return {
    folder,
    open: openAgain,
    reopen: openAgain,
    async remove() {
      for (const database of databases) database[Symbol.dispose]();
      await rm(folder, { recursive: true });
    },
  };
}

/** One in memory. */
export function inMemory(open: (database: Database) => RoomLog): Promise<Implementation> {
  const database = Database.inMemory();
  return Promise.resolve({
    open: () => Promise.resolve(open(database)),
    remove: () => Promise.resolve(database[Symbol.dispose]()),
  });
}
