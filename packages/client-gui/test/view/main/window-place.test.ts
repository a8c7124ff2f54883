import { expect, test } from "vitest";
import { openingPlace } from "../../../src/view/main/window-place.ts";

const left = { x: 0, y: 0, width: 1280, height: 800 };
const right = { x: 1280, y: 0, width: 1920, height: 1080 };

test("the first time the desktop chooses the place, and the size fits the screen", () => {
  expect(openingPlace(undefined, [left])).toEqual({
    x: undefined,
    y: undefined,
    width: 1100,
    height: 720,
    state: "normal",
  });
  expect(openingPlace(undefined, [{ ...left, width: 800, height: 600 }])).toMatchObject({
    width: 800,
    height: 600,
  });
});

test("where it was it is again, on the screen where it was", () => {
  const remembered = { x: 1500, y: 90, width: 900, height: 640, state: "maximized" } as const;
  expect(openingPlace(remembered, [left, right])).toEqual(remembered);
});

test("where a screen is gone, it comes onto one that is there", () => {
  const remembered = { x: 2500, y: 900, width: 1400, height: 900, state: "normal" } as const;
  expect(openingPlace(remembered, [left])).toEqual({ x: 0, y: 0, width: 1280, height: 800, state: "normal" });
});

test("what hangs over an edge is moved back", () => {
  const remembered = { x: -300, y: 700, width: 900, height: 600, state: "normal" } as const;
  expect(openingPlace(remembered, [left])).toEqual({
    x: 0,
    y: 200,
    width: 900,
    height: 600,
    state: "normal",
  });
});
