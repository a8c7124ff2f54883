/** The table of faults: names that are unique, every code and answer that there is, and a document that has all. */
import { readFileSync } from "node:fs";
import { closeCodes, faults, refusalReasons } from "@conclave/protocol";
import { expect, test } from "vitest";
import { blames, codeIn } from "../src/codes.ts";
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

const rows = [...Object.values(clientFaults).flat(), ...Object.values(serverFaults).flat()];

test("every code of clause 11 is what comes of some fault, and each has the blame that the code says", () => {
  // No exceptions: a peer can cause each of them.
  const expected = new Set(rows.flatMap(({ reports }) => codeIn(reports) ?? []));
  expect([...expected].sort()).toEqual(Object.keys(faults).sort());
  const ours = Object.entries(faults).map(([code, { blame }]) => [code, blame]);
  expect(blames).toEqual(Object.fromEntries(ours));
});

test("so is every goodbye, alert and refusal that a peer can bring about", () => {
  const { normal, serverStops, removed, ...caused } = closeCodes;
  // Nobody else's doing: the end of a conversation, and what an operator does.
  expect([normal, serverStops, removed]).toEqual([0, 6, 7]);
  // Whoever does not read does not see BYE 4 either; the log says that it was said.
  const answers = rows.map(({ sees, reports }) => (sees === "cut" ? reports.toUpperCase() : sees));
  const due = [
    ...Object.values(caused).map((code) => `BYE ${code}`),
    ...[2, 3, 5].map((code) => `ALERT ${code}`),
    ...[1, 2, 3, 4].map((code) => `NAME_BAD ${code}`),
    // What cannot be stored is the disk's doing.
    ...refusalReasons.filter((why) => why !== "store").map((why) => `REFUSED ${why}`),
  ];
  expect([...new Set(answers)].sort()).toEqual([...due, "silence", "tolerated"].sort());
});
