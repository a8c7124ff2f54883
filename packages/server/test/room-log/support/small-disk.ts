/** A file system of its own that is soon full, in memory. Only root can mount one. */
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

export interface SmallDisk extends AsyncDisposable {
  readonly folder: string;
  resize(bytes: number): Promise<void>;
}

export async function mountSmallDisk(bytes: number): Promise<SmallDisk> {
  const folder = await mkdtemp(join(tmpdir(), "conclaved-disk-"));
  await run("mount", ["-t", "tmpfs", "-o", `size=${bytes}`, "tmpfs", folder]);
  return {
    folder,
    async resize(newBytes) {
      await run("mount", ["-o", `remount,size=${newBytes}`, folder]);
    },
    async [Symbol.asyncDispose]() {
      await run("umount", [folder]);
      await rm(folder, { recursive: true });
    },
  };
}

/** Whether it can be done here: containers often lack the right even to root. */
export async function canMount(): Promise<boolean> {
  try {
    await using _ = await mountSmallDisk(1 << 16);
    return true;
  } catch {
    return false;
  }
}
