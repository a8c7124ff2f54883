/** docs/models/rekey.pml: the order of clause 8, and that each change to it which breaks it is found. */
import { beforeAll, expect, test } from "vitest";
import { check, requireSpin } from "../src/spin.ts";

const model = "rekey.pml";

const sizes = [
  { queue: 1, leastStates: 2_000, leastProgressStates: 300 },
  { queue: 3, leastStates: 40_000, leastProgressStates: 2_500 },
  { queue: 6, leastStates: 600_000, leastProgressStates: 16_000 },
];

const mutants = [
  { mutant: "EARLY_WRITE", fault: "key==serverReads" },
  { mutant: "TWO_IN_FLIGHT", fault: "about==clientPending" },
  { mutant: "EARLY_READ", fault: "key==serverReads" },
  { mutant: "NOT_LAST", fault: "key==clientReads" },
  { mutant: "UNASKED_OK", fault: "key==serverReads" },
  { mutant: "OK_WHILE_DUE", fault: "key==serverReads" },
];

beforeAll(requireSpin);

test.each(sizes)(
  "queues of $queue, up to 4 rekeys: no wrong key, no loss, no deadlock",
  async ({ queue, leastStates }) => {
    const report = await check({ model, defines: [`QUEUE=${queue}`, "REKEYS=4"], search: "all" });
    expect(report).toMatchObject({ errorCount: 0, complete: true });
    expect(report.stateCount).toBeGreaterThan(leastStates);
    // A choice that nothing ever makes would be a piece of the order that was not looked at.
    expect(report.unreachedCount).toBe(0);
  },
);

test.each(sizes)(
  "queues of $queue: a rekey that was started ends",
  async ({ queue, leastProgressStates }) => {
    const report = await check({
      model,
      defines: [`QUEUE=${queue}`, "REKEYS=4", "PROGRESS"],
      search: "progress",
    });
    expect(report).toMatchObject({ errorCount: 0, complete: true });
    expect(report.stateCount).toBeGreaterThan(leastProgressStates);
  },
);

test("a client that says REKEY_OK out of turn is closed, and no record is opened with a wrong key", async () => {
  const report = await check({ model, defines: ["QUEUE=1", "REKEYS=2", "ROGUE"], search: "all" });
  expect(report).toMatchObject({ errorCount: 0, complete: true, unreachedCount: 0 });
  expect(report.stateCount).toBeGreaterThan(40_000);
});

test.each(mutants)("found: $mutant", async ({ mutant, fault }) => {
  const report = await check({ model, defines: ["QUEUE=3", "REKEYS=4", mutant], search: "shortest" });
  expect(report.errorCount).toBe(1);
  expect(report.fault).toContain(`assertion violated (${fault})`);
});

test("found: a side that puts off what is due for as long as it has more to say (LAZY)", async () => {
  const report = await check({
    model,
    defines: ["QUEUE=3", "REKEYS=1", "PROGRESS", "LAZY"],
    search: "progress",
  });
  expect(report.errorCount).toBe(1);
  expect(report.fault).toContain("acceptance cycle");
});

test("four rekeys can all end: the claim that they never do is refuted", async () => {
  const report = await check({ model, defines: ["QUEUE=1", "REKEYS=4", "REACH"], search: "shortest" });
  expect(report.fault).toContain("assertion violated (started<4)");
});
