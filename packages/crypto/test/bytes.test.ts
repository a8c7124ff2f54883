import { expect, test } from "vitest";
import { leftPad } from "../src/bytes.ts";
import { concatBytes, equalBytes, wipe } from "../src/index.ts";

test("concatBytes joins in order", () => {
  expect(concatBytes(Uint8Array.of(1), new Uint8Array(0), Uint8Array.of(2, 3))).toEqual(
    Uint8Array.of(1, 2, 3),
  );
});

test("equalBytes tells contents and lengths apart", () => {
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true);
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false);
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2, 3))).toBe(false);
});

test("leftPad puts zeros in front and refuses what is too long", () => {
  expect(leftPad(Uint8Array.of(7), 3)).toEqual(Uint8Array.of(0, 0, 7));
  expect(() => leftPad(new Uint8Array(4), 3)).toThrow(RangeError);
});

test("wipe leaves zeros", () => {
  const secret = Uint8Array.of(1, 2, 3);
  wipe(secret);
  expect(secret).toEqual(new Uint8Array(3));
});
