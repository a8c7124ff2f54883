/** Ed25519 signatures that careless verifiers take (RFC 8032, section 5.1.7). */

/** The order of the base point, L of RFC 8032, section 5.1. */
const order = 2n ** 252n + 27_742_317_777_372_353_535_851_937_790_883_648_493n;

/** The same signature with S + L in place of S: the same equation holds, S is out of range. */
export function sPlusL(signature: Buffer): Buffer {
  const s = BigInt(`0x${Buffer.from(signature.subarray(32)).reverse().toString("hex")}`) + order;
  const bytes = Buffer.from(s.toString(16).padStart(64, "0"), "hex").reverse();
  return Buffer.concat([signature.subarray(0, 32), bytes]);
}

/** The neutral element. R the same and S zero fulfil the equation for every message. */
export const smallOrderKey = Buffer.concat([Buffer.from([1]), Buffer.alloc(31)]);
export const smallOrderForgery = Buffer.concat([smallOrderKey, Buffer.alloc(32)]);
