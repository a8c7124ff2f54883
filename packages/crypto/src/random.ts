/** Where randomness comes from, so that a test can fix it. */
import { randomFillSync } from "node:crypto";

/** Fills the whole array with unpredictable bytes. */
export type RandomSource = (target: Uint8Array) => void;

/**
 * The operating system's generator, through OpenSSL. A few bytes come from a stock that was drawn at once, since a call
 * costs as much as encrypting a short record; each byte of it is handed out once, and erased as it goes.
 */
export const systemRandom: RandomSource = (target) => {
  if (target.length > stockedMaxBytes) {
    randomFillSync(target);
    return;
  }
  if (stockOffset + target.length > stock.length) {
    randomFillSync(stock);
    stockOffset = 0;
  }
  const taken = stock.subarray(stockOffset, stockOffset + target.length);
  target.set(taken);
  taken.fill(0);
  stockOffset += target.length;
};

/** `length` bytes taken from `random`. */
export function randomBytes(random: RandomSource, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  random(bytes);
  return bytes;
}

/** The block in front of a record. */
const stockedMaxBytes = 16;
const stock = new Uint8Array(4096);
let stockOffset = stock.length;
