/**
 * Texts stored, in the room log of the server and in the least that could keep them: one table of numbers and texts
 * without another index, one transaction for as many, synced to the disk, in the thread that measures.
 */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Database, type Durability, type NewEntry, openRoomLog, type RoomLog } from "@conclave/server";
import { type Contestant, compete, type RoundOptions, type Standing } from "./rounds.ts";

export interface RoomLogResult {
  /** In one call, as from one busy room; or each in a call of its own, all under way at once, as from many clients. */
  readonly how: "in one call" | "in as many calls";
  readonly entries: number;
  readonly standings: readonly Standing[];
}

export async function benchRoomLog(
  sizes: readonly number[],
  options: RoundOptions,
): Promise<readonly RoomLogResult[]> {
  const results: RoomLogResult[] = [];
  for (const how of ["in one call", "in as many calls"] as const)
    for (const entries of sizes)
      results.push({ how, entries, standings: await benchStores(how, entries, options) });
  return results;
}

async function benchStores(how: RoomLogResult["how"], entries: number, options: RoundOptions) {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), "conclave-bench-"));
  stack.defer(() => rm(folder, { recursive: true }));
  const power = openLog(join(folder, "power"), "power", stack);
  const process = openLog(join(folder, "process"), "process", stack);
  const store = how === "in one call" ? storeInOneCall : storeInManyCalls;
  const standings = await compete(
    [
      bareInserts(join(folder, "bare.db"), entries, stack),
      { name: "conclave, outlives a power failure", run: () => store(power, entries) },
      { name: "conclave, outlives the process", run: () => store(process, entries) },
    ],
    options,
  );
  return standings.map(({ microseconds, quartiles: [low, high], ...standing }) => ({
    ...standing,
    microseconds: microseconds / entries,
    quartiles: [low / entries, high / entries] as const,
  }));
}

function bareInserts(file: string, entries: number, stack: AsyncDisposableStack): Contestant {
  const connection = new DatabaseSync(file);
  stack.defer(() => connection.close());
  connection.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  connection.exec("CREATE TABLE texts (number INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT");
  const insert = connection.prepare("INSERT INTO texts (text) VALUES (?)");
  return {
    name: "bare inserts",
    run: () => {
      connection.exec("BEGIN");
      for (let count = 0; count < entries; count += 1) insert.run(nextText());
      connection.exec("COMMIT");
    },
  };
}

function openLog(folder: string, durability: Durability, stack: AsyncDisposableStack): RoomLog {
  const database = stack.use(Database.open(folder));
  const log = openRoomLog(database, { durability });
  stack.defer(() => log.close());
  return log;
}

function storeInOneCall(log: RoomLog, entries: number): Promise<unknown> {
  return log.append(Array.from({ length: entries }, nextEntry));
}

function storeInManyCalls(log: RoomLog, entries: number): Promise<unknown> {
  return Promise.all(Array.from({ length: entries }, () => log.append([nextEntry()])));
}

function nextEntry(): NewEntry {
  return {
    room: 1,
    id: Uint8Array.from(randomBytes(16)),
    author: { person: undefined, name: "ana", guest: true },
    power: "member",
    content: { kind: "text", text: nextText() },
    timeMs: Date.now(),
  };
}

/** About 80 bytes of words, some of which come often and some seldom. */
function nextText(): string {
  lastText += 1;
  const chosen = Array.from({ length: 12 }, (_, index) => {
    const wide = (Math.imul(lastText * 12 + index, 2_654_435_761) >>> 0) / 2 ** 32;
    return vocabulary[Math.floor(wide ** 3 * vocabulary.length)];
  });
  return chosen.join(" ");
}

const vocabulary = Array.from({ length: 20_000 }, (_, index) => {
  const letters = Math.imul(index + 1, 40_503) >>> 0;
  return letters.toString(36).slice(0, 3 + (index % 6));
});

let lastText = 0;
