/** One process at a time: a lock file that names its owner, so that one left behind by a crash can be told. */
import { randomUUID } from "node:crypto";
import { link, readFile, unlink, writeFile } from "node:fs/promises";
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
    await removeAbandoned(path);
    if (Date.now() > deadline) throw new Error(`another program keeps ${path}; remove it if none is running`);
    await delay(retryMs);
  }
}

/** A link appears with its content: there is no moment in which the lock names nobody. */
async function tryCreate(path: string): Promise<boolean> {
  const named = `${path}.${randomUUID()}`;
  await writeFile(named, `${process.pid}\n`, { flag: "wx", mode: 0o600 });
  try {
    await link(named, path);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  } finally {
    await unlink(named);
  }
}

/**
 * Removes a lock whose owner is dead. Two could find it dead, and the slower one then remove the lock of the faster; so
 * only the holder of a second lock removes any, after another look.
 */
async function removeAbandoned(path: string): Promise<void> {
  if (!(await isAbandoned(path))) return;
  const remover = `${path}.remover`;
  if (!(await tryCreate(remover))) return;
  try {
    if (await isAbandoned(path)) await unlink(path);
  } finally {
    await unlink(remover);
  }
}

async function isAbandoned(path: string): Promise<boolean> {
  const owner = await readFile(path, "utf8").catch(() => undefined);
  // It was given back meanwhile.
  if (owner === undefined) return false;
  try {
    process.kill(Number.parseInt(owner, 10), 0);
    return false;
  } catch (error) {
    // Not a number: no program of ours wrote it, and nobody gives it back.
    return codeOf(error) === "ESRCH" || codeOf(error) === "ERR_INVALID_ARG_TYPE";
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
