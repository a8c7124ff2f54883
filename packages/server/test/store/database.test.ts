import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IdentityKey } from "@conclave/crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Database, Invitations, NameRegistry } from "../../src/index.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "conclaved-db-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

test("what was written is there after it was closed and opened again, by another process too", () => {
  const key = IdentityKey.generate().publicKey;
  using first = Database.open(folder);
  new NameRegistry(first).claim("ana", key, 7);
  using second = Database.open(folder);
  expect(new NameRegistry(second).owner("ANA")).toEqual({ name: "ana", key, claimedMs: 7 });
  const { token } = new Invitations(second).create("", 0, 10);
  expect(new Invitations(first).judge(token, 1)).toBe("admitted");
});

test("a failed transaction leaves nothing", () => {
  using database = Database.inMemory();
  const registry = new NameRegistry(database);
  expect(() =>
    database.transaction(() => {
      database.connection.prepare("INSERT INTO admissions VALUES (?, 1)").run(new Uint8Array(32));
      throw new Error("no");
    }),
  ).toThrow("no");
  expect(database.connection.prepare("SELECT count(*) AS count FROM admissions").get()).toEqual({ count: 0 });
  expect(registry.list()).toEqual([]);
});

test("the folder is its owner's alone", async () => {
  using _database = Database.open(join(folder, "state"));
  expect((await stat(join(folder, "state"))).mode & 0o777).toBe(0o700);
});

test("something else in its place is said to be that, and left as it is", async () => {
  await writeFile(
    join(folder, "conclaved.db"),
    "this is a letter, not a database, and longer than a header is",
  );
  expect(() => Database.open(folder)).toThrow(
    expect.objectContaining({
      code: "database-unusable",
      message: expect.stringMatching(/conclaved\.db cannot be used/),
    }),
  );
});

test("one of a later version is not touched", () => {
  using database = Database.open(folder);
  database.connection.exec("PRAGMA user_version = 99");
  expect(() => Database.open(folder)).toThrow(/belongs to a later version of conclaved/);
});
