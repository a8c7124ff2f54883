/** A backup of the database beside a running server: the file, the files of rooms beside it, and its manifest, which is written last. */
import { open, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { copyDatabase } from "../copy-database.ts";
import { copyFiles } from "./files.ts";
import { digestOf, inspectDatabase } from "./inspect.ts";
import { formatManifest, type Manifest, manifestSuffix } from "./manifest.ts";

/**
 * @param source the database's file.
 * @param target a file that is not there yet, nor its manifest, nor the folder of its files; they are for their owner alone.
 * @throws {Error} what SQLite or the file system says, EEXIST if one of them is there; then neither is made.
 */
export async function makeBackup(source: string, target: string, now: Date): Promise<Manifest> {
  const manifestFile = target + manifestSuffix;
  // Held from the start: of two at once, one makes both files.
  const handle = await open(manifestFile, "wx", 0o600);
  try {
    await copyDatabase(source, target);
    const manifest = await describeCopy(dirname(source), target, now);
    await handle.writeFile(formatManifest(manifest));
    await handle.sync();
    return manifest;
  } catch (error) {
    await rm(manifestFile);
    throw error;
  } finally {
    await handle.close();
  }
}

/** With the files of rooms beside it. If anything fails, the copy goes again: the next one may have its name. */
async function describeCopy(state: string, target: string, now: Date): Promise<Manifest> {
  try {
    const { schema, counts, faults } = inspectDatabase(target);
    if (faults.length > 0) throw new Error(`the database is damaged: ${faults.join("; ")}`);
    const digest = await digestOf(target);
    const files = await copyFiles(state, target);
    return { format: 1, made: now.toISOString(), schema, ...digest, counts, files };
  } catch (error) {
    await rm(target);
    throw error;
  }
}
