/** Where the window opens: where it was, moved and made smaller until it is on a screen that is there now. */
import type { Layout } from "../../app/app-state.ts";

/** In device-independent pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type WindowPlace = NonNullable<Layout["window"]>;

/**
 * @param remembered - where it was; undefined when it was never shown.
 * @param screens - the parts of the screens that are free for windows, the main one first.
 * @returns undefined for x and y where the desktop is to choose.
 */
export function openingPlace(
  remembered: Layout["window"],
  screens: readonly Area[],
): Omit<WindowPlace, "x" | "y"> & { readonly x: number | undefined; readonly y: number | undefined } {
  const { width, height, state } = remembered ?? { ...usualSize, state: "normal" as const };
  const screen = (remembered && screens.find((each) => showsTitle(each, remembered))) ?? screens[0];
  if (screen === undefined) return { x: undefined, y: undefined, width, height, state };
  const size = { width: Math.min(width, screen.width), height: Math.min(height, screen.height) };
  if (remembered === undefined) return { x: undefined, y: undefined, ...size, state };
  return {
    x: within(remembered.x, screen.x, screen.x + screen.width - size.width),
    y: within(remembered.y, screen.y, screen.y + screen.height - size.height),
    ...size,
    state,
  };
}

/** Whether enough of the window's upper edge is there to take hold of it. */
function showsTitle(screen: Area, { x, y, width }: WindowPlace): boolean {
  const visible = Math.min(x + width, screen.x + screen.width) - Math.max(x, screen.x);
  return visible >= graspWidth && y >= screen.y - graspHeight && y < screen.y + screen.height - graspHeight;
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}

const usualSize = { width: 1100, height: 720 };
const graspWidth = 100;
const graspHeight = 40;
