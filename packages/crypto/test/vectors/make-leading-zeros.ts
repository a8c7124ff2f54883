/**
 * Writes ffdhe3072-leading-zeros.json beside this file: 200 pairs whose public or shared values begin with zero bytes.
 * Run it with `node test/vectors/make-leading-zeros.ts` (it takes half a minute); it writes the same file each time.
 *
 * Plain integers and nothing else: p comes from the formula of RFC 7919, appendix A.2, exponents are SHA-256 of a counted
 * text plus a small number. The search walks from one exponent to the next, which costs one multiplication for each of
 * the two values instead of an exponentiation.
 */
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";

/** How many leading zero bytes the client's public value and the shared value must have, and how often. */
const wanted = [
  { comment: "shared value with one leading zero byte", y: 0, z: 1, count: 80 },
  { comment: "shared value with two leading zero bytes", y: 0, z: 2, count: 20 },
  { comment: "public value with one leading zero byte", y: 1, z: 0, count: 80 },
  { comment: "public value with two leading zero bytes", y: 2, z: 0, count: 10 },
  { comment: "public and shared value with one leading zero byte each", y: 1, z: 1, count: 10 },
] as const;

const p = prime();

/** Everybody's other side: eight as they come, and two whose public value begins with a zero byte itself. */
const peers = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1].map((zeros, index) => {
  let x = exponent(`peer ${index}`);
  while (leadingZeros(power(2n, x)) !== zeros) x += 1n;
  return { x, y: power(2n, x) };
});

const groups = wanted.map(({ comment, y: yZeros, z: zZeros, count }) => ({
  comment,
  cases: Array.from({ length: count }, (_, index) => {
    const peer = index % peers.length;
    const Y = peers[peer]?.y ?? 0n;
    let x = exponent(`${comment} ${index}`);
    let [y, z] = [power(2n, x), power(Y, x)];
    while (leadingZeros(y) !== yZeros || leadingZeros(z) !== zZeros) {
      x += 1n;
      y = (y * 2n) % p;
      z = (z * Y) % p;
    }
    return { peer, x: hex(x, 32), y: hex(y, 384), z: hex(z, 384) };
  }),
}));

const file = {
  source:
    "Made for this project by test/vectors/make-leading-zeros.ts with plain integer arithmetic over the prime computed from the formula of RFC 7919, appendix A.2.",
  group: "ffdhe3072, g = 2",
  peers: peers.map(({ x, y }) => ({ x: hex(x, 32), y: hex(y, 384) })),
  groups,
};
writeFileSync(new URL("ffdhe3072-leading-zeros.json", import.meta.url), `${JSON.stringify(file, null, 2)}\n`);

/** p = 2^3072 - 2^3008 + (floor(2^2942 e) + 2625351) 2^64 - 1. */
function prime(): bigint {
  let e = 0n;
  for (let term = 1n << (2942n + 64n), k = 1n; term > 0n; term /= k, k += 1n) e += term;
  return 2n ** 3072n - 2n ** 3008n + ((e >> 64n) + 2_625_351n) * 2n ** 64n - 1n;
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let square = base, rest = exponent; rest > 0n; square = (square * square) % p, rest >>= 1n) {
    if (rest & 1n) result = (result * square) % p;
  }
  return result;
}

/** 256 bits that anybody can compute again. */
function exponent(label: string): bigint {
  return BigInt(`0x${createHash("sha256").update(`conclave leading zeros ${label}`).digest("hex")}`);
}

/** Zero bytes in front of a value written in 384 bytes. */
function leadingZeros(value: bigint): number {
  if (value >> 3064n !== 0n) return 0;
  return value >> 3056n !== 0n ? 1 : 2;
}

function hex(value: bigint, bytes: number): string {
  return value.toString(16).padStart(2 * bytes, "0");
}
