/** HKDF with SHA-256 (RFC 5869), in its two steps, and the labelled form that the protocol uses. */
import { createHmac, createSecretKey } from "node:crypto";
import { concatBytes, noBytes, plainView } from "./bytes.ts";

/** HKDF-Extract (RFC 5869, section 2.2). Returns the pseudorandom key, 32 bytes. */
export function hkdfExtract(salt: Uint8Array, inputKeyMaterial: Uint8Array): Uint8Array {
  return plainView(createHmac("sha256", createSecretKey(salt)).update(inputKeyMaterial).digest());
}

/**
 * HKDF-Expand (RFC 5869, section 2.3).
 *
 * @param pseudorandomKey at least 32 bytes.
 * @param length of the output in bytes, at most 255 * 32.
 * @throws {RangeError} when `length` is beyond that.
 */
export function hkdfExpand(pseudorandomKey: Uint8Array, info: Uint8Array, length: number): Uint8Array {
  if (length > 255 * digestBytes)
    throw new RangeError(`HKDF-Expand gives at most ${255 * digestBytes} bytes`);
  // Given bytes, createHmac finds out what they are by failing, which takes many times as long as the HMAC (Node 24).
  const key = createSecretKey(pseudorandomKey);
  const blocks: Uint8Array[] = [];
  let block: Uint8Array = noBytes;
  for (let counter = 1; blocks.length * digestBytes < length; counter += 1) {
    block = createHmac("sha256", key).update(block).update(info).update(Uint8Array.of(counter)).digest();
    blocks.push(block);
  }
  return concatBytes(...blocks).subarray(0, length);
}

/**
 * Expand(k, label, ctx) of protocol clause 1: 32 bytes bound to their use.
 *
 * @param context empty or 32 bytes.
 */
export function expandLabel(key: Uint8Array, label: string, context: Uint8Array = noBytes): Uint8Array {
  return hkdfExpand(key, concatBytes(labelBytes(label), context), digestBytes);
}

/** "conclave1 " || label || 0x00: no label is the beginning of another, whatever follows it. */
export function labelBytes(label: string): Uint8Array {
  return Buffer.from(`conclave1 ${label}\0`, "ascii");
}

const digestBytes = 32;
