import { type Entry, lobby } from "@conclave/protocol";
import { ManualClock } from "@conclave/testbed/manual-clock";
import { afterEach, beforeEach, expect, test } from "vitest";
import { RoomDirectory } from "../../src/chat/directory.ts";
import { StoreHealth } from "../../src/chat/store-health.ts";
import { Upkeep } from "../../src/chat/upkeep.ts";
import { openRoomLog } from "../../src/room-log/open.ts";
import type { RoomLog } from "../../src/room-log/room-log.ts";
import { Database } from "../../src/store/database.ts";
import { MemoryLog } from "../support/memory-log.ts";

let clock: ManualClock;
let roomLog: RoomLog;
let log: MemoryLog;
let rooms: RoomDirectory;
let upkeep: Upkeep;
let keptCount: number | undefined;

beforeEach(async () => {
  clock = new ManualClock();
  log = new MemoryLog();
  roomLog = openRoomLog(Database.inMemory());
  keptCount = undefined;
  for (let index = 0; index < 10; index += 1)
    await roomLog.append([
      {
        room: lobby,
        id: new Uint8Array(16).fill(index),
        author: { person: undefined, name: "ana", guest: true },
        power: "member",
        content: { kind: "text", text: `text ${index}` },
        timeMs: clock.dateMs(),
      },
    ]);
  rooms = new RoomDirectory(await roomLog.load());
  const retention = () => ({ entries: keptCount });
  upkeep = new Upkeep({ roomLog, rooms, health: new StoreHealth(log), retention, clock, log });
});

afterEach(async () => {
  await upkeep.stop();
  await roomLog.close();
});

test("what is too old goes after a while, and the room knows where it begins", async () => {
  keptCount = 3;
  clock.advance(60_000);
  await log.until("history.expired");
  await upkeep.stop();
  expect(log.of("history.expired")).toEqual([{ entries: 7 }]);
  expect((await kept()).map(({ number }) => number)).toEqual([8, 9, 10]);
  const telling = { read: 0, present: 1, more: false };
  expect(rooms.lobby.describe({ id: undefined, name: "ana", guest: true }, telling)).toMatchObject({
    first: 8,
    last: 10,
  });
});

test("where nothing is said about it everything stays, and a rule that comes later counts", async () => {
  clock.advance(60_000);
  expect(await kept()).toHaveLength(10);
  keptCount = 5;
  clock.advance(3_600_000);
  await log.until("history.expired");
  expect(await kept()).toHaveLength(5);
});

async function kept(): Promise<readonly Entry[]> {
  return (await roomLog.page({ room: lobby, from: { after: 0 }, limit: 100, maxBytes: 100_000 })).entries;
}
