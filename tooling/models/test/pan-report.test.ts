/** Reading pan's output: what is no result must not look like a good one. */
import { expect, test } from "vitest";
import { parsePanReport } from "../src/pan-report.ts";

const good = `
Full statespace search for:
	never claim         	- (none specified)

State-vector 92 byte, depth reached 950, errors: 0
    10816 states, stored
    23811 states, matched

unreached in proctype Client
	m.pml:7, state 3, "(1)"
	(1 of 53 states)
unreached in init
	(2 of 12 states)
`;

test("a search that found nothing", () => {
  expect(parsePanReport(good)).toEqual({
    errorCount: 0,
    stateCount: 10816,
    depth: 950,
    complete: true,
    fault: undefined,
    unreachedCount: 3,
  });
});

test("a search that ended at a fault names it", () => {
  const output = `pan:1: assertion violated (key==serverReads) (at depth 12)\nWarning: Search not completed\n${good}`;
  const report = parsePanReport(output.replace("errors: 0", "errors: 1"));
  expect(report).toMatchObject({
    errorCount: 1,
    complete: false,
    fault: "assertion violated (key==serverReads) (at depth 12)",
  });
});

test("a search that met its limit of depth is not complete", () => {
  expect(parsePanReport(`error: max search depth too small\n${good}`).complete).toBe(false);
});

test.each(["", "pan: out of memory\n", good.replace("errors: 0", "")])(
  "no result is an error (%#)",
  (output) => {
    expect(() => parsePanReport(output)).toThrow("pan reported no result");
  },
);
