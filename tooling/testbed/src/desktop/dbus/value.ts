/**
 * Values of D-Bus as values of JavaScript: numbers, 64-bit ones too, as long as they are exact; strings, paths and
 * signatures as strings; arrays, structs and dictionary entries as arrays; a variant as what is in it.
 *
 * https://dbus.freedesktop.org/doc/dbus-specification.html#message-protocol-marshaling
 */
export type DBusValue = number | bigint | string | boolean | readonly DBusValue[];

/** Cuts a signature into those of its values: `a(so)iv` into `a(so)`, `i` and `v`. */
export function splitSignature(signature: string): string[] {
  const types: string[] = [];
  for (let rest = signature; rest !== ""; rest = rest.slice(types.at(-1)?.length))
    types.push(firstType(rest));
  return types;
}

/** Where a value of this type may start: at multiples of so many bytes. */
export function alignmentOf(type: string): number {
  const alignment = alignments[type.charAt(0)];
  if (alignment === undefined) throw new Error(`D-Bus type ${type} is not known here`);
  return alignment;
}

function firstType(signature: string): string {
  const first = signature.charAt(0);
  if (first === "a") return first + firstType(signature.slice(1));
  if (first !== "(" && first !== "{") return first;
  let depth = 0;
  const end = [...signature].findIndex((character) => {
    depth += opening.has(character) ? 1 : closing.has(character) ? -1 : 0;
    return depth === 0;
  });
  return signature.slice(0, end + 1);
}

const opening = new Set("({");
const closing = new Set(")}");

const alignments: Readonly<Record<string, number>> = {
  y: 1,
  g: 1,
  v: 1,
  n: 2,
  q: 2,
  b: 4,
  i: 4,
  u: 4,
  s: 4,
  o: 4,
  a: 4,
  x: 8,
  t: 8,
  d: 8,
  "(": 8,
  "{": 8,
};
