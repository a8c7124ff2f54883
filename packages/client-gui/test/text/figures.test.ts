import { expect, test } from "vitest";
import { badgeText, counted, percentText, tooLargeText } from "../../src/text/figures.ts";

test("badges end at 99", () => {
  expect([-1, 0, 1, 99, 100, 5000].map(badgeText)).toEqual(["", "", "1", "99", "99+", "99+"]);
});

test("counts and percents", () => {
  expect(counted(1, "message")).toBe("1 message");
  expect(counted(2000, "message")).toBe("2,000 messages");
  expect(counted(2, "person", "people")).toBe("2 people");
  expect([0, 0.456, 0.9999, 1, 2].map(percentText)).toEqual(["0 %", "45 %", "99 %", "100 %", "100 %"]);
});

test("a file that is too large hears how large it may be", () => {
  expect(tooLargeText("film.mkv", 26_214_400)).toBe("film.mkv is too large: at most 25 MiB here.");
});
