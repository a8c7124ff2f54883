/** Public values that nobody may accept (clause 1.6). */
import { p, toBytes384 } from "@conclave/testbed/reference";

export const badPublicValues = {
  zero: { says: "0", bytes: toBytes384(0n) },
  one: { says: "1", bytes: toBytes384(1n) },
  "p-minus-1": { says: "p-1", bytes: toBytes384(p - 1n) },
  p: { says: "p", bytes: toBytes384(p) },
  "p-plus-1": { says: "p+1", bytes: toBytes384(p + 1n) },
  "all-ones": { says: "2^3072-1", bytes: Buffer.alloc(384, 0xff) },
} as const;

export const badPublicValueNames = Object.keys(badPublicValues) as (keyof typeof badPublicValues)[];
