/** How long it takes from a key to what it makes on the screen. */
import { DesktopError } from "../errors.ts";
import type { Rectangle } from "../rectangle.ts";
import type { X11Connection } from "./connection.ts";
import type { Keyboard } from "./keyboard.ts";
import { Picture } from "./picture.ts";

/**
 * Presses a key, and looks at a part of the screen until it is another than before: in milliseconds, as exact as the
 * time that a look takes. That a cursor blinks is no change: so few pixels do not count.
 *
 * @throws DESKTOP_DEADLINE
 */
export async function paintTime(
  connection: X11Connection,
  keyboard: Keyboard,
  { area, key, deadlineMs }: { readonly area: Rectangle; readonly key: string; readonly deadlineMs: number },
): Promise<number> {
  const keycodes = await keyboard.keycodesOf(key);
  const before = await Picture.take(connection, area);
  const startMs = performance.now();
  for (const keycode of keycodes) await keyboard.press(keycode);
  try {
    for (;;) {
      const now = await Picture.take(connection, area);
      const takenMs = performance.now() - startMs;
      if (now.changedPixelCount(before) > cursorMaxPixels) return takenMs;
      if (takenMs > deadlineMs)
        throw new DesktopError("DESKTOP_DEADLINE", `"${key}" has changed nothing within ${deadlineMs} ms.`);
    }
  } finally {
    for (const keycode of keycodes.toReversed()) await keyboard.release(keycode);
  }
}

/** Two wide, twenty high. */
const cursorMaxPixels = 40;
