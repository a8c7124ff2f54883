import { expect, test } from "vitest";
import { cleanText, textFault } from "../../src/index.ts";

test.each([
  ["", "empty"],
  ["x".repeat(12_289), "too-long"],
  ["👋".repeat(3073), "too-long"],
  ["bell\u0007", "control-character"],
  ["\u001b]0;title\u0007", "control-character"],
  ["a\r\nb", "control-character"],
  ["c1\u009b31m", "control-character"],
  ["ok\n\tfine", undefined],
  ["👋".repeat(3072), undefined],
  [" ", undefined],
])("%j: %s", (text, fault) => {
  expect(textFault(text)).toBe(fault);
});

test.each([
  ["a\r\nb\rc\u2028d\u2029e", "a\nb\nc\nd\ne"],
  ["\u001b[31mred\u001b[0m", "[31mred[0m"],
  ["tab\tstays", "tab\tstays"],
  ["nul\u0000byte\u007f", "nulbyte"],
])("cleanText makes %j sendable", (pasted, cleaned) => {
  expect(cleanText(pasted)).toBe(cleaned);
  expect(textFault(cleaned)).toBeUndefined();
});
