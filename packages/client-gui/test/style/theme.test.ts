import { describe, expect, test } from "vitest";
import { contrastRatio, isDark } from "../../src/style/contrast.ts";
import { stylesheet } from "../../src/style/stylesheet.ts";
import { nameColour, type Theme, themes } from "../../src/style/theme.ts";

describe.each(Object.values(themes))(
  "$name: every text can be read on what is behind it (4.5:1)",
  (theme) => {
    const pairs: readonly [keyof Theme, keyof Theme][] = [
      ["text", "window"],
      ["text", "surface"],
      ["textMuted", "window"],
      ["textMuted", "surface"],
      ["textMuted", "surfaceOff"],
      ["good", "window"],
      ["accentText", "accent"],
      ["accentText", "accentHover"],
      ["warningText", "warningSurface"],
      ["alarmText", "alarmSurface"],
      ["alarmText", "surface"],
    ];
    test.each(pairs)("%s on %s", (text, behind) => {
      expect(contrastRatio(theme[text] as string, theme[behind] as string)).toBeGreaterThanOrEqual(4.5);
    });

    test.each(theme.names)("a name in %s on the message pane", (colour) => {
      expect(contrastRatio(colour, theme.surface)).toBeGreaterThanOrEqual(4.5);
    });

    test("borders and focus can be told from what is beside them (3:1 where they carry meaning)", () => {
      expect(contrastRatio(theme.accent, theme.surface)).toBeGreaterThanOrEqual(3);
      expect(contrastRatio(theme.accent, theme.window)).toBeGreaterThanOrEqual(3);
    });
  },
);

test("contrast as WCAG has it", () => {
  expect(contrastRatio("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrastRatio("#ffffff", "#000000")).toBeCloseTo(21, 5);
  expect(contrastRatio("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  expect(contrastRatio("#123456", "#123456")).toBe(1);
});

test.each([
  [[0, 0, 0], true],
  [[40, 44, 52], true],
  [[239, 239, 239], false],
  [[255, 255, 255], false],
] as const)("%j is dark: %s", ([red, green, blue], dark) => {
  expect(isDark(red, green, blue)).toBe(dark);
});

test("a name has one colour, and not all have the same", () => {
  const colours = ["ana", "bob", "cy", "dora", "emil"].map((name) => nameColour(themes.light, name));
  expect(nameColour(themes.light, "ana")).toBe(colours[0]);
  expect(new Set(colours).size).toBeGreaterThan(1);
});

test("the style text has every colour it names, and balanced braces", () => {
  for (const theme of Object.values(themes)) {
    const css = stylesheet(theme);
    expect(css).not.toMatch(/undefined|\[object|NaN/);
    expect(css.match(/\{/g)?.length).toBe(css.match(/\}/g)?.length);
  }
});
