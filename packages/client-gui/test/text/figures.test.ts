import { expect, test } from "vitest";
import { badgeText, counted, percentText, sizeText } from "../../src/text/figures.ts";

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [1000, "1 kB"],
  [2_345_678, "2.3 MB"],
  [99_940, "99.9 kB"],
  [99_960, "100 kB"],
  [999_499, "999 kB"],
  [999_999, "1 MB"],
  [4_000_000_000_000_000, "4000 TB"],
  [-1, "0 B"],
])("%i bytes are %s", (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});

test("badges end at 99", () => {
  expect([-1, 0, 1, 99, 100, 5000].map(badgeText)).toEqual(["", "", "1", "99", "99+", "99+"]);
});

test("counts and percents", () => {
  expect(counted(1, "message")).toBe("1 message");
  expect(counted(2000, "message")).toBe("2,000 messages");
  expect(counted(2, "person", "people")).toBe("2 people");
  expect([0, 0.456, 0.9999, 1, 2].map(percentText)).toEqual(["0 %", "45 %", "99 %", "100 %", "100 %"]);
});
