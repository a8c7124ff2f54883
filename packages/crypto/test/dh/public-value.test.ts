import { expect, test } from "vitest";
import { CryptoError, checkDhPublicValue } from "../../src/index.ts";
import { p, toBytes } from "../reference/slow-dh.ts";

test.each([
  ["0", 0n],
  ["1", 1n],
  ["p-1", p - 1n],
  ["p", p],
  ["p+1", p + 1n],
  ["2^3072-1", 2n ** 3072n - 1n],
])("refuses %s, which would force or hint at the shared secret", (_, value) => {
  expect(() => checkDhPublicValue(toBytes(value))).toThrow(
    expect.objectContaining({ name: "CryptoError", code: "dh-public-value", reason: "range" }),
  );
});

test.each([
  ["2", 2n],
  ["3", 3n],
  ["p-2", p - 2n],
  ["2^3071", 2n ** 3071n],
])("accepts %s", (_, value) => {
  expect(checkDhPublicValue(toBytes(value))).toEqual(toBytes(value));
});

test.each([0, 1, 383, 385, 768])("refuses %i bytes", (length) => {
  const bytes = new Uint8Array(length).fill(0x55);
  expect(() => checkDhPublicValue(bytes)).toThrow(CryptoError);
  expect(() => checkDhPublicValue(bytes)).toThrow(/384 bytes, not/);
});
