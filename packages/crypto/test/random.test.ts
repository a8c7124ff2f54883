import { expect, test } from "vitest";
import { randomBytes, systemRandom } from "../src/index.ts";

test("no two draws have bytes in common, from the stock or not", () => {
  // Lengths that do not divide the stock, its whole length several times over, and draws that are too long for it.
  const lengths = Array.from({ length: 3000 }, (_, index) => [8, 11, 16, 17, 32][index % 5] ?? 16);
  const drawn = lengths.map((length) => Buffer.from(randomBytes(systemRandom, length)).toString("hex"));
  expect(new Set(drawn.map((hex) => hex.slice(0, 16)))).toHaveLength(drawn.length);
  expect(new Set(drawn.map((hex) => hex.slice(-16)))).toHaveLength(drawn.length);
  expect(drawn.filter((hex) => /0{12}/.test(hex))).toEqual([]);
});

test("what was drawn stays as it is when more is drawn", () => {
  const first = randomBytes(systemRandom, 16);
  const copy = Uint8Array.from(first);
  for (let round = 0; round < 1000; round += 1) randomBytes(systemRandom, 16);
  expect(first).toEqual(copy);
});
