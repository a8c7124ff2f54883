/** A source of "random" bytes that is the same on every run: SHA-256 of a label and a counter. For tests only. */
import { createHash } from "node:crypto";
import type { RandomSource } from "@conclave/crypto";

export function fixedRandom(label: string): RandomSource {
  let counter = 0;
  return (target) => {
    target.set(fixedBytes(`${label} ${counter}`, target.length));
    counter += 1;
  };
}

export function fixedBytes(label: string, length: number): Uint8Array {
  const blocks: Buffer[] = [];
  for (let block = 0; blocks.length * 32 < length; block += 1) {
    blocks.push(createHash("sha256").update(`conclave test ${label} ${block}`).digest());
  }
  return Uint8Array.from(Buffer.concat(blocks).subarray(0, length));
}
