/**
 * Where pictures are put that somebody wanted to see and did not save: a folder of the cache that only this person can read, and
 * which never grows beyond a bound. Nothing in it has a name that others chose.
 */
import { createHash } from "node:crypto";
import { chmod, mkdir, readdir, rm, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { extname, isAbsolute, join } from "node:path";
import type { RoomId } from "@conclave/protocol";
import type { ServerKey } from "../app/app-state.ts";

export class PictureFolder {
  readonly path: string;

  constructor(path: string = cacheFolder()) {
    this.path = path;
  }

  /** A path for the picture of an entry. Makes the folder, and room in it by taking away what is oldest. */
  async place(server: ServerKey, room: RoomId, number: number, name: string): Promise<string> {
    await mkdir(this.path, { recursive: true, mode: 0o700 });
    await chmod(this.path, 0o700);
    await this.#makeRoom();
    const ending = extname(name).toLowerCase();
    const named = createHash("sha256").update(`${server} ${room} ${number}`).digest("hex").slice(0, 32);
    return join(this.path, `${named}${endings.has(ending) ? ending : ""}`);
  }

  async #makeRoom(): Promise<void> {
    const files = await Promise.all(
      (await readdir(this.path)).map(async (name) => {
        const path = join(this.path, name);
        const { size, mtimeMs } = await stat(path).catch(() => ({ size: 0, mtimeMs: 0 }));
        return { path, size, mtimeMs };
      }),
    );
    let bytes = 0;
    for (const [index, { path, size }] of files.sort((one, other) => other.mtimeMs - one.mtimeMs).entries()) {
      bytes += size;
      if (index >= filesMaxCount || bytes > folderMaxBytes) await rm(path, { force: true });
    }
  }
}

/** `$XDG_CACHE_HOME/conclave/files`, as the XDG Base Directory Specification has it. */
function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  const { XDG_CACHE_HOME: cache = "" } = env;
  return join(isAbsolute(cache) ? cache : join(homedir(), ".cache"), "conclave", "files");
}

const endings: ReadonlySet<string> = new Set([".gif", ".jpeg", ".jpg", ".png", ".webp"]);
const filesMaxCount = 99;
const folderMaxBytes = 64 * 1024 * 1024;
