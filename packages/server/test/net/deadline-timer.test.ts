import { ManualClock } from "@conclave/testbed/manual-clock";
import { expect, test } from "vitest";
import { DeadlineTimer } from "../../src/net/deadline-timer.ts";

test("it goes off at the earliest deadline it was told", () => {
  const clock = new ManualClock();
  const due: number[] = [];
  const timer = new DeadlineTimer(clock, () => due.push(clock.nowMs()));
  timer.follow(clock.nowMs() + 500);
  timer.follow(clock.nowMs() + 200);
  timer.follow(clock.nowMs() + 900);
  clock.advance(1000);
  expect(due).toEqual([1200]);
});

test("a thousand later deadlines set no timer", () => {
  const clock = new ManualClock();
  const timer = new DeadlineTimer(clock, () => {});
  for (let later = 0; later < 1000; later += 1) timer.follow(clock.nowMs() + 100 + later);
  expect(clock.timerCount).toBe(1);
});

test("no deadline stops it, one in the past goes off at once", () => {
  const clock = new ManualClock();
  let calls = 0;
  const timer = new DeadlineTimer(clock, () => {
    calls += 1;
  });
  timer.follow(clock.nowMs() + 5);
  timer.follow(undefined);
  clock.advance(10);
  expect(calls).toBe(0);
  timer.follow(Number.NEGATIVE_INFINITY);
  clock.advance(0);
  expect(calls).toBe(1);
});
