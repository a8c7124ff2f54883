/**
 * The bytes of files, in a folder of the state folder that is for the server alone:
 *
 *     files/coming/9be1…    a file that is being brought
 *     files/9b/9be1…        one that is whole; it never changes any more
 *
 * Names are keys that we have drawn ourselves; nothing that a client says is part of a path.
 */
import { constants } from "node:fs";
import { type FileHandle, mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { FileKey } from "../room-log/file-records.ts";
import { syncFolder } from "../store/durable-folder.ts";

export class FileFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** To be written on where it ends. */
  async openPart(key: FileKey): Promise<FileHandle> {
    await mkdir(this.#coming, { recursive: true, mode: folderMode });
    return await open(this.#part(key), constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW, fileMode);
  }

  /** All of it is written: it has its place when this settles, power failures included. */
  async finish(key: FileKey, handle: FileHandle): Promise<void> {
    await handle.sync();
    const folder = this.#folderOf(key);
    await mkdir(folder, { recursive: true, mode: folderMode });
    await rename(this.#part(key), this.wholePath(key));
    for (const each of [folder, this.path]) await syncFolder(each);
  }

  /** @returns nothing if it is not there, or not so long. */
  async read(key: FileKey, at: number, length: number): Promise<Uint8Array | undefined> {
    let handle: FileHandle;
    try {
      handle = await open(this.wholePath(key), "r");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw error;
    }
    try {
      const data = new Uint8Array(length);
      const { bytesRead } = await handle.read(data, 0, length, at);
      return bytesRead === length ? data : undefined;
    } finally {
      await handle.close();
    }
  }

  /** Whether it is there or not. */
  async remove(key: FileKey): Promise<void> {
    await rm(this.#part(key), { force: true });
    await rm(this.wholePath(key), { force: true });
  }

  /** The keys of everything that is there. */
  async keys(): Promise<readonly FileKey[]> {
    const folders = await namesIn(this.path);
    const names = await Promise.all(folders.map((name) => namesIn(join(this.path, name))));
    return names.flat().filter((name) => /^[0-9a-f]{32}$/.test(name));
  }

  wholePath(key: FileKey): string {
    return join(this.#folderOf(key), key);
  }

  #part(key: FileKey): string {
    return join(this.#coming, key);
  }

  #folderOf(key: FileKey): string {
    return join(this.path, key.slice(0, 2));
  }

  get #coming(): string {
    return join(this.path, "coming");
  }
}

/** In the state folder. */
export const filesFolderName = "files";

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return [];
    throw error;
  }
}

const folderMode = 0o700;
const fileMode = 0o600;
