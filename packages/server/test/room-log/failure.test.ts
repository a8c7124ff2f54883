/** What a store does that cannot store: it says so, keeps nothing of that call, and goes on once it can. */
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { DatabaseSync } from "node:sqlite";
import { lobby } from "@conclave/protocol";
import { expect, test } from "vitest";
import { openRoomLog, openRoomLogHere } from "../../src/room-log/open.ts";
import type { RoomLog } from "../../src/room-log/room-log.ts";
import { SqliteWriter } from "../../src/room-log/sqlite/writer.ts";
import { Database } from "../../src/store/database.ts";
import { entry, put, server, textsOf } from "./support/entries.ts";
import { inFolder } from "./support/places.ts";
import { canMount, mountSmallDisk } from "./support/small-disk.ts";

const mounting = await canMount();
const immutable = await canSetImmutable();

/** 16 texts of 2,000 bytes. */
function bigBatch() {
  return Array.from({ length: 16 }, () => entry(server, randomBytes(1000).toString("hex")));
}

/** How many entries it took until it refused, and what it said then. */
async function fill(log: RoomLog): Promise<{ stored: number; error: unknown }> {
  for (let stored = 0; ; stored += 16) {
    try {
      await log.append(bigBatch());
    } catch (error) {
      return { stored, error };
    }
  }
}

test.skipIf(!mounting)(
  "a full disk is said; reading goes on, and writing when there is space again",
  async () => {
    await using disk = await mountSmallDisk(4 << 20);
    using database = Database.open(disk.folder);
    const log = openRoomLog(database);
    const { stored, error } = await fill(log);
    expect(error).toMatchObject({ name: "StoreError", code: "full" });
    expect(stored).toBeGreaterThan(0);
    // Several at once, which wait for each other in one transaction.
    const more = await Promise.allSettled([log.append(bigBatch()), log.append(bigBatch())]);
    expect(more).toMatchObject([
      { status: "rejected", reason: { code: "full" } },
      { status: "rejected", reason: { code: "full" } },
    ]);
    expect(await log.isAlive()).toBe(true);
    expect(await log.room(lobby)).toMatchObject({ first: 1, last: stored });
    expect((await log.page({ room: lobby, limit: 3, maxBytes: 10_000 })).entries.at(-1)?.number).toBe(stored);

    await disk.resize(32 << 20);
    expect(await put(log, server, "space again")).toBe(stored + 1);
    expect(await log.append(bigBatch())).toHaveLength(16);
    expect((await log.search({ rooms: [lobby], text: "again", limit: 2 })).hits).toHaveLength(1);
    await log.close();
  },
);

test("a file at its greatest size is full, and nothing of a batch is kept", async () => {
  using database = Database.inMemory();
  const log = openRoomLogHere(database);
  database.connection.exec("PRAGMA max_page_count = 200");
  const { stored, error } = await fill(log);
  expect(error).toMatchObject({ name: "StoreError", code: "full" });
  expect((await log.room(lobby))?.last).toBe(stored);
  expect(await textsOf(log)).toHaveLength(stored);
  database.connection.exec("PRAGMA max_page_count = 100000");
  expect(await put(log, server, "more")).toBe(stored + 1);
});

test.skipIf(!immutable)(
  "a file that may not be written any more is said, until it may be again",
  async () => {
    const place = await inFolder(openRoomLog);
    const log = await place.open();
    await put(log, server, "before");
    const files = ["conclaved.db", "conclaved.db-wal"].map((name) => `${place.folder}/${name}`);
    execFileSync("chattr", ["+i", ...files]);
    try {
      await expect(put(log, server, "meanwhile")).rejects.toMatchObject({ name: "StoreError", code: "io" });
      expect(await textsOf(log)).toEqual(["before"]);
    } finally {
      execFileSync("chattr", ["-i", ...files]);
    }
    expect(await put(log, server, "after")).toBe(2);
    await log.close();
    await place.remove();
  },
);

test("a connection that may only read says so", async () => {
  const place = await inFolder(openRoomLogHere);
  const log = await place.open();
  using connection = new DatabaseSync(`${place.folder}/conclaved.db`, { readOnly: true });
  const writer = new SqliteWriter(connection, { marksCount: 1, pinsCount: 1 });
  const error = expect.objectContaining({ name: "StoreError", code: "read-only" });
  expect(writer.apply([{ do: "append", batch: [entry(server, "no")] }])).toEqual([{ error }]);
  await log.close();
  await place.remove();
});

test("whoever holds the file for too long is said, and what waited is stored once by the next try", async () => {
  const place = await inFolder(openRoomLogHere);
  const log = await place.open();
  using connection = new DatabaseSync(`${place.folder}/conclaved.db`);
  const writer = new SqliteWriter(connection, { marksCount: 1, pinsCount: 1 });
  connection.exec("PRAGMA busy_timeout = 0");
  using other = new DatabaseSync(`${place.folder}/conclaved.db`);
  other.exec("BEGIN IMMEDIATE");
  const command = { do: "append", batch: [entry(server, "hello")] } as const;
  const error = expect.objectContaining({ name: "StoreError", code: "busy" });
  expect(writer.apply([command, command])).toEqual([{ error }, { error }]);
  other.exec("COMMIT");
  expect(writer.apply([command])).toEqual([{ value: [{ outcome: "stored", number: 1 }] }]);
  await log.close();
  await place.remove();
});

test.each([
  ["in this thread", openRoomLogHere],
  ["in threads of its own", openRoomLog],
] as const)("a fault in one call is that call's alone, whatever is written with it, %s", async (_, open) => {
  const place = await inFolder(open);
  const log = await place.open();
  const wrong = [entry(server, "good"), entry(server, "bad", { id: new Uint8Array(15) })];
  const calls = Array.from({ length: 20 }, (_, index) =>
    index === 10 ? log.append(wrong) : log.append([entry(server, `${index}`)]),
  );
  const settled = await Promise.allSettled(calls);
  expect(settled.map(({ status }) => status)).toEqual(
    Array.from({ length: 20 }, (_, index) => (index === 10 ? "rejected" : "fulfilled")),
  );
  expect(await textsOf(log)).toEqual([...Array(20).keys()].filter((index) => index !== 10).map(String));
  await log.close();
  await place.remove();
});

test("a thread that has failed is said to every call, and the log is not alive", async () => {
  const place = await inFolder(openRoomLog);
  await (await place.open()).close();
  await rm(`${place.folder}/conclaved.db`);
  using gone = new DatabaseSync(":memory:");
  const database = { file: `${place.folder}/conclaved.db`, connection: gone } as unknown as Database;
  const log = openRoomLog(database);
  await expect(log.load()).rejects.toMatchObject({ name: "StoreError", code: "stopped" });
  await expect(log.append([])).rejects.toMatchObject({ code: "stopped" });
  expect(await log.isAlive()).toBe(false);
  await log.close();
  await place.remove();
});

/** Root on ext4 and its like. */
async function canSetImmutable(): Promise<boolean> {
  const place = await inFolder(openRoomLogHere);
  await (await place.open()).close();
  try {
    execFileSync("chattr", ["+i", `${place.folder}/conclaved.db`], { stdio: "ignore" });
    execFileSync("chattr", ["-i", `${place.folder}/conclaved.db`], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  } finally {
    await place.remove();
  }
}
