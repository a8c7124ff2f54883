import fc from "fast-check";
import { expect, test } from "vitest";
import { changeBetween } from "../../src/text/draft-change.ts";

test("what comes into the middle leaves both sides alone", () => {
  expect(changeBetween("ab cd", "ab new cd")).toEqual({ from: 3, to: 3, text: "new " });
  expect(changeBetween("ab old cd", "ab new cd")).toEqual({ from: 3, to: 6, text: "new" });
  expect(changeBetween("aa", "aaa")).toEqual({ from: 2, to: 2, text: "a" });
});

test("half of an emoji is never kept", () => {
  expect(changeBetween("a😀b", "a😁b")).toEqual({ from: 1, to: 3, text: "😁" });
  expect(changeBetween("a🀀b", "a😀b")).toEqual({ from: 1, to: 3, text: "😀" });
});

test("of two texts with nothing in common none is a change of the other", () => {
  expect(changeBetween("", "something")).toBeUndefined();
  expect(changeBetween("sent", "")).toBeUndefined();
});

test("the change makes one text of the other", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", "\n"), maxLength: 8 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const change = changeBetween(before, after);
      if (change === undefined) return;
      const { from, to } = change;
      expect(from).toBeLessThanOrEqual(to);
      expect(`${before.slice(0, from)}${change.text}${before.slice(to)}`).toBe(after);
    }),
  );
});
