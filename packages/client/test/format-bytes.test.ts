import { expect, test } from "vitest";
import { formatBytes } from "../src/index.ts";

test.each([
  [-1, "0 B"],
  [0, "0 B"],
  [1023, "1023 B"],
  [1024, "1 KiB"],
  [48_000, "46.9 KiB"],
  [102_348, "99.9 KiB"],
  [102_349, "100 KiB"],
  [1_048_063, "1023 KiB"],
  [1_048_064, "1 MiB"],
  [26_214_400, "25 MiB"],
  [2 ** 50, "1024 TiB"],
])("%i bytes are %s", (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});
