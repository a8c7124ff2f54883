/** The keys of the desktop, pressed through the X server as if by hand (extension XTEST). */
import type { XTest } from "x11";
import { DesktopError } from "../errors.ts";
import type { X11Connection } from "./connection.ts";
import { keysymOfCharacter, keysymOfKey, nameOfModifier, shiftKeysym } from "./keysyms.ts";

/** Where a keysym is: on a key, alone or together with Shift. */
interface Place {
  readonly keycode: number;
  readonly shifted: boolean;
}

/** What a hand does to a key. */
interface Stroke {
  readonly keycode: number;
  readonly direction: "down" | "up";
}

/**
 * Characters that the keyboard lacks get a key when they are first needed, all those of a text at once, and
 * keep it. Programs read the key map again when they hear of a change, which may be much later than the
 * change: a key that was given from one character to the next would be read as the wrong one.
 */
export class Keyboard {
  readonly #connection: X11Connection;
  readonly #xtest: XTest;
  readonly #places: Map<number, Place>;
  readonly #spareKeycodes: number[];

  private constructor(connection: X11Connection, xtest: XTest, map: KeyMap) {
    this.#connection = connection;
    this.#xtest = xtest;
    this.#places = map.places;
    this.#spareKeycodes = map.spareKeycodes;
  }

  static async of(connection: X11Connection): Promise<Keyboard> {
    const xtest = await connection.ask<XTest>((client, done) => client.require("xtest", done));
    return new Keyboard(connection, xtest, await readKeyMap(connection));
  }

  /** Presses and releases the keys that a text takes, one after the other. */
  async type(text: string): Promise<void> {
    const keysyms = Array.from(text, (character) => {
      const keysym = keysymOfCharacter(character);
      if (keysym !== undefined) return keysym;
      throw new DesktopError("DESKTOP_NO_KEY", `No key types the character ${JSON.stringify(character)}.`);
    });
    await this.#makeRoomFor(keysyms);
    const strokes = keysyms.flatMap((keysym) => {
      const keycodes = this.#keycodes(keysym);
      return [
        ...keycodes.map((keycode): Stroke => ({ keycode, direction: "down" })),
        ...keycodes.toReversed().map((keycode): Stroke => ({ keycode, direction: "up" })),
      ];
    });
    await this.#strike(...strokes);
  }

  /**
   * @param combination - names of keys, joined by `+`.
   * @returns what is to be pressed, in this order; Shift, too, where a character takes it.
   */
  async keycodesOf(combination: string): Promise<number[]> {
    const keysyms = combination.split("+").map((name) => {
      const keysym = keysymOfKey(name);
      if (keysym !== undefined) return keysym;
      const held = [...nameOfModifier.keys()].join(", ");
      throw new DesktopError(
        "DESKTOP_NO_KEY",
        `No key is called "${name}". Besides characters and ${held} there are X11's names, such as Return.`,
      );
    });
    await this.#makeRoomFor(keysyms);
    return [...new Set(keysyms.flatMap((keysym) => this.#keycodes(keysym)))];
  }

  async press(keycode: number): Promise<void> {
    await this.#strike({ keycode, direction: "down" });
  }

  async release(keycode: number): Promise<void> {
    await this.#strike({ keycode, direction: "up" });
  }

  /** The key, after Shift if it takes that. */
  #keycodes(keysym: number): number[] {
    const { keycode, shifted } = this.#place(keysym);
    return shifted ? [this.#place(shiftKeysym).keycode, keycode] : [keycode];
  }

  #place(keysym: number): Place {
    const place = this.#places.get(keysym);
    if (place !== undefined) return place;
    throw new DesktopError("DESKTOP_NO_KEY", `The keyboard has no key for 0x${keysym.toString(16)}.`);
  }

  async #strike(...strokes: readonly Stroke[]): Promise<void> {
    const { KeyPress, KeyRelease, FakeInput } = this.#xtest;
    await this.#connection.ask<void>((client, done) => {
      for (const { keycode, direction } of strokes)
        FakeInput(direction === "down" ? KeyPress : KeyRelease, keycode, 0, 0, 0, 0);
      client.sync(done);
    });
  }

  async #makeRoomFor(keysyms: readonly number[]): Promise<void> {
    const missing = [...new Set(keysyms)].filter((keysym) => !this.#places.has(keysym));
    if (missing.length > this.#spareKeycodes.length)
      throw new DesktopError(
        "DESKTOP_NO_KEY",
        "Too many different characters have been typed on this desktop: there is no key left for another one.",
      );
    const changes = missing.map(async (keysym) => {
      const keycode = this.#spareKeycodes.shift() as number;
      this.#places.set(keysym, { keycode, shifted: false });
      // Twice, with and without Shift: alone, the server would add the other case and put É where é is.
      const columns = [keysym, keysym];
      await this.#connection.ask<void>((client, done) =>
        client.ChangeKeyboardMapping(keycode, columns.length, columns, done),
      );
    });
    await Promise.all(changes);
  }
}

interface KeyMap {
  readonly places: Map<number, Place>;
  readonly spareKeycodes: number[];
}

async function readKeyMap(connection: X11Connection): Promise<KeyMap> {
  const { min_keycode: first, max_keycode: last } = connection.display;
  const keys = await connection.ask<number[][]>((client, done) =>
    client.GetKeyboardMapping(first, last - first + 1, done),
  );
  const places = new Map<number, Place>();
  const spareKeycodes: number[] = [];
  for (const [index, keysyms] of keys.entries()) {
    const keycode = first + index;
    if (keysyms.every((keysym) => keysym === 0 || isMultimedia(keysym))) spareKeycodes.push(keycode);
    keysyms.slice(0, 2).forEach((keysym, column) => {
      if (keysym !== 0 && !places.has(keysym)) places.set(keysym, { keycode, shifted: column === 1 });
    });
  }
  return { places, spareKeycodes };
}

/** "Launch mail", "Eject" and the like: nobody will miss them. */
function isMultimedia(keysym: number): boolean {
  return keysym >= 0x1008_fe00 && keysym <= 0x1008_ffff;
}
