/** What counts as a test that fails, from reports as vitest writes them. */
import { expect, test } from "vitest";
import { judge, type Report } from "../src/run-test.ts";

const named = { file: "packages/x/test/y.test.ts", title: "%s", case: "it holds", block: "suite 2" };

test.each([
  ["passed", [], "passed"],
  ["failed", ["AssertionError: expected 1 to be 2\n    at y.test.ts:3:4"], "refuted"],
  ["failed", ['Error: promise resolved "undefined" instead of rejecting\n    at'], "refuted"],
  ["failed", ["TestTimeoutError: Test timed out in 5000ms."], "broken"],
  ["failed", ["TypeError: x is not a function"], "broken"],
  ["failed", ["Error: it ended while said was awaited"], "broken"],
  ["failed", null, "broken"],
] as const)("%s with %j: %s", (status, failureMessages, kind) => {
  expect(judge(report(["suite 2", status, failureMessages]), named).kind).toBe(kind);
});

test("only the test of that name counts, in its block", () => {
  const others: Result[] = [
    ["suite 1", "failed", ["AssertionError: x"]],
    ["suite 2", "passed", []],
  ];
  expect(judge(report(...others), named).kind).toBe("passed");
});

test.each<[string, Result[]]>([
  ["none has run", []],
  ["it was skipped", [["suite 2", "skipped", []]]],
  ["only that of another block has run", [["suite 1", "passed", []]]],
  [
    "two have run",
    [
      ["suite 2", "passed", []],
      ["suite 2", "passed", []],
    ],
  ],
])("%s: that proves nothing", (_, results) => {
  expect(judge(report(...results), named).kind).toBe("broken");
});

type Result = readonly [block: string, status: string, failureMessages: readonly string[] | null];

function report(...results: readonly Result[]): Report {
  const assertionResults = results.map(([block, status, failureMessages]) => ({
    title: "it holds",
    fullName: `${block} it holds`,
    status,
    failureMessages,
  }));
  return { testResults: [{ message: "", assertionResults }] };
}
