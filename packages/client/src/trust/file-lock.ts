/** One process at a time: a lock file that names its owner, so that one left behind by a crash can be told. */
import { open, readFile, unlink } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";

/** How long a lock is waited for, in milliseconds: its owners hold it for a few. */
const patienceMs = 5_000;
const retryMs = 15;

/**
 * Runs `action` while `path` is ours.
 *
 * @throws {Error} after 5 s, when a living process keeps it.
 */
export async function withFileLock<Result>(path: string, action: () => Promise<Result>): Promise<Result> {
  await acquire(path, Date.now() + patienceMs);
  try {
    return await action();
  } finally {
    await unlink(path);
  }
}

async function acquire(path: string, deadline: number): Promise<void> {
  while (!(await tryCreate(path))) {
    if (await isAbandoned(path)) await unlink(path).catch(ignoreMissing);
    else if (Date.now() > deadline)
      throw new Error(`another program keeps ${path}; remove it if none is running`);
    else await delay(retryMs);
  }
}

async function tryCreate(path: string): Promise<boolean> {
  try {
    const handle = await open(path, "wx", 0o600);
    await handle.writeFile(`${process.pid}\n`);
    await handle.close();
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/** Whether the owner named in the file does not live any more. A file without a name is still being written. */
async function isAbandoned(path: string): Promise<boolean> {
  const owner = Number.parseInt(await readFile(path, "utf8").catch(() => ""), 10);
  if (!Number.isInteger(owner)) return false;
  try {
    process.kill(owner, 0);
    return false;
  } catch (error) {
    return codeOf(error) === "ESRCH";
  }
}

function ignoreMissing(error: unknown): void {
  if (codeOf(error) !== "ENOENT") throw error;
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
