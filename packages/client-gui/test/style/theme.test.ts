import { describe, expect, test } from "vitest";
import { contrastRatio, isDark } from "../../src/style/contrast.ts";
import { nameColour, type Theme, themes } from "../../src/style/theme.ts";

type Colour = Exclude<keyof Theme, "name" | "names">;

/** What is read, and everything that it is read on. */
const texts: readonly (readonly [Colour, readonly Colour[]])[] = [
  ["text", ["window", "surface", "surfaceOff", "hover", "mention", "current"]],
  ["textMuted", ["window", "surface", "surfaceOff", "hover", "mention", "current"]],
  ["link", ["window", "surface", "surfaceOff", "hover", "mention"]],
  ["selectedText", ["selected"]],
  ["accentText", ["accent", "accentHover"]],
  ["good", ["window", "surface", "surfaceOff", "hover"]],
  ["badgeText", ["badge"]],
  ["alertText", ["alert"]],
  ["warningText", ["warningSurface"]],
  ["alarmText", ["alarmSurface", "surface", "window"]],
];

/** What only has to be seen: where the keyboard is, where a control ends, who is here. */
const signs: readonly (readonly [Colour, readonly Colour[]])[] = [
  ["controlBorder", ["window", "surface"]],
  ["focus", ["window", "surface", "surfaceOff"]],
  ["accent", ["window", "surface", "current"]],
  ["good", ["window", "surface", "current"]],
  ["away", ["window", "surface", "current"]],
  ["badge", ["window", "surface"]],
  ["alert", ["window", "surface"]],
  ["warningBorder", ["warningSurface"]],
  ["alarmBorder", ["alarmSurface", "surface"]],
];

describe.each(Object.values(themes))("$name", (theme) => {
  const leastOfText = theme.name.startsWith("high-contrast") ? 7 : 4.5;

  test.each(pairs(texts))(`the text %s can be read on %s`, (text, behind) => {
    expect(contrastRatio(theme[text], theme[behind])).toBeGreaterThanOrEqual(leastOfText);
  });

  test.each(pairs(signs))("%s can be told from %s (3:1)", (sign, behind) => {
    expect(contrastRatio(theme[sign], theme[behind])).toBeGreaterThanOrEqual(3);
  });

  test.each(theme.names)("a name in %s can be read, and so can its letters on a tint of it", (colour) => {
    for (const behind of [theme.surface, theme.hover, theme.mention, theme.window])
      expect(contrastRatio(colour, behind)).toBeGreaterThanOrEqual(leastOfText);
    for (const behind of [theme.surface, theme.window])
      expect(contrastRatio(colour, blended(behind, colour, avatarTint))).toBeGreaterThanOrEqual(leastOfText);
  });

  test("every colour is written out", () => {
    const { name: _name, names, ...colours } = theme;
    for (const colour of [...Object.values(colours), ...names]) expect(colour).toMatch(/^#[0-9a-f]{6}$/);
  });
});

test("half of the text's opacity, as Qt has placeholders by itself, would not do: they are in the muted colour", () => {
  const half = (one: string, other: string) =>
    `#${[1, 3, 5]
      .map((at) => (parseInt(one.slice(at, at + 2), 16) + parseInt(other.slice(at, at + 2), 16)) >> 1)
      .map((value) => value.toString(16).padStart(2, "0"))
      .join("")}`;
  const { text, surface, textMuted } = themes.light;
  expect(contrastRatio(half(text, surface), surface)).toBeLessThan(4.5);
  expect(contrastRatio(textMuted, surface)).toBeGreaterThanOrEqual(4.5);
});

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

function blended(under: string, top: string, amount: number): string {
  const channel = (colour: string, at: number) => Number.parseInt(colour.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) =>
    Math.round(channel(under, at) + (channel(top, at) - channel(under, at)) * amount),
  );
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

/** What qt-host's native/widgets/message_pane/style.h has as kAvatarTint. */
const avatarTint = 0.16;

function pairs(table: readonly (readonly [Colour, readonly Colour[]])[]): readonly [Colour, Colour][] {
  return table.flatMap(([front, behind]) => behind.map((back): [Colour, Colour] => [front, back]));
}
