/** `conclaved backup` and `conclaved restore` as processes, on a database that is used meanwhile. */
import { createHash } from "node:crypto";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IdentityKey } from "@conclave/crypto";
import { Daemon } from "@conclave/testbed/daemon";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Database, loadOrCreateHostKey, NameRegistry } from "../../src/index.ts";
import { fileOwner } from "../../src/room-log/file-owner.ts";
import { openRoomLogHere } from "../../src/room-log/open.ts";
import { putFiles } from "../../src/store/backup/files.ts";
import { put, server } from "../room-log/support/entries.ts";
import { allTexts, faultsOf } from "../room-log/support/ledger.ts";
import { WritingProcess } from "../room-log/support/writing-process.ts";
import { runCommand } from "../support/command.ts";

// Each starts several processes.
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
let state: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "conclaved-backup-"));
  state = join(folder, "state");
  file = join(folder, "copy.db");
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** A state folder in which somebody said this. */
async function fill(...texts: readonly string[]): Promise<void> {
  using database = Database.open(state);
  const log = openRoomLogHere(database);
  for (const text of texts) await put(log, server, text);
  await log.close();
}

async function textsIn(folder: string): Promise<readonly string[]> {
  using database = Database.open(folder);
  const log = openRoomLogHere(database);
  const texts = (await allTexts(log)).map(({ text }) => text);
  await log.close();
  return texts;
}

const backup = (...options: readonly string[]) => runCommand("backup", file, "--state", state, ...options);
const restore = (...options: readonly string[]) => runCommand("restore", file, "--state", state, ...options);

test("made while somebody writes, it has all that was acknowledged before, without a gap", {
  timeout: 60_000,
}, async () => {
  const writing = new WritingProcess(state, "text");
  await writing.until(300);
  const before = writing.acknowledged.slice();
  const made = await backup();
  const countAfter = writing.acknowledged.length;
  await writing.until(countAfter + 100);
  await writing.kill();
  expect(made).toMatchObject({ code: 0, stderr: "" });
  expect(made.lines).toEqual([
    expect.stringMatching(/^.*copy\.db: of 20\S+Z, with 1 rooms, \d+ entries and 0 names$/),
  ]);
  expect((await readdir(folder)).sort()).toEqual(["copy.db", "copy.db.manifest.json", "state"]);
  for (const name of ["copy.db", "copy.db.manifest.json"])
    expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);

  const empty = join(folder, "elsewhere");
  expect(await runCommand("restore", file, "--state", empty)).toMatchObject({ code: 0, stderr: "" });
  expect((await stat(join(empty, "conclaved.db"))).mode & 0o777).toBe(0o600);
  using database = Database.open(empty);
  const log = openRoomLogHere(database);
  const stored = await allTexts(log);
  expect(faultsOf(before, stored)).toEqual([]);
  // What came meanwhile is there as far as it goes: those that were acknowledged have the numbers that they were told.
  const numbers = new Set(stored.map(({ number }) => number));
  expect(
    faultsOf(
      writing.acknowledged.filter(({ number }) => numbers.has(number)),
      stored,
    ),
  ).toEqual([]);
  expect(await put(log, server, "on we go")).toBe(stored.length + 1);
  await log.close();
});

