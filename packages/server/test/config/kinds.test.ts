/** Whatever a kind writes, it reads back. */
import fc from "fast-check";
import { getStaticTOMLValue, parseTOML } from "toml-eslint-parser";
import { describe, expect, test } from "vitest";
import { addresses, choice, count, type Kind, path, rate, size, span } from "../../src/config/kinds.ts";

const port = fc.integer({ min: 0, max: 65_535 });
const address = fc.record({ host: fc.oneof(fc.ipV4(), fc.ipV6(), fc.domain()), port });

describe.each<[string, Kind<unknown>, fc.Arbitrary<unknown>]>([
  ["spans", span, fc.integer({ min: 1, max: 24 * 86_400_000 })],
  ["sizes", size, fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })],
  ["counts", count(), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })],
  ["rates", rate, fc.integer({ min: 1, max: 1_000_000 }).map((thousandths) => thousandths / 1000)],
  ["words", choice("open", "listed"), fc.constantFrom("open", "listed")],
  ["paths", path, fc.string({ unit: "grapheme" }).map((text) => `/${text.replaceAll("\0", "")}`)],
  ["addresses", addresses, fc.array(address, { minLength: 1 })],
])("%s", (_, kind, values) => {
  test("are read back as they were, from TOML", () => {
    fc.assert(
      fc.property(values, (value) => {
        const table = getStaticTOMLValue(parseTOML(`key = ${kind.toToml(value)}\n`));
        expect(kind.fromToml(table["key"])).toEqual(value);
      }),
    );
  });
});

test.each([
  [span, "0s"],
  [span, "1.5s"],
  [span, "25d"],
  [span, "30"],
  [span, "1 constructor"],
  [size, "1MB"],
  [size, "9007199254740993B"],
  [count(2, 3), "4"],
  [rate, "1.2.3"],
  [path, ""],
  [addresses, "127.0.0.1"],
] as [Kind<unknown>, string][])("%j refuses %j", (kind, text) => {
  expect(() => kind.fromText(text)).toThrow(RangeError);
});

test("what was there is shown, but not all of a long one", () => {
  expect(() => span.fromText("x".repeat(1000))).toThrow(/there is "x{59}…\.$/);
});
