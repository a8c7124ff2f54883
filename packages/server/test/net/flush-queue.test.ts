import { ManualClock } from "@conclave/testbed/manual-clock";
import { describe, expect, test } from "vitest";
import { FlushQueue } from "../../src/net/flush-queue.ts";

test("whoever waits is flushed once, in order, and not before this turn of the loop is over", async () => {
  const flushed: number[] = [];
  const queue = new FlushQueue(new ManualClock());
  const waiting = Array.from({ length: 10 }, (_, index) => ({ flush: () => void flushed.push(index) }));
  for (const connection of [...waiting, ...waiting]) queue.add(connection);
  expect(flushed).toEqual([]);
  await nextTurn();
  expect(flushed).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test("among many, what comes while they are flushed reaches those who are flushed later", async () => {
  const { members, tell } = room(1000);
  tell();
  await nextTurn();
  tell();
  while (members.some(({ waiting }) => waiting > 0)) await nextTurn();
  expect(members[0]?.records).toEqual([1, 1]);
  expect(members[999]?.records).toEqual([2]);
});

describe("behind a round with many messages for each", () => {
  test("the next one is held, and what comes meanwhile is in the same record", async () => {
    const { clock, members, tell } = await crowded();
    tell();
    await turns();
    tell();
    await turns();
    expect(members[0]?.records).toEqual([8]);
    clock.advance(tookMs);
    await turns();
    expect(members.map(({ records }) => records)).toEqual([
      [8, 2],
      [8, 2],
    ]);
  });

  test("it is held no longer once as much waits as left before", async () => {
    const { members, tell } = await crowded();
    for (let count = 0; count < 8; count += 1) tell();
    await turns();
    expect(members[0]?.records).toEqual([8, 8]);
  });

  test("what comes after a pause as long as that round is not held", async () => {
    const { clock, members, tell } = await crowded();
    clock.advance(tookMs);
    tell();
    await turns();
    expect(members[0]?.records).toEqual([8, 1]);
  });

  test("the one after a round with little in it is not held", async () => {
    const { clock, members, tell } = await crowded();
    tell();
    clock.advance(tookMs);
    await turns();
    tell();
    await turns();
    expect(members[0]?.records).toEqual([8, 1, 1]);
  });

  test("however long that took, it is held for ten milliseconds at most", async () => {
    const { clock, members, tell } = await crowded(1000);
    tell();
    clock.advance(9);
    await turns();
    expect(members[0]?.records).toEqual([8]);
    clock.advance(1);
    await turns();
    expect(members[0]?.records).toEqual([8, 1]);
  });
});

/** Two members who got eight messages at once, which took some time. */
async function crowded(flushMs: number = tookMs) {
  const found = room(2, flushMs / 2);
  for (let count = 0; count < 8; count += 1) found.tell();
  await turns();
  expect(found.members[0]?.records).toEqual([8]);
  return found;
}

function room(memberCount: number, flushMs = 0) {
  const clock = new ManualClock();
  const queue = new FlushQueue(clock);
  const members = Array.from({ length: memberCount }, () => ({
    waiting: 0,
    records: [] as number[],
    flush() {
      this.records.push(this.waiting);
      this.waiting = 0;
      clock.advance(flushMs);
    },
  }));
  const tell = () => {
    for (const member of members) {
      member.waiting += 1;
      queue.add(member);
    }
  };
  return { clock, members, tell };
}

/** More than a round of two needs. */
async function turns(): Promise<void> {
  for (let count = 0; count < 3; count += 1) await nextTurn();
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

const tookMs = 4;
