/** The ledger, with a real server that is killed, on every run of the tests; `pnpm ledger` is the long one. */
import { expect, test } from "vitest";
import { check, sizeOf } from "../src/check.ts";
import { run } from "../src/run.ts";

test("fifty write while the server is killed three times: nothing is lost, nothing is there twice, all see one order", async () => {
  const result = await run({ botCount: 50, killCount: 3, seed: 20_261_128, calmTexts: 150 });
  expect(check(result.journal).slice(0, 20)).toEqual([]);
  expect(result).toMatchObject({ killCount: 3, exitCode: 0 });
  expect(result.resetCount + result.stallCount).toBeGreaterThan(0);
  const { acknowledgedCount, heardCount, keptCount } = sizeOf(result.journal);
  expect(acknowledgedCount).toBeGreaterThan(200);
  expect(heardCount).toBeGreaterThanOrEqual(acknowledgedCount * 50);
  expect(keptCount).toBeGreaterThanOrEqual(acknowledgedCount);
}, 300_000);
