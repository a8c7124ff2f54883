/**
 * Ed25519 public keys that belong to nobody: points whose order divides 8, under which one signature can be right for many
 * messages. Libraries differ in what they refuse, so they are told apart here (RFC 8032, section 5.1; a point is written
 * as its y, 255 bits little-endian, and one bit of its x).
 */
import type { IdentityPublicKey } from "../brands.ts";

/** Whether the key is such a point, in whichever way it is written. */
export function hasSmallOrder(publicKey: IdentityPublicKey): boolean {
  const littleEndian = Buffer.from(publicKey).reverse().toString("hex");
  // The bit of x does not matter: a point and its negative have the same order.
  return smallOrderYs.has(BigInt.asUintN(255, BigInt(`0x${littleEndian}`)));
}

const p = 2n ** 255n - 19n;

/** One of the points of order 8. */
const y8 = 2707385501144840649318225287225658788936804267575313519463743609750303402022n;

/** 0 and 1 also as p and p + 1, which no careful writer writes. */
const smallOrderYs: ReadonlySet<bigint> = new Set([0n, 1n, p - 1n, p, p + 1n, y8, p - y8]);