describe("conclaved restore", () => {
  test("puts it back, and keeps what was there", async () => {
    await fill("one", "two");
    await backup();
    await fill("three");
    const restored = await restore();
    expect(restored).toMatchObject({ code: 0, stderr: "" });
    expect(restored.lines[1]).toBe(`restored to ${state}`);
    const [, kept = ""] = /^what was there before: (.*)$/.exec(restored.lines[2] ?? "") ?? [];
    expect(kept).toMatch(/conclaved\.db\.before-\d{8}T\d{6}Z$/);
    expect(await textsIn(state)).toEqual(["one", "two"]);
    const other = join(folder, "other");
    await mkdir(other);
    await copyFile(kept, join(other, "conclaved.db"));
    expect(await textsIn(other)).toEqual(["one", "two", "three"]);
  });

  test("with --dry-run it only looks", async () => {
    await fill("one");
    await backup();
    await fill("two");
    const looked = await restore("--dry-run");
    expect(looked).toMatchObject({ code: 0, stderr: "" });
    expect(looked.lines).toEqual([expect.stringContaining("with 1 rooms, 1 entries")]);
    expect(await readdir(state)).toEqual(["conclaved.db"]);
    expect(await textsIn(state)).toEqual(["one", "two"]);
  });

  test("nothing is touched while a server runs there", async () => {
    await fill("one");
    await backup();
    const daemon = Daemon.run("--state", state, "--listen", "127.0.0.1:0", "--log", "json");
    await daemon.untilLog(({ event }) => event === "admin.listening");
    const before = (await readdir(state)).sort();
    expect(await restore()).toMatchObject({
      code: 75,
      stderr: `conclaved: ${state}/conclaved.db is in use: stop the server, and what else works on it, first.\n`,
    });
    expect((await readdir(state)).sort()).toEqual(before);
    daemon.child.kill("SIGTERM");
    expect(await daemon.exit).toBe(0);
    expect(await restore()).toMatchObject({ code: 0 });
  });

  test.each<[string, () => Promise<void>, RegExp]>([
    [
      "one byte is another",
      async () => {
        const content = await readFile(file);
        content[5000] = (content[5000] ?? 0) ^ 1;
        await writeFile(file, content);
      },
      /is not the file that its manifest tells of/,
    ],
    ["its end is missing", () => truncate(file, 8192), /./],
    ["its manifest is missing", () => rm(`${file}.manifest.json`), /cannot be restored: ENOENT/],
    [
      "its manifest is none",
      () => writeFile(`${file}.manifest.json`, "{}"),
      /is not the manifest of a backup/,
    ],
    [
      "it is no database",
      () => writeFile(file, "a letter, which is longer than nothing"),
      /cannot be restored/,
    ],
  ])("refuses one of which %s, and touches nothing", async (_, spoil, expected) => {
    await fill("one");
    await backup();
    await fill("two");
    await spoil();
    const refused = await restore();
    expect(refused).toMatchObject({ code: 78, lines: [] });
    expect(refused.stderr).toMatch(expected);
    expect(await readdir(state)).toEqual(["conclaved.db"]);
    expect(await textsIn(state)).toEqual(["one", "two"]);
  });

  test("refuses one of a later version", async () => {
    await fill("one");
    using database = Database.open(state);
    database.connection.exec("PRAGMA user_version = 99");
    expect(await backup()).toMatchObject({ code: 65, stderr: expect.stringContaining("a later version") });
  });

  test("takes the place of a database that is damaged", async () => {
    await fill("one");
    await backup();
    await writeFile(join(state, "conclaved.db"), "x".repeat(10_000));
    expect(await restore()).toMatchObject({ code: 0, stderr: "" });
    expect(await textsIn(state)).toEqual(["one"]);
  });
});

describe("conclaved backup", () => {
  test("writes over nothing", async () => {
    await fill("one");
    await writeFile(file, "mine");
    expect(await backup()).toMatchObject({ code: 74, stderr: expect.stringContaining("is there already") });
    expect(await readFile(file, "utf8")).toBe("mine");
    expect((await readdir(folder)).sort()).toEqual(["copy.db", "state"]);
  });

  test("wants a server's folder", async () => {
    expect(await backup()).toMatchObject({
      code: 65,
      stderr: expect.stringContaining("there is no database at"),
    });
  });

  test("has names and who owns them", async () => {
    using database = Database.open(state);
    const { publicKey } = IdentityKey.generate();
    new NameRegistry(database).claim("ana", publicKey, 5);
    await backup();
    const empty = join(folder, "elsewhere");
    await runCommand("restore", file, "--state", empty);
    using restored = Database.open(empty);
    expect(new NameRegistry(restored).owner("ana")).toEqual({ name: "ana", key: publicKey, claimedMs: 5 });
  });

  test("takes the host key along only when asked to, and under a passphrase", async () => {
    await fill("one");
    const { key } = await loadOrCreateHostKey(state);
    await backup();
    expect(await readdir(folder)).not.toContain("copy.db.host_key");
    await rm(file);
    await rm(`${file}.manifest.json`);
    const passphraseFile = join(folder, "passphrase");
    await writeFile(passphraseFile, "a long passphrase\n", { mode: 0o600 });
    const made = await backup("--with-keys", "--new-passphrase-file", passphraseFile);
    expect(made).toMatchObject({ code: 0, stderr: "" });
    expect(await readFile(`${file}.host_key`, "utf8")).not.toContain("PRIVATE KEY");
    const empty = join(folder, "elsewhere");
    expect(await runCommand("restore", file, "--state", empty)).toMatchObject({ code: 0, stderr: "" });
    const ask = () => Promise.resolve(new TextEncoder().encode("a long passphrase"));
    const restored = await loadOrCreateHostKey(empty, { ask });
    expect(restored.key.publicKey).toEqual(key.publicKey);
  });
});

