import { checkPrimeSync, createHash } from "node:crypto";
import { expect, test } from "vitest";
import { ffdhe3072 } from "../../src/index.ts";
import { p, toBigInt } from "../reference/slow-dh.ts";

test("ffdhe3072 is the prime that RFC 7919, appendix A.2, defines by its formula", () => {
  expect(p).toBe(2n ** 3072n - 2n ** 3008n + (floorOfETimesTwoTo(2942n) + 2_625_351n) * 2n ** 64n - 1n);
  expect(ffdhe3072.prime).toHaveLength(ffdhe3072.lengthBytes);
  expect(ffdhe3072.generator).toBe(2);
});

test("its digest is the one in docs/protocol.md, clause 1", () => {
  const digest = createHash("sha256").update(ffdhe3072.prime).digest("hex");
  expect(digest).toBe("0eaf67db3a839156d5013494a5318a772b5697d270d721f37f092efc69ea5a17");
});

test("it is a safe prime: p and (p-1)/2 are prime", () => {
  expect(checkPrimeSync(toBigInt(ffdhe3072.prime), { checks: 16 })).toBe(true);
  expect(checkPrimeSync((p - 1n) / 2n, { checks: 16 })).toBe(true);
});

/** floor(2^bits * e) from the series of 1/k!, with 64 guard bits. */
function floorOfETimesTwoTo(bits: bigint): bigint {
  let sum = 0n;
  for (let term = 1n << (bits + 64n), k = 1n; term > 0n; term /= k, k += 1n) sum += term;
  return sum >> 64n;
}
