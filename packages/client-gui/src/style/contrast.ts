/** How well a text can be read on a colour (WCAG 2.2, success criterion 1.4.3). */

/** The contrast ratio of two colours "#rrggbb": 1 for equal ones, 21 for black and white. */
export function contrastRatio(left: string, right: string): number {
  const [darker = 0, lighter = 0] = [luminance(left), luminance(right)].toSorted(
    (first, second) => first - second,
  );
  return (lighter + 0.05) / (darker + 0.05);
}

/** Whether most people would call the colour dark. */
export function isDark(red: number, green: number, blue: number): boolean {
  return relativeLuminance(red, green, blue) < 0.18;
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return relativeLuminance(red, green, blue);
}

function relativeLuminance(...channels: readonly [number, number, number]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
