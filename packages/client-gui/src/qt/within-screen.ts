/** Where a window can be seen whole: pure, since screens come and go and tests have but one. */

/** In device-independent pixels. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The place, moved and cut so that all of it is on the screen that has most of it; on the main one if none has any. */
export function withinScreen(place: Rectangle, all: readonly Rectangle[]): Rectangle {
  const [screen] = all.toSorted((one, other) => sharedArea(other, place) - sharedArea(one, place));
  if (screen === undefined) return place;
  const width = Math.min(place.width, screen.width);
  const height = Math.min(place.height, screen.height);
  return {
    x: Math.max(screen.x, Math.min(place.x, screen.x + screen.width - width)),
    y: Math.max(screen.y, Math.min(place.y, screen.y + screen.height - height)),
    width,
    height,
  };
}

function sharedArea(one: Rectangle, other: Rectangle): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(0, width) * Math.max(0, height);
}
