import { expect, test } from "vitest";
import { moved, noHistory, remembered } from "../../src/text/history.ts";

const three = ["one", "two", "three"].reduce(remembered, noHistory);

test("up goes back, down forth, and what was being written is there again at the end", () => {
  const up = moved(three, "older", "unfinished");
  expect(up?.text).toBe("three");
  const up2 = up && moved(up.history, "older", up.text);
  expect(up2?.text).toBe("two");
  const down = up2 && moved(up2.history, "newer", up2.text);
  expect(down?.text).toBe("three");
  const down2 = down && moved(down.history, "newer", down.text);
  expect(down2?.text).toBe("unfinished");
  expect(down2 && moved(down2.history, "newer", down2.text)).toBeUndefined();
});

test("before the oldest and in an empty history there is nothing", () => {
  expect(moved(noHistory, "older", "")).toBeUndefined();
  const oldest = { ...three, at: 0 };
  expect(moved(oldest, "older", "one")).toBeUndefined();
});

test("the same text twice in a row is one, and an empty one is none", () => {
  expect(remembered(three, "three").texts).toEqual(["one", "two", "three"]);
  expect(remembered(three, "one").texts).toEqual(["one", "two", "three", "one"]);
  expect(remembered(three, " ").texts).toEqual(three.texts);
});

test("it holds a hundred texts, and no more than fits", () => {
  let history = noHistory;
  for (let index = 0; index < 150; index++) history = remembered(history, `text ${index}`);
  expect(history.texts).toHaveLength(100);
  expect(history.texts.at(-1)).toBe("text 149");
  for (let index = 0; index < 20; index++) history = remembered(history, `${index}${"x".repeat(12_000)}`);
  expect(history.texts.join("").length).toBeLessThanOrEqual(100_000);
  expect(history.texts.at(-1)?.startsWith("19")).toBe(true);
});
