/** A part of the screen, in pixels from its upper left corner. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Whether the two have pixels in common. Those that only touch have not. */
export function intersect(one: Rectangle, other: Rectangle): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

/** Whether all of `inner` is in `outer`. */
export function contains(outer: Rectangle, inner: Rectangle): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** The same part of a screen with so many times as many pixels each way. */
export function scaled({ x, y, width, height }: Rectangle, factor: number): Rectangle {
  const times = (value: number) => Math.round(value * factor);
  return { x: times(x), y: times(y), width: times(width), height: times(height) };
}

/** As X11 writes it, such as `200x100+30+40`. */
export function describeRectangle({ x, y, width, height }: Rectangle): string {
  const signed = (value: number) => (value < 0 ? String(value) : `+${value}`);
  return `${width}x${height}${signed(x)}${signed(y)}`;
}
