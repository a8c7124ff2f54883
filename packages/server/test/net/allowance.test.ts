import { expect, test } from "vitest";
import { Allowance } from "../../src/net/allowance.ts";

test("a burst is free, what is beyond it is paid for in time", () => {
  const allowance = new Allowance(10, 5, 0);
  allowance.spend(10, 0);
  expect(allowance.debtMs(0)).toBe(0);
  allowance.spend(5, 0);
  expect(allowance.debtMs(0)).toBe(1000);
  expect(allowance.debtMs(400)).toBe(600);
  expect(allowance.debtMs(1000)).toBe(0);
});

test("rest saves up no more than a burst", () => {
  const allowance = new Allowance(10, 5, 0);
  allowance.spend(11, 1_000_000);
  expect(allowance.debtMs(1_000_000)).toBe(200);
});
