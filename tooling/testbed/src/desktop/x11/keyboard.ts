/** The keys of the desktop, pressed through the X server as if by hand (extension XTEST). */
import { DesktopError } from "../errors.ts";
import type { X11Connection } from "./connection.ts";
import { keysymOfCharacter, keysymOfKey, keysymOfName, shiftKeysym } from "./keysyms.ts";
import { request, u8, u32, unused } from "./request.ts";

/** Where a keysym is: on a key, alone or together with Shift. */
interface Place {
  readonly keycode: number;
  readonly shifted: boolean;
}

/**
 * Characters that the keyboard lacks get a key when they are first needed, all those of a text at once, and
 * keep it. Programs read the key map again when they hear of a change, which may be much later than the
 * change: a key that was given from one character to the next would be read as the wrong one.
 */
export class Keyboard {
  readonly #connection: X11Connection;
  readonly #xtest: number;
  readonly #places: Map<number, Place>;
  readonly #spareKeycodes: number[];

  private constructor(connection: X11Connection, xtest: number, map: KeyMap) {
    this.#connection = connection;
    this.#xtest = xtest;
    this.#places = map.places;
    this.#spareKeycodes = map.spareKeycodes;
  }

  static async of(connection: X11Connection): Promise<Keyboard> {
    return new Keyboard(connection, await connection.extension("XTEST"), await readKeyMap(connection));
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
        ...keycodes.map((keycode) => this.#move(keyDown, keycode)),
        ...keycodes.toReversed().map((keycode) => this.#move(keyUp, keycode)),
      ];
    });
    await this.#connection.send(...strokes);
  }

  /**
   * @param combination - names of keys, joined by `+`.
   * @returns what is to be pressed, in this order; Shift, too, where a character takes it.
   */
  async keycodesOf(combination: string): Promise<number[]> {
    const keysyms = combination.split("+").map((name) => {
      const keysym = keysymOfKey(name);
      if (keysym !== undefined) return keysym;
      const known = [...keysymOfName.keys()].join(", ");
      throw new DesktopError(
        "DESKTOP_NO_KEY",
        `No key is called "${name}". Besides characters there are ${known}.`,
      );
    });
    await this.#makeRoomFor(keysyms);
    return [...new Set(keysyms.flatMap((keysym) => this.#keycodes(keysym)))];
  }

  async press(keycode: number): Promise<void> {
    await this.#connection.send(this.#move(keyDown, keycode));
  }

  async release(keycode: number): Promise<void> {
    await this.#connection.send(this.#move(keyUp, keycode));
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

  #move(direction: number, keycode: number): Buffer {
    return request(this.#xtest, fakeInput, u8(direction), u8(keycode), unused(30));
  }

  async #makeRoomFor(keysyms: readonly number[]): Promise<void> {
    const missing = [...new Set(keysyms)].filter((keysym) => !this.#places.has(keysym));
    if (missing.length > this.#spareKeycodes.length)
      throw new DesktopError(
        "DESKTOP_NO_KEY",
        "Too many different characters have been typed on this desktop: there is no key left for another one.",
      );
    const changes = missing.map((keysym) => {
      const keycode = this.#spareKeycodes.shift() as number;
      this.#places.set(keysym, { keycode, shifted: false });
      // Twice, with and without Shift: alone, the server would add the other case and put É where é is.
      return request(changeKeyboardMapping, 1, u8(keycode), u8(2), unused(2), u32(keysym), u32(keysym));
    });
    if (changes.length > 0) await this.#connection.send(...changes);
  }
}

interface KeyMap {
  readonly places: Map<number, Place>;
  readonly spareKeycodes: number[];
}

async function readKeyMap(connection: X11Connection): Promise<KeyMap> {
  const { minKeycode, maxKeycode } = connection.setup;
  const keyCount = maxKeycode - minKeycode + 1;
  const reply = await connection.query(
    request(getKeyboardMapping, 0, u8(minKeycode), u8(keyCount), unused(2)),
  );
  const perKey = reply.readUInt8(1);
  const places = new Map<number, Place>();
  const spareKeycodes: number[] = [];
  for (let key = 0; key < keyCount; key += 1) {
    const keysyms = Array.from({ length: perKey }, (_, column) =>
      reply.readUInt32LE(32 + 4 * (key * perKey + column)),
    );
    const keycode = minKeycode + key;
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

const changeKeyboardMapping = 100;
const getKeyboardMapping = 101;

/** The request of XTEST, and what it does to a key. */
const fakeInput = 2;
const keyDown = 2;
const keyUp = 3;
