/** When a client tries again: the policy alone, without a clock. */
import { closeCodes } from "@conclave/protocol";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Ending } from "../src/index.ts";
import { canPass, defaultBackOff, delayBefore, retryDelay } from "../src/reconnect.ts";

const lost: Ending = { kind: "lost" };

describe("which endings are followed by another attempt", () => {
  const passing: [string, Ending][] = [
    ["lost", lost],
    ["unreachable", { kind: "unreachable", error: Object.assign(new Error(), { code: "ECONNREFUSED" }) }],
    ["busy", { kind: "refused", alert: "busy" }],
    ["the server stops", goodbye(closeCodes.serverStops)],
    ["read too slowly", goodbye(closeCodes.slowReader)],
    ["the keys are too old", goodbye(closeCodes.rekeyOverdue)],
  ];
  test.each(passing)("%s", (_, ending) => {
    expect(canPass(ending, "new")).toBe(true);
  });

  const final: [string, Ending][] = [
    ["another version", { kind: "refused", alert: "version" }],
    ["we left", { kind: "closed" }],
    ["no key", { kind: "identity-needed" }],
    ["weaker than before", { kind: "downgraded-host" }],
    ["not admitted", goodbye(closeCodes.notAdmitted)],
    ["no name", goodbye(closeCodes.nameRefused)],
    ["removed", goodbye(closeCodes.removed)],
    ["connected elsewhere", goodbye(closeCodes.replaced)],
    ["a flood", goodbye(closeCodes.flood)],
    ["a message that was not understood", goodbye(closeCodes.badMessage)],
    ["the server ends it", goodbye(closeCodes.normal)],
    ["a code of a later version", goodbye(200)],
  ];
  test.each(final)("not: %s", (_, ending) => {
    expect(canPass(ending, "welcomed-before")).toBe(false);
  });

  test("something else answers: only where the server was before", () => {
    expect(canPass({ kind: "not-conclave" }, "new")).toBe(false);
    expect(canPass({ kind: "not-conclave" }, "welcomed-before")).toBe(true);
  });
});

describe("how long it waits", () => {
  test("not at all the first time, then a part of 1, 2, 4, 8, 16 and 30 seconds", () => {
    expect(delayBefore(1, lost, 0.5, defaultBackOff)).toBe(0);
    const spans = [2, 3, 4, 5, 6, 7, 8, 1000].map((attempt) =>
      delayBefore(attempt, lost, 0.5, defaultBackOff),
    );
    expect(spans).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
  });

  test("after a server that stops: spread over ten seconds", () => {
    const stops = goodbye(closeCodes.serverStops);
    expect(delayBefore(1, stops, 0, defaultBackOff)).toBe(0);
    expect(delayBefore(1, stops, 0.999, defaultBackOff)).toBe(9990);
  });

  test("never longer than the cap, whatever is drawn", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 10_000 }),
        fc.double({ min: 0, max: 0.999999, noNaN: true }),
        (attempt, random) => {
          const delayMs = delayBefore(attempt, lost, random, defaultBackOff);
          expect(delayMs).toBeGreaterThanOrEqual(0);
          expect(delayMs).toBeLessThanOrEqual(defaultBackOff.capMs);
          expect(retryDelay(attempt, random, defaultBackOff)).toBeGreaterThanOrEqual(
            defaultBackOff.firstMs / 2,
          );
        },
      ),
    );
  });
});

function goodbye(code: number): Ending {
  return { kind: "goodbye", code, text: "" };
}
