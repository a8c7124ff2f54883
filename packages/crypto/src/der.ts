/**
 * The little of DER (ITU-T X.690) that keys enter and leave node:crypto in. Only lengths below 64 KiB, and only
 * for reading what OpenSSL wrote: bytes of a peer are wrapped here, never parsed here.
 */
import { concatBytes } from "./bytes.ts";

const tags = { integer: 0x02, bitString: 0x03, octetString: 0x04, sequence: 0x30 } as const;

export type DerTag = keyof typeof tags;

/** Tag, length and content of one element. */
export function derElement(tag: DerTag, ...content: readonly Uint8Array[]): Uint8Array {
  const body = concatBytes(...content);
  return concatBytes(Uint8Array.of(tags[tag]), derLength(body.length), body);
}

/** A non-negative INTEGER in its shortest form: leading zeros off, one 00 in front if the top bit is set. */
export function derInteger(magnitude: Uint8Array): Uint8Array {
  let start = 0;
  while (start < magnitude.length - 1 && magnitude[start] === 0) start += 1;
  const shortest = magnitude.subarray(start);
  const needsSign = (shortest[0] ?? 0) >= 0x80;
  return derElement("integer", needsSign ? Uint8Array.of(0) : new Uint8Array(0), shortest);
}

/** The contents of the elements that stand side by side in `bytes`, each with its tag checked. */
export function readDer(bytes: Uint8Array, ...expected: readonly DerTag[]): Uint8Array[] {
  const contents: Uint8Array[] = [];
  let offset = 0;
  for (const tag of expected) {
    if (bytes[offset] !== tags[tag]) throw new TypeError(`DER: ${tag} expected at byte ${offset}`);
    const { length, start } = readLength(bytes, offset + 1);
    contents.push(bytes.subarray(start, start + length));
    offset = start + length;
  }
  if (offset !== bytes.length) throw new TypeError("DER: bytes after the last element");
  return contents;
}

function derLength(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  if (length < 0x100) return Uint8Array.of(0x81, length);
  return Uint8Array.of(0x82, length >> 8, length & 0xff);
}

function readLength(bytes: Uint8Array, offset: number): { length: number; start: number } {
  const first = bytes[offset] ?? 0;
  if (first < 0x80) return { length: first, start: offset + 1 };
  const width = first & 0x7f;
  let length = 0;
  for (let index = 1; index <= width; index += 1) length = length * 256 + (bytes[offset + index] ?? 0);
  return { length, start: offset + 1 + width };
}
