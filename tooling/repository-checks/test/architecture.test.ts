/** The figures and state tables of docs/architecture.md are those of the code. */
import { clientTransitions, deadlinesMs, serverTransitions } from "@conclave/protocol";
import { defaultLimits } from "@conclave/server";
import { expect, test } from "vitest";
import { sectionOf, tableRowsOf } from "../src/markdown.ts";

const path = "docs/architecture.md";

test("deadlines and limits, each named once and no other", () => {
  const rows = tableRowsOf(sectionOf(path, "## What is bounded, and how")).filter(([name]) =>
    name?.startsWith("`"),
  );
  const written = rows.map(([name = "", value = ""]) => [
    name.replaceAll("`", ""),
    Number(value.replaceAll(",", "")),
  ]);
  expect(written).toEqual([...Object.entries(deadlinesMs), ...Object.entries(defaultLimits)]);
});

test("the states of both sides, and where each trigger leads", () => {
  const rows = tableRowsOf(sectionOf(path, "## State machines")).filter(([state]) => state?.startsWith("`"));
  const written = rows.map(([state = "", transitions = ""]) => [
    state.replaceAll("`", ""),
    readTransitions(transitions),
  ]);
  expect(written).toEqual([...Object.entries(clientTransitions), ...Object.entries(serverTransitions)]);
});

/** Reads "A, B → state; C → other". */
function readTransitions(text: string): Readonly<Record<string, string>> {
  const groups = text.split("; ").filter((group) => group !== "");
  return Object.fromEntries(
    groups.flatMap((group) => {
      const [triggers = "", next = ""] = group.split(" → ");
      return triggers.split(", ").map((trigger) => [trigger, next]);
    }),
  );
}
