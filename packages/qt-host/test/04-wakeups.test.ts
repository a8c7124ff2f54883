import { expect, test } from "vitest";
import { runProgram } from "./support/program.ts";

test("Qt notices at once what Node's callbacks post, start and delete", async () => {
  const { said, exitCode, stderr } = await runProgram("wakeups");
  expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
  const [repaint, timer, ...others] = said as [{ repaintMs: number[] }, { timerMs: number[] }, ...unknown[]];
  // Far above what is measured (docs/event-loop.md), for machines with other things to do. Not woken up, Qt
  // would do none of it at all.
  expect(median(repaint.repaintMs)).toBeLessThan(20);
  expect(median(timer.timerMs)).toBeLessThan(60);
  expect(timer.timerMs[0]).toBeGreaterThan(19);
  expect(others).toEqual(["deleted", { quit: "quit" }, "ended"]);
});

function median(sorted: number[]): number {
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
