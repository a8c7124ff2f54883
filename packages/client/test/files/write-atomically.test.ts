/** Files that are written whole. */
import { mkdtemp, readdir, readFile, readlink, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeAtomically } from "../../src/files/write-atomically.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "conclave-files-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

test("the file is there whole, for its owner alone, and nothing beside it", async () => {
  const path = join(folder, "kept");
  await writeAtomically(path, "old");
  await writeAtomically(path, "new");
  expect(await readFile(path, "utf8")).toBe("new");
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(["kept"]);
});

test("a write that fails leaves the old file, and nothing open", async () => {
  const path = join(folder, "kept");
  await writeAtomically(path, "old");
  await expect(writeAtomically(path, 5 as unknown as string)).rejects.toThrow(TypeError);
  expect(await readFile(path, "utf8")).toBe("old");
  expect(await readdir(folder)).toEqual(["kept"]);
  expect(await openFilesIn(folder)).toEqual([]);
});

/** Linux: what this process has open there, removed files included. */
async function openFilesIn(path: string): Promise<string[]> {
  const targets = await Promise.all(
    (await readdir("/proc/self/fd")).map((fd) => readlinkOf(join("/proc/self/fd", fd))),
  );
  return targets.filter((target) => target.startsWith(path));
}

/** Empty for one that was closed meanwhile. */
function readlinkOf(path: string): Promise<string> {
  return readlink(path).catch(() => "");
}
