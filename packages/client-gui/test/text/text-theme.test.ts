import { describe, expect, test } from "vitest";
import { contrastRatio } from "../../src/style/contrast.ts";
import { themes } from "../../src/style/theme.ts";
import { textThemeOf } from "../../src/text/text-theme.ts";

describe.each(Object.values(themes))("$name: what is in a message can be read (4.5:1)", (theme) => {
  const text = textThemeOf(theme, 13);

  test.each([
    ["link", "surface"],
    ["muted", "surface"],
    ["mentionText", "surface"],
    ["muted", "codeSurface"],
    ["codeText", "codeSurface"],
    ["ownMentionText", "ownMentionSurface"],
  ] as const)("%s on %s", (front, behind) => {
    const surface = behind === "surface" ? theme.surface : text[behind];
    expect(contrastRatio(text[front], surface)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(Object.entries(text.codeColours))("%s in code", (_, colour) => {
    expect(contrastRatio(colour, text.codeSurface)).toBeGreaterThanOrEqual(4.5);
  });
});

test("measures grow with the font", () => {
  const [small, large] = [textThemeOf(themes.light, 10), textThemeOf(themes.light, 20)];
  expect(large.indentPixels).toBeGreaterThan(small.indentPixels);
  expect(large.bigEmojiPixels).toBeGreaterThan(small.bigEmojiPixels);
});
