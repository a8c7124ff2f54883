import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanFileName, fileNameFault } from "../../src/index.ts";

test.each([
  ["a.txt", undefined],
  ["", "empty"],
  [" \t", "empty"],
  ["x".repeat(255), undefined],
  ["x".repeat(256), "too-long"],
  ["a/b", "path"],
  ["a\\b", "path"],
  ["..", "path"],
  ["a\u0000b", "character"],
  ["a\u202eb", "character"],
  ["a\u061cb", "character"],
] as const)("what is wrong with %j is %s", (name, fault) => {
  expect(fileNameFault(name)).toBe(fault);
});

test.each([
  ["a.txt", "a.txt"],
  ["a/b\\c", "a_b_c"],
  ["a\u202egpj.exe", "agpj.exe"],
  ["\u0007", "file"],
  ["..", "file"],
  ["lone \ud800.png", "lone \ufffd.png"],
])("%j is sent as %j", (name, clean) => {
  expect(cleanFileName(name)).toBe(clean);
});

test("what is too long keeps its ending", () => {
  const clean = cleanFileName(`${"é".repeat(300)}.tar`);
  expect(clean).toMatch(/^é+\.tar$/u);
  expect(Buffer.byteLength(clean)).toBe(254);
});

test("whatever a file is called, there is a name to send it by", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (name) => {
      expect(fileNameFault(cleanFileName(name))).toBeUndefined();
    }),
  );
});
