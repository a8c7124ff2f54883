/** The figures of docs/architecture.md are those of the code. */
import { deadlinesMs } from "@conclave/protocol";
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
