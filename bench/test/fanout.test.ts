import { expect, test } from "vitest";
import { benchFanout } from "../src/fanout/bench-fanout.ts";

test("each server is asked for each load, and every figure is there", { timeout: 120_000 }, async () => {
  const standings = await benchFanout(8, 1, 0.001);
  expect(standings.map(({ name }) => name)).toEqual([
    "TLS 1.3 broadcast in Node",
    "Conclave, stored before it is told",
  ]);
  for (const { costs, entryMicroseconds, residentBytes } of standings) {
    expect(Object.keys(costs)).toEqual(["one at a time", "64 in flight", "20 a second"]);
    expect(entryMicroseconds).toBeGreaterThan(0);
    expect(Number.isFinite(residentBytes)).toBe(true);
    for (const { cpuMicroseconds, medianMs, p99Ms } of Object.values(costs)) {
      expect(cpuMicroseconds).toBeGreaterThan(0);
      expect(medianMs).toBeGreaterThan(0);
      expect(p99Ms).toBeGreaterThanOrEqual(medianMs);
    }
  }
});
