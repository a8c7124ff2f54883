import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { promisify } from "node:util";
import { IdentityKey } from "@conclave/crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Database, Invitations, NameRegistry } from "../../src/index.ts";
import { migrations } from "../../src/store/migrations.ts";

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

test("a transaction that SQLite has rolled back by itself ends with its own error", () => {
  using database = Database.inMemory();
  database.connection.exec(
    "CREATE TRIGGER full BEFORE INSERT ON people BEGIN SELECT RAISE(ROLLBACK, 'as if full'); END",
  );
  const work = () =>
    database.connection.exec("INSERT INTO people (folded, name, key) VALUES ('a', 'a', x'00')");
  expect(() => database.transaction(work)).toThrow("as if full");
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

describe("a database of an earlier schema", () => {
  /** As a server of schema 1 left it, with one name in it. */
  function makeFirstSchema(): void {
    using connection = new DatabaseSync(join(folder, "conclaved.db"));
    connection.exec(`PRAGMA journal_mode = WAL; ${migrations[0]}; PRAGMA user_version = 1`);
    connection.prepare("INSERT INTO names VALUES ('ana', 'Ana', ?, 7)").run(new Uint8Array(32));
  }

  test("is brought up to date with all that it has, and kept as it was beside that", async () => {
    makeFirstSchema();
    using database = Database.open(folder);
    expect(new NameRegistry(database).list()).toMatchObject([{ name: "Ana", claimedMs: 7 }]);
    expect(database.connection.prepare("SELECT kind FROM rooms").all()).toEqual([{ kind: "lobby" }]);
    expect(database.connection.prepare("PRAGMA auto_vacuum").get()).toEqual({ auto_vacuum: 2 });
    const copy = join(folder, "conclaved.db.schema-1");
    expect((await stat(copy)).mode & 0o777).toBe(0o600);
    using kept = new DatabaseSync(copy, { readOnly: true });
    expect(kept.prepare("PRAGMA user_version").get()).toEqual({ user_version: 1 });
    expect(kept.prepare("SELECT name FROM names").all()).toEqual([{ name: "Ana" }]);
  });

  test("is copied once more where a copy is there, and none is made of a new or a current one", async () => {
    makeFirstSchema();
    await writeFile(join(folder, "conclaved.db.schema-1"), "an older copy");
    Database.open(folder)[Symbol.dispose]();
    Database.open(folder)[Symbol.dispose]();
    expect((await readdir(folder)).sort()).toEqual([
      "conclaved.db",
      "conclaved.db.schema-1",
      "conclaved.db.schema-1.2",
    ]);
    expect(await readFile(join(folder, "conclaved.db.schema-1"), "utf8")).toBe("an older copy");
    const other = join(folder, "new");
    Database.open(other)[Symbol.dispose]();
    expect(await readdir(other)).toEqual(["conclaved.db"]);
  });

  test("stays as it was if a step fails, and its copy is there", () => {
    makeFirstSchema();
    const file = join(folder, "conclaved.db");
    {
      using connection = new DatabaseSync(file);
      connection.exec("CREATE TABLE rooms (in_the_way TEXT)");
    }
    expect(() => Database.open(folder)).toThrow(expect.objectContaining({ code: "database-unusable" }));
    using connection = new DatabaseSync(file);
    expect(connection.prepare("PRAGMA user_version").get()).toEqual({ user_version: 1 });
    expect(connection.prepare("SELECT name FROM sqlite_schema WHERE name = 'people'").get()).toBeUndefined();
  });

  test("two processes may come upon it at once", async () => {
    makeFirstSchema();
    const open = `import { Database } from ${JSON.stringify(new URL("../../src/store/database.ts", import.meta.url).href)};
      using database = Database.open(process.argv[1]);`;
    const run = promisify(execFile);
    const options = ["--input-type=module", "--eval", open, folder];
    await Promise.all([0, 1, 2].map(() => run(process.execPath, options)));
    using database = Database.open(folder);
    expect(new NameRegistry(database).list()).toHaveLength(1);
  });
});