describe("files of rooms", () => {
  const key = "ab".repeat(16);
  const path = (of: string) => join(of, "files", "ab", key);

  /** One file that an entry has. */
  async function fillWithFile(content: string): Promise<void> {
    using database = Database.open(state);
    const log = openRoomLogHere(database);
    const bytes = Buffer.from(content);
    const hash = createHash("sha256").update(bytes).digest();
    const id = new Uint8Array(16);
    const quotas = { ownerBytes: 1000, totalBytes: 1000, unfinishedCount: 1 };
    const owner = fileOwner(server);
    await log.files.begin({ room: 1, id, owner, bytes: bytes.length, hash, key, nowMs: 1, quotas });
    await mkdir(join(state, "files", "ab"), { recursive: true });
    await writeFile(path(state), bytes);
    await log.files.finish(key, 1);
    const file = { name: "plan.txt", type: "text/plain", bytes: bytes.length, hash };
    const [appended] = await log.append([
      { room: 1, id, author: server, power: "member", content: { kind: "file", ...file }, timeMs: 1 },
    ]);
    expect(appended).toMatchObject({ outcome: "stored" });
    await log.close();
  }

  test("go with it and come back; what was there before is kept", async () => {
    await fillWithFile("what we do");
    const made = await backup();
    expect(made).toMatchObject({ code: 0, stderr: "" });
    expect(made.lines[0]).toMatch(/, and 1 files$/);
    const copy = join(`${file}.files`, key);
    expect(await readFile(copy, "utf8")).toBe("what we do");
    expect((await stat(copy)).mode & 0o777).toBe(0o600);
    await writeFile(path(state), "something else");
    expect(await restore()).toMatchObject({ code: 0, stderr: "" });
    expect(await readFile(path(state), "utf8")).toBe("what we do");
    const [before = ""] = (await readdir(state)).filter((name) => name.startsWith("files.before-"));
    expect(await readFile(join(state, before, "ab", key), "utf8")).toBe("something else");

    const exported = join(folder, "exported");
    const lines = await runCommand("export", "lobby", "--state", state, "--files", exported);
    expect(lines.code).toBe(0);
    expect(JSON.parse(lines.lines[0] ?? "")).toMatchObject({ kind: "file", name: "plan.txt", bytes: 10 });
    expect(await readFile(join(exported, "1-plan.txt"), "utf8")).toBe("what we do");
  });

  test("a folder that is in the way of theirs is left alone, and nothing is left of the backup", async () => {
    await fillWithFile("what we do");
    await mkdir(`${file}.files`);
    await writeFile(join(`${file}.files`, key), "of an earlier one");
    expect(await backup()).toMatchObject({ code: 74, stderr: expect.stringContaining("is there already") });
    expect(await readFile(join(`${file}.files`, key), "utf8")).toBe("of an earlier one");
    expect((await readdir(folder)).toSorted()).toEqual(["copy.db.files", "state"]);
  });

  test("a restore that fails over them leaves those that were there", async () => {
    await fillWithFile("what we do");
    await backup();
    await writeFile(path(state), "something else");
    // A folder in the place of a file cannot be copied.
    await rm(join(`${file}.files`, key));
    await mkdir(join(`${file}.files`, key));
    await expect(putFiles(file, state, new Date())).rejects.toThrow(/EISDIR|ERR_FS/);
    expect(await readFile(path(state), "utf8")).toBe("something else");
    expect((await readdir(state)).filter((name) => name.startsWith("files"))).toEqual(["files"]);
  });

  test.each(["changed", "missing"])("one that is %s keeps the backup from being restored", async (how) => {
    await fillWithFile("what we do");
    await backup();
    const copy = join(`${file}.files`, key);
    await (how === "missing" ? rm(copy) : writeFile(copy, "what we Do"));
    const restored = await restore();
    expect(restored.code).not.toBe(0);
    expect(restored.stderr).toMatch(how === "missing" ? /has 0 of 1 files/ : /has changed/);
    expect(await readFile(path(state), "utf8")).toBe("what we do");
  });
});
