/** The benchmark runs and has every row; how fast anything is, is not judged here. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { compete } from "../src/rounds.ts";

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
const run = promisify(execFile);

test("every row is there, and every figure is one", { timeout: 60_000 }, async () => {
  const options = ["--json", "--rounds", "1", "--round-ms", "1"];
  const { stdout } = await run(process.execPath, [main, ...options]);
  const { records, handshakes, stores } = JSON.parse(stdout);
  expect(records).toHaveLength(8);
  expect(stores).toHaveLength(10);
  for (const { standings } of [...records, { standings: handshakes }, ...stores]) {
    expect(standings.length).toBeGreaterThanOrEqual(2);
    for (const { microseconds, ratio } of standings) {
      expect(microseconds).toBeGreaterThan(0);
      expect(ratio).toBeGreaterThan(0);
    }
  }
});

test("rounds that cannot be are a wrong command line", async () => {
  await expect(run(process.execPath, [main, "--rounds", "0"])).rejects.toMatchObject({ code: 64 });
});

test("what takes three times as long has a ratio of three, whatever else goes on", async () => {
  let now = 0;
  const clock = { now: () => now };
  const spend = (ms: number) => () => {
    now += ms;
  };
  const [fast, slow] = await compete(
    [
      { name: "fast", run: spend(1) },
      { name: "slow", run: spend(3) },
    ],
    { rounds: 3, roundMs: 30, clock },
  );
  expect(fast).toMatchObject({ microseconds: 1000, ratio: 1 });
  expect(slow).toMatchObject({ microseconds: 3000, ratio: 3 });
});
