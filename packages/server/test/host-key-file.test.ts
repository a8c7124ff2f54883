import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadOrCreateHostKey } from "../src/index.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "conclave-host-key-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

test("the first start makes a key that only its owner can read; the next one loads it", async () => {
  const state = join(folder, "a", "b");
  const first = await loadOrCreateHostKey(state);
  expect(first).toMatchObject({ origin: "created", file: join(state, "host_key") });
  expect((await stat(first.file)).mode & 0o777).toBe(0o600);
  expect((await stat(state)).mode & 0o777).toBe(0o700);
  const second = await loadOrCreateHostKey(state);
  expect(second.origin).toBe("loaded");
  expect(second.key.publicKey).toEqual(first.key.publicKey);
  expect(await readdir(state)).toEqual(["host_key"]);
});

test("many starts at once agree on one key", async () => {
  const keys = await Promise.all(Array.from({ length: 16 }, () => loadOrCreateHostKey(folder)));
  expect(new Set(keys.map(({ key }) => Buffer.from(key.publicKey).toString("hex")))).toHaveLength(1);
  expect(await readdir(folder)).toEqual(["host_key"]);
});

describe("a key that is not as it should be stops the start and is left alone", () => {
  test.each([0o644, 0o640, 0o604, 0o660])("mode %o", async (mode) => {
    const { file } = await loadOrCreateHostKey(folder);
    const before = await readFile(file, "utf8");
    await chmod(file, mode);
    await expect(loadOrCreateHostKey(folder)).rejects.toMatchObject({
      code: "host-key-exposed",
      exitCode: 78,
      message: expect.stringContaining(`chmod 600 ${file}`),
    });
    expect(await readFile(file, "utf8")).toBe(before);
  });

  test("no key in the file", async () => {
    await writeFile(join(folder, "host_key"), "hello\n", { mode: 0o600 });
    await expect(loadOrCreateHostKey(folder)).rejects.toMatchObject({
      code: "host-key-invalid",
      exitCode: 78,
    });
    expect(await readFile(join(folder, "host_key"), "utf8")).toBe("hello\n");
  });

  test("an empty file", async () => {
    await writeFile(join(folder, "host_key"), "", { mode: 0o600 });
    await expect(loadOrCreateHostKey(folder)).rejects.toMatchObject({ code: "host-key-invalid" });
  });

  test("a symbolic link", async () => {
    const { file } = await loadOrCreateHostKey(join(folder, "real"));
    await symlink(file, join(folder, "host_key"));
    await expect(loadOrCreateHostKey(folder)).rejects.toMatchObject({
      code: "host-key-unreadable",
      message: expect.stringContaining("symbolic link"),
    });
  });

  test("a folder in its place", async () => {
    await mkdir(join(folder, "host_key"), { mode: 0o700 });
    await expect(loadOrCreateHostKey(folder)).rejects.toMatchObject({ code: "host-key-unreadable" });
  });
});

test("a place that cannot be written to is named", async () => {
  await writeFile(join(folder, "file"), "");
  await expect(loadOrCreateHostKey(join(folder, "file"))).rejects.toMatchObject({ exitCode: 74 });
});
