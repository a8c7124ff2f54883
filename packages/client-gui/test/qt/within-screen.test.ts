import { expect, test } from "vitest";
import { withinScreen } from "../../src/qt/within-screen.ts";

const main = { x: 0, y: 30, width: 1920, height: 1050 };
const right = { x: 1920, y: 0, width: 1280, height: 1024 };

test("a place that can be seen whole is left as it is", () => {
  const place = { x: 100, y: 100, width: 900, height: 640 };
  expect(withinScreen(place, [main, right])).toEqual(place);
});

test("a place across a border moves to the screen that has most of it", () => {
  const place = { x: 1800, y: 100, width: 900, height: 640 };
  expect(withinScreen(place, [main, right])).toEqual({ ...place, x: 1920 });
});

test("a place on a screen that has gone moves to the main one, cut to its size", () => {
  const place = { x: 2500, y: -400, width: 2200, height: 640 };
  expect(withinScreen(place, [main])).toEqual({ x: 0, y: 30, width: 1920, height: 640 });
});

test("without any screen nothing is known better", () => {
  const place = { x: 1, y: 2, width: 3, height: 4 };
  expect(withinScreen(place, [])).toEqual(place);
});
