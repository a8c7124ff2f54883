import { expect, test } from "vitest";
import { stylesheet } from "../../src/style/stylesheet.ts";
import { themes } from "../../src/style/theme.ts";

test.each(Object.values(themes))(
  "$name: every colour in it is one of the theme's, and braces balance",
  (theme) => {
    const css = stylesheet({ theme, bodyPt: 10 });
    const { name: _name, names: _names, ...colours } = theme;
    expect(css).not.toMatch(/undefined|\[object|NaN/);
    expect(css.match(/\{/g)?.length).toBe(css.match(/\}/g)?.length);
    for (const [colour] of css.matchAll(/#[0-9a-f]{6}\b/g)) expect(Object.values(colours)).toContain(colour);
  },
);

test("sizes of text are points, and follow the body's", () => {
  const sizes = (bodyPt: number) =>
    [...stylesheet({ theme: themes.light, bodyPt }).matchAll(/font-size: ([^;]+);/g)].map(([, size]) => size);
  expect(new Set(sizes(10))).toEqual(new Set(["15pt", "11.5pt", "8.5pt"]));
  expect(new Set(sizes(20))).toEqual(new Set(["30pt", "23pt", "17pt"]));
});
