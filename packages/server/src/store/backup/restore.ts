/** A backup put in the place of a state folder's database: checked first, and what was there is kept. */

import { existsSync } from "node:fs";
import { type FileHandle, link, mkdir, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { databaseName } from "../database.ts";
import { giveToOwner, syncFolder } from "../durable-folder.ts";
import { schemaVersion } from "../migrate.ts";
import { faultOfFiles, putFiles } from "./files.ts";
import { digestOf, inspectDatabase } from "./inspect.ts";
import { countNames, type Manifest, readManifest } from "./manifest.ts";

/** Why a backup is not restored; nothing was touched. */
export class RestoreError extends Error {
  override readonly name = "RestoreError";
  /** "backup": it is not whole. "newer": it is of a later version. "busy": the database is used by somebody. */
  readonly code: "backup" | "busy" | "newer";

  constructor(code: RestoreError["code"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/**
 * Reads all of a backup and compares it with its manifest.
 *
 * @throws {RestoreError} "backup" or "newer".
 */
export async function verifyBackup(backup: string): Promise<Manifest> {
  const { manifest, digest, inspection } = await readBackup(backup);
  if (digest.bytes !== manifest.bytes || digest.sha256 !== manifest.sha256)
    throw new RestoreError("backup", `${backup} is not the file that its manifest tells of.`);
  if (inspection.faults.length > 0)
    throw new RestoreError("backup", `${backup} is damaged: ${inspection.faults.join("; ")}.`);
  const other = countNames.find((name) => inspection.counts[name] !== manifest.counts[name]);
  if (other !== undefined || inspection.schema !== manifest.schema)
    throw new RestoreError(
      "backup",
      `${backup} holds something else than its manifest tells (${other ?? "schema"}).`,
    );
  const fault = await faultOfFiles(backup, manifest.files ?? { count: 0, bytes: 0 });
  if (fault !== undefined) throw new RestoreError("backup", `${backup} cannot be restored: ${fault}.`);
  if (manifest.schema > schemaVersion)
    throw new RestoreError(
      "newer",
      `${backup} belongs to a later version of conclaved (schema ${manifest.schema}).`,
    );
  return manifest;
}

async function readBackup(backup: string) {
  try {
    return {
      manifest: await readManifest(backup),
      digest: await digestOf(backup),
      inspection: inspectDatabase(backup),
    };
  } catch (cause) {
    throw new RestoreError("backup", `${backup} cannot be restored: ${(cause as Error).message}.`, { cause });
  }
}

/**
 * Puts a backup that was verified into a state folder.
 *
 * @returns where the database is now that was there before; nothing if there was none.
 * @throws {RestoreError} "busy" while anybody uses the database that is there, "backup" if the backup changes meanwhile.
 */
export async function putBackup(
  backup: string,
  { sha256 }: Manifest,
  folder: string,
  now: Date,
): Promise<string | undefined> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, databaseName);
  if (existsSync(file)) requireUnused(file);
  const restoring = `${file}.restoring`;
  await rm(restoring, { force: true });
  try {
    await copyFile(backup, restoring, folder);
    if ((await digestOf(restoring)).sha256 !== sha256)
      throw new RestoreError("backup", `${backup} has changed since it was checked.`);
    // Before the database that tells of them: one without its files would be worse than files without a database.
    await putFiles(backup, folder, now);
    const kept = existsSync(file) ? await keep(file, now) : undefined;
    await rename(restoring, file);
    await syncFolder(folder);
    return kept;
  } finally {
    await rm(restoring, { force: true });
  }
}

/** Whoever has it open, even if nothing happens just now, keeps its journal from being changed. */
function requireUnused(file: string): void {
  try {
    using connection = new DatabaseSync(file, { timeout: 0 });
    // All that is in the write-ahead log goes into the file, which is whole by itself then.
    const row = connection.prepare("PRAGMA journal_mode = DELETE").get() as { journal_mode: string };
    if (row.journal_mode === "delete") return;
  } catch (cause) {
    // One that is damaged is what a backup is for.
    if (!isBusy(cause)) return;
  }
  const message = `${file} is in use: stop the server, and what else works on it, first.`;
  throw new RestoreError("busy", message);
}

function isBusy(error: unknown): boolean {
  const { errcode } = error as { errcode?: number };
  return errcode !== undefined && [5, 6].includes(errcode & 0xff);
}

/** Gives the database that is there another name, and what stands beside it: another one must not meet its log. */
async function keep(file: string, now: Date): Promise<string> {
  const kept = `${file}.before-${now.toISOString().replaceAll(/[-:]|\.\d+/g, "")}`;
  for (const suffix of ["-wal", "-shm"])
    if (existsSync(file + suffix)) await rename(file + suffix, kept + suffix);
  // The old name stays until the new file has it: at no moment is there no database.
  await link(file, kept);
  return kept;
}

async function copyFile(from: string, to: string, folder: string): Promise<void> {
  const target = await open(to, "wx", 0o600);
  try {
    await pour(from, target);
    await giveToOwner(to, folder);
    await target.sync();
  } finally {
    await target.close();
  }
}

async function pour(from: string, target: FileHandle): Promise<void> {
  const source = await open(from, "r");
  try {
    const buffer = Buffer.alloc(1 << 20);
    for (;;) {
      const { bytesRead } = await source.read(buffer);
      if (bytesRead === 0) return;
      await target.write(buffer, 0, bytesRead);
    }
  } finally {
    await source.close();
  }
}
