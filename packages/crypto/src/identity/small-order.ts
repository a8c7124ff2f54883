/**
 * Ed25519 public keys that belong to nobody: points whose order divides 8, under which one signature can be right for many
 * messages. Libraries differ in what they refuse, so they are told apart here (RFC 8032, section 5.1; a point is written
 * as its y, 255 bits little-endian, and one bit of its x).
 */
import type { IdentityPublicKey } from "../brands.ts";

/** Whether the key is such a point, in whichever way it is written. */
export function hasSmallOrder(publicKey: IdentityPublicKey): boolean {
  const y = Uint8Array.from(publicKey);
  const last = y.length - 1;
  y[last] = (y[last] ?? 0) & 0x7f;
  return smallOrderYs.has(Buffer.from(y).toString("hex"));
}

/** With p = 2^255 - 19. The bit of x does not matter: a point and its negative have the same order. */
const smallOrderYs: ReadonlySet<string> = new Set([
  // 0 and 1, and the same as p and p + 1, which no careful writer writes.
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0100000000000000000000000000000000000000000000000000000000000000",
  "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  // p - 1.
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  // The two of order 8.
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
]);
