import { expect, test } from "vitest";
import { FlushQueue } from "../../src/net/flush-queue.ts";

test("whoever waits is flushed once, in order, and not before this turn of the loop is over", async () => {
  const flushed: number[] = [];
  const queue = new FlushQueue();
  const waiting = Array.from({ length: 10 }, (_, index) => ({ flush: () => void flushed.push(index) }));
  for (const connection of [...waiting, ...waiting]) queue.add(connection);
  expect(flushed).toEqual([]);
  await nextTurn();
  expect(flushed).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test("among many, what comes while they are flushed reaches those who are flushed later", async () => {
  const queue = new FlushQueue();
  const members = Array.from({ length: 1000 }, () => ({
    waiting: 0,
    records: [] as number[],
    flush() {
      this.records.push(this.waiting);
      this.waiting = 0;
    },
  }));
  const tell = () => {
    for (const member of members) {
      member.waiting += 1;
      queue.add(member);
    }
  };
  tell();
  await nextTurn();
  tell();
  while (members.some(({ waiting }) => waiting > 0)) await nextTurn();
  expect(members[0]?.records).toEqual([1, 1]);
  expect(members[999]?.records).toEqual([2]);
});

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
