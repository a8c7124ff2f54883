/** Diffie-Hellman in plain BigInt: slow, in no constant time, and easy to check by eye. For comparison only. */
import { ffdhe3072 } from "../../src/index.ts";

export const p = toBigInt(ffdhe3072.prime);

export function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base % p;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % p;
    square = (square * square) % p;
  }
  return result;
}

export function toBigInt(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString("hex")}`);
}

/** 384 bytes, big-endian; larger numbers keep their low bytes, as a careless peer would send them. */
export function toBytes(value: bigint): Uint8Array {
  return Uint8Array.from(Buffer.from(value.toString(16).padStart(768, "0").slice(-768), "hex"));
}
