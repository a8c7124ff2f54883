/** The list of points of small order, against plain arithmetic on the curve (RFC 8032, section 5.1). */
import { describe, expect, test } from "vitest";
import type { TranscriptHash } from "../../src/brands.ts";
import { asIdentityPublicKey, IdentityKey, verifySignature } from "../../src/identity/key.ts";
import { hasSmallOrder } from "../../src/identity/small-order.ts";

const p = 2n ** 255n - 19n;
const d = mod(-121665n * power(121666n, p - 2n));

test("every point of small order is told, however it is written, and there are no others", () => {
  // All y for which [8](x, y) is the neutral element: those of the points that doubling twice more takes there.
  const found = new Set<bigint>();
  for (const y of [0n, 1n, p - 1n, ...ysOfOrderEight()]) {
    const x = xOf(y);
    if (x !== undefined && isNeutral(times8([x, y]))) found.add(y);
  }
  expect(found.size).toBe(5);
  for (const y of found)
    for (const written of [y, y + p].filter((value) => value < 2n ** 255n))
      for (const sign of [0, 0x80])
        expect(hasSmallOrder(keyOf(written, sign)), written.toString(16)).toBe(true);
});

test("keys of people are none of them", () => {
  for (let round = 0; round < 50; round += 1)
    expect(hasSmallOrder(IdentityKey.generate().publicKey)).toBe(false);
  expect(hasSmallOrder(keyOf(2n, 0))).toBe(false);
});

describe("a signature under such a key is none", () => {
  test.each([0n, 1n, p - 1n, p, p + 1n])("y = %s", (y) => {
    const transcript = new Uint8Array(32) as TranscriptHash;
    // R the neutral element, S zero: right for the neutral key by the plain equation.
    const signature = new Uint8Array(64);
    signature[0] = 1;
    expect(verifySignature(keyOf(y, 0), "host", transcript, signature)).toBe(false);
  });
});

type Point = readonly [bigint, bigint];

/** Both coordinates of a point of order 8 satisfy x² = ±y², and the curve then gives y. */
function ysOfOrderEight(): bigint[] {
  const ys: bigint[] = [];
  // -x² + y² = 1 + d x² y² with x² = -y²: d y⁴ - 2 y² + 1... solved for y² by the formula for quadratic equations.
  const root = squareRoot(mod(1n + d));
  if (root === undefined) return ys;
  for (const sign of [1n, -1n]) {
    const ySquared = mod((-1n + sign * root) * power(d, p - 2n));
    const y = squareRoot(ySquared);
    if (y !== undefined) ys.push(y, mod(-y));
    const other = squareRoot(mod(-ySquared));
    if (other !== undefined) ys.push(other, mod(-other));
  }
  return ys;
}

function xOf(y: bigint): bigint | undefined {
  return squareRoot(mod((y * y - 1n) * power(d * y * y + 1n, p - 2n)));
}

function add([x1, y1]: Point, [x2, y2]: Point): Point {
  const product = d * mod(x1 * x2) * mod(y1 * y2);
  return [
    mod((x1 * y2 + x2 * y1) * power(mod(1n + product), p - 2n)),
    mod((y1 * y2 + x1 * x2) * power(mod(1n - product), p - 2n)),
  ];
}

function times8(point: Point): Point {
  let sum = point;
  for (let round = 0; round < 3; round += 1) sum = add(sum, sum);
  return sum;
}

function isNeutral([x, y]: Point): boolean {
  return x === 0n && y === 1n;
}

function squareRoot(value: bigint): bigint | undefined {
  for (const factor of [1n, power(2n, (p - 1n) / 4n)]) {
    const root = mod(power(value, (p + 3n) / 8n) * factor);
    if (mod(root * root) === mod(value)) return root;
  }
  return undefined;
}

function mod(value: bigint): bigint {
  return ((value % p) + p) % p;
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = mod(base);
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = mod(result * square);
    square = mod(square * square);
  }
  return result;
}

function keyOf(y: bigint, sign: number) {
  const bytes = Buffer.from(y.toString(16).padStart(64, "0"), "hex").reverse();
  bytes[31] = (bytes[31] ?? 0) | sign;
  return asIdentityPublicKey(Uint8Array.from(bytes));
}
