/** Types on the desktop's keyboard, no faster than programs can follow. */
import { isGone } from "./accessibility/node-error.ts";
import type { ScreenReader } from "./accessibility/screen-reader.ts";
import type { WaitOptions } from "./changes.ts";
import type { Keyboard } from "./x11/keyboard.ts";
import type { Pings } from "./x11/pings.ts";
import type { DesktopWindow } from "./x11/window.ts";
import type { WindowList } from "./x11/window-list.ts";

export interface TypistParts {
  readonly keyboard: Keyboard;
  readonly windows: WindowList;
  readonly pings: Pings;
  readonly reader: ScreenReader;
}

export class Typist {
  readonly #parts: TypistParts;

  constructor(parts: TypistParts) {
    this.#parts = parts;
  }

  /** Line ends and tabulators are keys that may do anything, so what stands before them has to have arrived. */
  async type(text: string, options?: WaitOptions): Promise<void> {
    for (const part of text.split(/([\n\t])/).filter((part) => part !== "")) {
      const window = await this.#parts.windows.untilOneHasFocus(options);
      await this.#parts.keyboard.type(part);
      await this.#untilDelivered(window, options);
    }
  }

  /** Keys that are held have to have arrived before the next: Alt is lost on Qt's menus otherwise. */
  async press(combination: string, options?: WaitOptions): Promise<void> {
    const { keyboard, windows } = this.#parts;
    const keycodes = await keyboard.keycodesOf(combination);
    const window = await windows.untilOneHasFocus(options);
    const pressed: number[] = [];
    try {
      for (const keycode of keycodes) {
        pressed.unshift(keycode);
        await keyboard.press(keycode);
        await this.#untilDelivered(window, options);
      }
    } finally {
      for (const keycode of pressed) await keyboard.release(keycode);
    }
    await this.#untilDelivered(window, options);
  }

  /** Programs that end, or close the window, on account of a key have got it. */
  async #untilDelivered({ id, pid }: DesktopWindow, options?: WaitOptions): Promise<void> {
    const { pings, reader } = this.#parts;
    // The first answer means that the program has begun with a batch of events that has all the keys in it, the
    // second that it is done with that batch.
    await pings.ping(id, options);
    await pings.ping(id, options);
    try {
      const program = (await reader.programs()).find((candidate) => candidate.pid === pid);
      if (program !== undefined) await reader.untilKeysAreReleased(program.address);
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  }
}
