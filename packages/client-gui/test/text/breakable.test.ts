import { expect, test } from "vitest";
import { breakable } from "../../src/text/breakable.ts";

test("a word of 500 characters can be broken, and nothing of it is lost", () => {
  const word = "x".repeat(500);
  const text = breakable(`see ${word} there`);
  expect(text.replaceAll("\u200b", "")).toBe(`see ${word} there`);
  expect(Math.max(...text.split(/[\s\u200b]/).map(({ length }) => length))).toBe(24);
});

test("ordinary words stay as they are", () => {
  expect(breakable("nothing to be broken here, antidisestablishment")).toBe(
    "nothing to be broken here, antidisestablishment",
  );
});

test("accents are not parted from their letters", () => {
  const text = breakable("e\u0301".repeat(60));
  expect(text).not.toMatch(/\u200b\u0301/);
});
