/**
 * The folder that a build happens in. It lies inside the cache, and so on the same disk as the place of the
 * addons: they get there by being renamed, which either happens or does not.
 */
import { mkdir, mkdtemp, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Addons, cacheRoot } from "../addons/cache.ts";
import type { CompiledAddon } from "./cmake.ts";

/** Makes a folder for `task` and takes it away afterwards, whatever comes of the task. */
export async function inWorkFolder(task: (folder: string) => Promise<void>): Promise<void> {
  await mkdir(cacheRoot(), { recursive: true });
  await removeAbandoned();
  const folder = await mkdtemp(join(cacheRoot(), namePrefix));
  try {
    await task(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Moves the addons, each at once, to where programs look for them. */
export async function moveIntoPlace(compiled: readonly CompiledAddon[], addons: Addons): Promise<void> {
  await mkdir(addons.folder, { recursive: true });
  for (const { name, path } of compiled) await rename(path, addons.files[name]);
}

/** Takes away the folders of builds that had no chance to do it themselves. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(cacheRoot())) {
    if (!name.startsWith(namePrefix)) continue;
    const folder = join(cacheRoot(), name);
    const { mtimeMs } = await stat(folder);
    if (Date.now() - mtimeMs > abandonedAfterMs) await rm(folder, { recursive: true });
  }
}

const namePrefix = "building-";

/** Far longer than any build takes: one that is still at work must not lose its folder. */
const abandonedAfterMs = 24 * 60 * 60 * 1_000;
