/** Keysyms: the numbers by which X11 says what is printed on a key. */

/** @returns undefined for the control characters that have no key. */
export function keysymOfCharacter(character: string): number | undefined {
  const named = keyOfControlCharacter.get(character);
  if (named !== undefined) return keysymOfName.get(named);
  const codePoint = character.codePointAt(0) ?? 0;
  if (codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0)) return undefined;
  return codePoint < 0x100 ? codePoint : 0x100_0000 + codePoint;
}

/** @param name - of a key, as X11 has it (`Return`), a modifier in small letters (`ctrl`), or one character. */
export function keysymOfKey(name: string): number | undefined {
  return keysymOfName.get(name) ?? ([...name].length === 1 ? keysymOfCharacter(name) : undefined);
}

export const shiftKeysym = 0xffe1;

/** The keys that have no character, or go by a name. */
export const keysymOfName: ReadonlyMap<string, number> = new Map([
  ["BackSpace", 0xff08],
  ["Tab", 0xff09],
  ["Return", 0xff0d],
  ["Escape", 0xff1b],
  ["Home", 0xff50],
  ["Left", 0xff51],
  ["Up", 0xff52],
  ["Right", 0xff53],
  ["Down", 0xff54],
  ["Page_Up", 0xff55],
  ["Page_Down", 0xff56],
  ["End", 0xff57],
  ["Insert", 0xff63],
  ["Menu", 0xff67],
  ["KP_Enter", 0xff8d],
  ["Delete", 0xffff],
  ["space", 0x20],
  ["plus", 0x2b],
  ["shift", shiftKeysym],
  ["ctrl", 0xffe3],
  ["alt", 0xffe9],
  ["super", 0xffeb],
  ...Array.from({ length: 12 }, (_, index): [string, number] => [`F${index + 1}`, 0xffbe + index]),
]);

const keyOfControlCharacter: ReadonlyMap<string, string> = new Map([
  ["\n", "Return"],
  ["\t", "Tab"],
]);
