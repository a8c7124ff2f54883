import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { goneBeforeKept, type Keyed, type Splice, splicesBetween } from "../../src/rows/splices.ts";

const row = (key: string): Keyed => ({ key });
const [a, b, c, d, e] = ["a", "b", "c", "d", "e"].map(row) as [Keyed, Keyed, Keyed, Keyed, Keyed];

describe("the least is done", () => {
  test("nothing, where nothing has changed", () => {
    expect(splicesBetween([a, b, c], [a, b, c])).toEqual([]);
  });

  test("rows at the end", () => {
    expect(splicesBetween([a, b], [a, b, c, d])).toEqual([{ index: 2, removeCount: 0, rows: [c, d] }]);
  });

  test("rows in front, others away at the end", () => {
    expect(splicesBetween([b, c, d], [a, b, c])).toEqual([
      { index: 0, removeCount: 0, rows: [a] },
      { index: 3, removeCount: 1, rows: [] },
    ]);
  });

  test("one that has changed is replaced alone", () => {
    const changed = row("b");
    const splices = splicesBetween([a, b, c], [a, changed, c]);
    expect(splices).toEqual([{ index: 1, removeCount: 1, rows: [changed] }]);
    expect(splices[0]?.rows[0]).toBe(changed);
  });

  test("two that have changed, far apart, leave alone what is between them", () => {
    const [first, last] = [row("a"), row("e")];
    expect(splicesBetween([a, b, c, d, e], [first, b, c, d, last])).toEqual([
      { index: 0, removeCount: 1, rows: [first] },
      { index: 4, removeCount: 1, rows: [last] },
    ]);
  });

  test("another room is one splice", () => {
    expect(splicesBetween([a, b], [c, d, e])).toEqual([{ index: 0, removeCount: 2, rows: [c, d, e] }]);
  });
});

/** Lists whose rows are of a few keys, each key once, in versions that differ by identity. */
const versions = Array.from({ length: 12 }, (_, key) => Array.from({ length: 3 }, () => row(`${key}`)));
const list = fc
  .uniqueArray(fc.tuple(fc.nat(11), fc.nat(2)), { selector: ([key]) => key, maxLength: 12 })
  .map((chosen) => chosen.map(([key, version]) => versions[key]?.[version] as Keyed));

test("whatever the lists, the splices make one of the other", () => {
  fc.assert(
    fc.property(list, list, (before, after) => {
      const splices = splicesBetween(before, after);
      const made = carriedOut(before, splices);
      expect(made).toHaveLength(after.length);
      made.forEach((row, index) => {
        expect(row).toBe(after[index]);
      });
      if (before.length === 0 && after.length === 0) expect(splices).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});

test("no row is put in that was there, unless rows have changed places", () => {
  fc.assert(
    fc.property(fc.subarray(versions.map(([first]) => first as Keyed)), (kept) => {
      const all = versions.map(([first]) => first as Keyed);
      expect(splicesBetween(all, kept).flatMap(({ rows }) => rows)).toEqual([]);
      const added = splicesBetween(kept, all).flatMap(({ rows }) => rows);
      expect(added).toHaveLength(all.length - kept.length);
    }),
  );
});

function carriedOut(before: readonly Keyed[], splices: readonly Splice<Keyed>[]): Keyed[] {
  const rows = [...before];
  for (const { index, removeCount, rows: added } of splices) rows.splice(index, removeCount, ...added);
  return rows;
}

describe("of a row that goes, with those that go below it", () => {
  test("nothing is told while it stays, or where nothing below it does", () => {
    expect(goneBeforeKept([a, b], [row("a"), b], "a")).toBeUndefined();
    expect(goneBeforeKept([a, b], [a, c], "b")).toBeUndefined();
    expect(goneBeforeKept([a, b], [c, b], undefined)).toBeUndefined();
  });

  test("all up to the next one that stays", () => {
    expect(goneBeforeKept([a, b, c, d], [e, row("d")], "b")).toEqual({ index: 1, count: 2 });
  });
});
