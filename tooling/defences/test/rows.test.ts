/** What can be said of the rows without running them: `pnpm defences` does that, in some minutes. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkout, readSource } from "../src/checkout.ts";
import { withEdit } from "../src/edit.ts";
import { document, withTable } from "../src/markdown.ts";
import { defences } from "../src/rows/index.ts";

test("every row has a name of its own", () => {
  const names = defences.map(({ row }) => row);
  expect(names.length).toBeGreaterThan(100);
  expect(new Set(names)).toHaveLength(names.length);
});

describe.each(defences.map((defence) => [defence.row, defence] as const))(
  "%s",
  (_, { edits, test: named }) => {
    test("what is taken out is there, once", () => {
      expect(edits.length).toBeGreaterThan(0);
      const sources = new Map<string, string>();
      for (const edit of edits)
        sources.set(edit.file, withEdit(sources.get(edit.file) ?? readSource(edit.file), edit));
      for (const [file, changed] of sources) expect(changed).not.toBe(readSource(file));
    });

    test("its test is there", () => {
      expect(existsSync(join(checkout, named.file))).toBe(true);
      expect(readSource(named.file)).toContain(JSON.stringify(named.title).slice(1, -1));
    });
  },
);

test("the table in docs/threat-model.md is this one", () => {
  const text = readSource(document);
  expect(text).toBe(withTable(text, defences));
});
