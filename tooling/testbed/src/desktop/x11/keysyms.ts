/** Keysyms: the numbers by which X11 says what is printed on a key. */
import x11 from "x11";

/** @returns undefined for the control characters that have no key. */
export function keysymOfCharacter(character: string): number | undefined {
  const named = keyOfControlCharacter.get(character);
  if (named !== undefined) return keysymOfName(named);
  const codePoint = character.codePointAt(0) ?? 0;
  if (codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0)) return undefined;
  return codePoint < 0x100 ? codePoint : 0x100_0000 + codePoint;
}

/** @param name - of a key, as X11 has it (`Return`), a modifier in small letters (`ctrl`), or one character. */
export function keysymOfKey(name: string): number | undefined {
  if ([...name].length === 1) return keysymOfCharacter(name);
  return keysymOfName(nameOfModifier.get(name) ?? name);
}

function keysymOfName(name: string): number | undefined {
  return x11.keySyms[`XK_${name}`]?.code;
}

export const shiftKeysym = x11.keySyms.XK_Shift_L.code;

/** Those that are held while another key is pressed. */
export const nameOfModifier: ReadonlyMap<string, string> = new Map([
  ["shift", "Shift_L"],
  ["ctrl", "Control_L"],
  ["alt", "Alt_L"],
  ["super", "Super_L"],
]);

const keyOfControlCharacter: ReadonlyMap<string, string> = new Map([
  ["\n", "Return"],
  ["\t", "Tab"],
]);
