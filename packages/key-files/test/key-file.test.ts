import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, chown, mkdir, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { IdentityKey } from "@conclave/crypto";
import { describe, expect, test } from "vitest";
import {
  changePassphrase,
  loadOrCreateIdentity,
  loadOrCreateKey,
  protectKey,
  readKey,
  StoredKey,
  storeKey,
} from "../src/index.ts";
import { answering, testFolder } from "./support/folder.ts";

const folder = testFolder();

describe("loading, or making first", () => {
  test("the file is its owner's alone, its folder too, and nothing else is left there", async () => {
    const file = join(folder.path, "a", "b", "identity");
    const first = await loadOrCreateIdentity(file);
    expect(first).toMatchObject({ origin: "created", file });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder.path, "a", "b"))).mode & 0o777).toBe(0o700);
    expect(await readdir(join(folder.path, "a", "b"))).toEqual(["identity"]);
    const second = await loadOrCreateIdentity(file);
    expect(second.origin).toBe("loaded");
    expect(second.key.publicKey).toEqual(first.key.publicKey);
  });

  test("many at once get one key, and one of them made it", async () => {
    const all = await Promise.all(Array.from({ length: 16 }, () => loadOrCreateKey(folder.place)));
    expect(new Set(all.map(({ key }) => key.toPem()))).toHaveLength(1);
    expect(all.filter(({ origin }) => origin === "created")).toHaveLength(1);
    expect(await readdir(folder.path)).toEqual(["identity"]);
  });

  test("a sealed key asks until the passphrase is right", async () => {
    const key = IdentityKey.generate();
    await storeKey(folder.place, await protectKey(key, bytes("right horse")));
    const ask = answering("wrong", "wronger", "right horse");
    const loaded = await loadOrCreateKey(folder.place, { ask });
    expect(loaded.key.publicKey).toEqual(key.publicKey);
    expect(loaded.origin).toBe("loaded");
  });

  test("without the passphrase it is refused: nobody to ask is told from a wrong answer", async () => {
    await storeKey(folder.place, await protectKey(IdentityKey.generate(), bytes("right horse")));
    await expect(loadOrCreateKey(folder.place)).rejects.toMatchObject({ code: "sealed" });
    await expect(loadOrCreateKey(folder.place, { ask: answering() })).rejects.toMatchObject({
      code: "sealed",
    });
    const ask = answering("wrong", "wronger");
    await expect(loadOrCreateKey(folder.place, { ask })).rejects.toMatchObject({ code: "passphrase" });
  });

  test("a passphrase is wiped after use, right or wrong", async () => {
    await storeKey(folder.place, await protectKey(IdentityKey.generate(), bytes("right horse")));
    const given = [bytes("wrong"), bytes("right horse")];
    await loadOrCreateKey(folder.place, { ask: (_place, attempt) => Promise.resolve(given[attempt - 1]) });
    expect(given).toEqual([new Uint8Array(5), new Uint8Array(11)]);
  });
});

describe("a file that is not as it should be is not used, and is left alone", () => {
  test.each([0o644, 0o640, 0o604, 0o660, 0o602])("mode %o, with the line that mends it", async (mode) => {
    const { file } = await loadOrCreateKey(folder.place);
    await chmod(file, mode);
    await expect(loadOrCreateKey(folder.place)).rejects.toMatchObject({
      code: "exposed",
      message: expect.stringContaining(`Run: chmod 600 ${file}`),
    });
    expect((await stat(file)).mode & 0o777).toBe(mode);
    await chmod(file, 0o600);
    expect((await loadOrCreateKey(folder.place)).origin).toBe("loaded");
  });

  test("a path that a shell would take apart is quoted in that line", async () => {
    const place = { file: join(folder.path, "ana's key"), what: "identity" };
    await loadOrCreateKey(place);
    await chmod(place.file, 0o644);
    await expect(readKey(place)).rejects.toThrow(`chmod 600 '${folder.path}/ana'\\''s key'`);
  });

  test.runIf(process.getuid?.() === 0)("another owner", async () => {
    const { file } = await loadOrCreateKey(folder.place);
    await chown(file, 12345, 12345);
    await expect(loadOrCreateKey(folder.place)).rejects.toMatchObject({
      code: "exposed",
      message: expect.stringMatching(/another user \(uid 12345\).*chown 0 /),
    });
  });

  test("a folder that everybody may write to, but for one like /tmp", async () => {
    await loadOrCreateKey(folder.place);
    await chmod(folder.path, 0o777);
    await expect(readKey(folder.place)).rejects.toMatchObject({
      code: "exposed",
      message: expect.stringContaining(`chmod o-w ${folder.path}`),
    });
    await chmod(folder.path, 0o1777);
    expect(await readKey(folder.place)).toBeDefined();
  });

  test.each([
    ["a symbolic link to a good key", "link"],
    ["a symbolic link to nowhere", "dangling"],
  ])("%s", async (_what, kind) => {
    const { file } = await loadOrCreateKey({ ...folder.place, file: join(folder.path, "real") });
    await symlink(kind === "link" ? file : join(folder.path, "nowhere"), folder.place.file);
    await expect(loadOrCreateKey(folder.place)).rejects.toMatchObject({
      code: "unreadable",
      message: expect.stringContaining("symbolic link"),
    });
  });

  test("a folder, and a pipe, which is not waited for", async () => {
    await mkdir(folder.place.file);
    await expect(readKey(folder.place)).rejects.toMatchObject({ code: "unreadable" });
    const pipe = { ...folder.place, file: join(folder.path, "pipe") };
    await once(spawn("mkfifo", ["-m", "600", pipe.file]), "exit");
    await expect(readKey(pipe)).rejects.toMatchObject({ code: "unreadable" });
  });

  test.each([
    ["nothing", ""],
    ["no key", "hello\n"],
    ["half a sealed key", "-----BEGIN CONCLAVE SEALED KEY-----\nAQQA\n"],
    ["more than a key can be", "x".repeat(16 * 1024 + 1)],
  ])("%s in it", async (_what, content) => {
    await writeFile(folder.place.file, content, { mode: 0o600 });
    await expect(loadOrCreateKey(folder.place)).rejects.toMatchObject({ code: "invalid" });
    expect(await readFile(folder.place.file, "utf8")).toBe(content);
  });
});

