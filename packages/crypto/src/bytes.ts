/** Byte strings: joining, fixed-width big-endian integers, comparison in constant time, erasing. */
import { timingSafeEqual } from "node:crypto";

/** An empty byte string, shared because nothing can be written to it. */
export const noBytes: Uint8Array = new Uint8Array(0);

/** The parts, one after the other, in a fresh array. */
export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const joined = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

/** `bytes` with zeros put in front up to `length` bytes. Throws a RangeError if it is longer than that. */
export function leftPad(bytes: Uint8Array, length: number): Uint8Array {
  if (bytes.length > length) throw new RangeError(`${bytes.length} bytes do not fit in ${length}`);
  const padded = new Uint8Array(length);
  padded.set(bytes, length - bytes.length);
  return padded;
}

/** The same bytes without Buffer's own methods: one byte type goes in and out of this package. */
export function plainView(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Whether two byte strings are equal; the time taken depends on their lengths only. */
export function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Overwrites a secret. Copies that the engine made of it are out of reach; see docs/threat-model.md. */
export function wipe(...secrets: readonly Uint8Array[]): void {
  for (const secret of secrets) secret.fill(0);
}
