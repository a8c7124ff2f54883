/** Where randomness comes from, so that a test can fix it. */
import { randomFillSync } from "node:crypto";

/** Fills the whole array with unpredictable bytes. */
export type RandomSource = (target: Uint8Array) => void;

/** The operating system's generator, through OpenSSL. */
export const systemRandom: RandomSource = (target) => {
  randomFillSync(target);
};

/** `length` bytes taken from `random`. */
export function randomBytes(random: RandomSource, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  random(bytes);
  return bytes;
}
