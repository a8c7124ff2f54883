/** What makes files that were put into a folder the server's, and their names outlive a power failure. */
import { chown, open, stat } from "node:fs/promises";

/** Names in a folder are on the disk once the folder itself is. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  await folder.sync().finally(() => folder.close());
}

/** Root restores for the user that the server runs as, whose folder it is. */
export async function giveToOwner(path: string, folder: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await stat(folder);
  await chown(path, uid, gid);
}
