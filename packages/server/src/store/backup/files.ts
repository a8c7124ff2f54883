/** The files of rooms beside a backup of the database, in a folder of their own, by the keys that the database has. */
import { existsSync } from "node:fs";
import { chmod, constants, copyFile, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { FileFolder, filesFolderName } from "../../files/folder.ts";
import { giveToOwner } from "../durable-folder.ts";
import { digestOf } from "./inspect.ts";

/** The folder of a backup's files is its file with this behind it. Where there are none, there is no folder. */
export const filesSuffix = ".files";

export interface CopiedFiles {
  readonly count: number;
  readonly bytes: number;
}

interface FileOfBackup {
  readonly key: string;
  readonly bytes: number;
  /** SHA-256 in hex. */
  readonly hash: string;
}

/**
 * Copies the files that a copy of the database tells of. One that was taken away meanwhile is gone, as it should be.
 *
 * @throws {Error} EEXIST if their folder is there, else what the file system says; then nothing is left of them.
 */
export async function copyFiles(state: string, database: string): Promise<CopiedFiles> {
  const files = filesIn(database);
  if (files.length === 0) return { count: 0, bytes: 0 };
  const target = database + filesSuffix;
  await mkdir(target, { mode: 0o700 });
  try {
    return await copyAll(files, new FileFolder(join(state, filesFolderName)), target);
  } catch (error) {
    await rm(target, { recursive: true });
    throw error;
  }
}

async function copyAll(
  files: readonly FileOfBackup[],
  source: FileFolder,
  target: string,
): Promise<CopiedFiles> {
  let [count, bytes] = [0, 0];
  for (const file of files) {
    try {
      await copyDurably(source.wholePath(file.key), join(target, file.key));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") continue;
      throw error;
    }
    count += 1;
    bytes += file.bytes;
  }
  return { count, bytes };
}

/** What is wrong with the files of a backup; nothing if each is what it was when it was brought. */
export async function faultOfFiles(database: string, due: CopiedFiles): Promise<string | undefined> {
  const target = database + filesSuffix;
  let count = 0;
  for (const { key, hash, bytes } of filesIn(database)) {
    const path = join(target, key);
    if (!existsSync(path)) continue;
    const digest = await digestOf(path);
    if (digest.sha256 !== hash || digest.bytes !== bytes) return `${path} has changed`;
    count += 1;
  }
  return count === due.count ? undefined : `${target} has ${count} of ${due.count} files`;
}

/**
 * Puts them where a server looks for them, once all of them are on the disk.
 *
 * @returns where the files are now that were there before.
 * @throws {Error} what the file system says; then those that were there are where they were.
 */
export async function putFiles(backup: string, state: string, now: Date): Promise<string | undefined> {
  const path = join(state, filesFolderName);
  const restoring = `${path}.restoring`;
  await rm(restoring, { recursive: true, force: true });
  try {
    const isAny = await layOut(backup, restoring, state);
    const kept = existsSync(path)
      ? `${path}.before-${now.toISOString().replaceAll(/[-:]|\.\d+/g, "")}`
      : undefined;
    if (kept !== undefined) await rename(path, kept);
    if (isAny) await rename(restoring, path);
    return kept;
  } finally {
    await rm(restoring, { recursive: true, force: true });
  }
}

/** @returns whether there is any. */
async function layOut(backup: string, path: string, state: string): Promise<boolean> {
  const folder = new FileFolder(path);
  let isAny = false;
  for (const { key } of filesIn(backup)) {
    const from = join(backup + filesSuffix, key);
    if (!existsSync(from)) continue;
    const to = folder.wholePath(key);
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    await copyDurably(from, to);
    for (const each of [path, dirname(to), to]) await giveToOwner(each, state);
    isAny = true;
  }
  return isAny;
}

/** Of a database that nobody uses; one of an older schema has none. */
function filesIn(database: string): readonly FileOfBackup[] {
  const url = pathToFileURL(database);
  url.searchParams.set("immutable", "1");
  using connection = new DatabaseSync(url, { readOnly: true });
  const table = connection
    .prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'files'")
    .get();
  if (table === undefined) return [];
  return connection
    .prepare("SELECT key, bytes, hex(hash) AS hash FROM files WHERE state IN ('whole', 'kept')")
    .all()
    .map(({ key, bytes, hash }) => ({
      key: key as string,
      bytes: bytes as number,
      hash: (hash as string).toLowerCase(),
    }));
}

async function copyDurably(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  await chmod(to, 0o600);
  const handle = await open(to, "r");
  await handle.sync().finally(() => handle.close());
}