describe("storing", () => {
  test("never replaces another key; the same one may be there in either form", async () => {
    const key = IdentityKey.generate();
    expect(await storeKey(folder.place, StoredKey.plain(key))).toBe("created");
    expect(await storeKey(folder.place, await protectKey(key, bytes("right horse")))).toBe("present");
    expect((await readKey(folder.place))?.form).toBe("plain");
    await expect(storeKey(folder.place, StoredKey.plain(IdentityKey.generate()))).rejects.toMatchObject({
      code: "exists",
      message: expect.stringContaining(`mv ${folder.place.file} ${folder.place.file}.old`),
    });
    expect((await readKey(folder.place))?.publicKey).toEqual(key.publicKey);
  });

  test("a place that cannot be written to is named", async () => {
    await writeFile(join(folder.path, "file"), "");
    const place = { file: join(folder.path, "file", "identity"), what: "identity" };
    await expect(storeKey(place, StoredKey.plain(IdentityKey.generate()))).rejects.toMatchObject({
      code: "unwritable",
    });
  });
});

describe("a passphrase", () => {
  test("is set, changed and removed; the key stays", async () => {
    const { key, file } = await loadOrCreateKey(folder.place);
    await changePassphrase(folder.place, undefined, () => Promise.resolve(bytes("first horse")));
    expect(await readFile(file, "utf8")).not.toContain("PRIVATE KEY");
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await changePassphrase(folder.place, answering("first horse"), () =>
      Promise.resolve(bytes("second horse")),
    );
    await expect(
      changePassphrase(folder.place, answering("first horse"), () => Promise.resolve(undefined)),
    ).rejects.toMatchObject({ code: "passphrase" });
    await changePassphrase(folder.place, answering("second horse"), () => Promise.resolve(undefined));
    expect((await loadOrCreateKey(folder.place)).key.publicKey).toEqual(key.publicKey);
    expect(await readdir(folder.path)).toEqual(["identity"]);
  });

  test("of fewer than 8 bytes is refused, and wiped all the same", async () => {
    await loadOrCreateKey(folder.place);
    const short = bytes("1234567");
    await expect(
      changePassphrase(folder.place, undefined, () => Promise.resolve(short)),
    ).rejects.toMatchObject({ code: "weak-passphrase" });
    expect(short).toEqual(new Uint8Array(7));
  });

  test("is not put on a key that was exchanged while it was asked for", async () => {
    const { file } = await loadOrCreateKey(folder.place);
    const other = IdentityKey.generate().toPem();
    await expect(
      changePassphrase(folder.place, undefined, async () => {
        await writeFile(file, other);
        return bytes("right horse");
      }),
    ).rejects.toMatchObject({ code: "exists" });
    expect(await readFile(file, "utf8")).toBe(other);
  });
});

describe("processes", () => {
  test("that create at once leave one key", { timeout: 60_000 }, async () => {
    await Promise.all(Array.from({ length: 4 }, () => once(writer("create"), "exit")));
    expect(await readKey(folder.place)).toBeDefined();
    expect(await readdir(folder.path)).toEqual(["identity"]);
  });

  test("killed with -9 while writing leave the old file or the new one", { timeout: 120_000 }, async () => {
    const key = IdentityKey.generate();
    const contents = [key.toPem(), (await protectKey(key, bytes("right horse"))).toText()];
    await storeKey(folder.place, StoredKey.plain(key));
    for (let round = 0; round < 20; round += 1) {
      const before = (await stat(folder.place.file)).ino;
      const child = writer("replace", ...contents);
      const exited = once(child, "exit");
      // It is writing as soon as the file is another one; then it is stopped at a moment of its own each time.
      await expect.poll(async () => (await stat(folder.place.file)).ino, { interval: 1 }).not.toBe(before);
      await delay(round / 4);
      child.kill("SIGKILL");
      await exited;
      const content = await readFile(folder.place.file, "utf8");
      expect(contents).toContain(content);
      expect((await stat(folder.place.file)).mode & 0o777).toBe(0o600);
    }
    // What it was writing when it died is beside it, for nobody else's eyes.
    for (const name of await readdir(folder.path)) {
      expect((await stat(join(folder.path, name))).mode & 0o077).toBe(0);
    }
    expect((await readKey(folder.place))?.publicKey).toEqual(key.publicKey);
  });
});

function writer(mode: string, ...contents: readonly string[]) {
  const program = new URL("support/writer.ts", import.meta.url).pathname;
  return spawn(process.execPath, [program, mode, folder.place.file, ...contents], { stdio: "inherit" });
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
