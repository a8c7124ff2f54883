/** `conclaved history` as a process. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Database, type RoomLog } from "../../src/index.ts";
import { openRoomLogHere } from "../../src/room-log/open.ts";
import { guest, put } from "../room-log/support/entries.ts";
import { runCommand } from "../support/command.ts";

// Each starts several processes.
vi.setConfig({ testTimeout: 60_000 });

let state: string;
let database: Database;
let log: RoomLog;

beforeEach(async () => {
  state = await mkdtemp(join(tmpdir(), "conclaved-history-"));
  database = Database.open(state);
  log = openRoomLogHere(database);
});

afterEach(async () => {
  await log.close();
  database[Symbol.dispose]();
  await rm(state, { recursive: true });
});

const history = (...words: readonly string[]) => runCommand("history", ...words, "--state", state);

test("a rule of a room's own counts, beside a log that is open, until it is that of all rooms again", async () => {
  for (const text of ["one", "two", "three"]) await put(log, guest("gil"), text);
  expect((await history("keep", "LOBBY", "--entries", "2")).code).toBe(0);
  expect((await history("list")).lines).toEqual([
    expect.stringMatching(/^ +1 +lobby +lobby +3 entries +the newest 2$/),
  ]);
  expect(await log.expire(Date.now())).toEqual({ entries: 1 });
  expect((await history("keep", "1", "--common")).code).toBe(0);
  expect((await history("list")).lines).toEqual([expect.stringMatching(/2 entries +as all rooms$/)]);
});

test.each([
  [["keep", "nowhere", "--days", "1"], 65, /there is no room "nowhere"/],
  [["keep", "lobby"], 64, /--days N, --entries N or both, or --common/],
  [["keep", "lobby", "--days", "0"], 64, /whole number, 1 or more/],
  [["keep", "lobby", "--days", "1", "--common"], 64, /cannot be used with/],
])("%j: %i", async (words, code, message) => {
  const outcome = await history(...words);
  expect(outcome.code).toBe(code);
  expect(outcome.stderr).toMatch(message);
});
