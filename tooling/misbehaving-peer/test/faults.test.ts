/** The table of faults: names that are unique, and a document that has all of them. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { clientFaults, serverFaults } from "../src/faults/index.ts";
import { faultsAsMarkdown } from "../src/markdown.ts";

test.each([
  ["a client", clientFaults],
  ["a server", serverFaults],
])("every fault of %s has a name of its own", (_, families) => {
  const names = Object.values(families)
    .flat()
    .map(({ name }) => name);
  expect(names.length).toBeGreaterThan(80);
  expect(new Set(names).size).toBe(names.length);
});

test("faults.md has them all; to write it: pnpm --filter @conclave/misbehaving-peer write", () => {
  expect(readFileSync(new URL("../faults.md", import.meta.url), "utf8")).toBe(faultsAsMarkdown());
});
