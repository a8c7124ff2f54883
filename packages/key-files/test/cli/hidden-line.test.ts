import fc from "fast-check";
import { expect, test } from "vitest";
import { HiddenLine } from "../../src/cli/hidden-line.ts";

test.each([
  ["abc\r", "abc", "done"],
  ["abc\n", "abc", "done"],
  ["abx\u007fc\r", "abc", "done"],
  ["grü\u007fün\r", "grün", "done"],
  ["🍏\u0008a\r", "a", "done"],
  ["\u007f\u007fa\r", "a", "done"],
  ["wrong\u0015right\r", "right", "done"],
  ["ab\u0004c\r", "abc", "done"],
  ["\u0004", "", "closed"],
  ["ab\u0003", "ab", "interrupted"],
])("%j is %j, %s", (typed, expected, end) => {
  const line = new HiddenLine();
  const states = [...Buffer.from(typed)].map((byte) => line.accept(byte));
  expect(states.pop()).toBe(end);
  expect(new Set(states).size <= 1).toBe(true);
  expect(Buffer.from(line.toBytes()).toString()).toBe(expected);
});

test("as many backspaces as characters leave nothing, whatever was typed", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 50 }), (text) => {
      const line = new HiddenLine();
      const printable = [...text].filter((character) => character >= " " && character !== "\u007f");
      for (const byte of Buffer.from(printable.join(""))) line.accept(byte);
      for (const _character of printable) line.accept(0x7f);
      expect(line.toBytes()).toHaveLength(0);
    }),
  );
});

test("it has an end, and is empty once wiped", () => {
  const line = new HiddenLine();
  for (let count = 0; count < 2000; count += 1) line.accept(0x61);
  expect(line.toBytes()).toHaveLength(1024);
  line.wipe();
  expect(line.toBytes()).toHaveLength(0);
});
