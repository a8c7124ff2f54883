import fc from "fast-check";
import { expect, test } from "vitest";
import { localName, numbered } from "../../src/transfers/local-name.ts";

test("what others call a file is not what it is called here", () => {
  const names = [".bashrc", "-rf", "...", "a\u202egpj.exe", "a/../b", "x. ", 'a"b|c', "con\u0000.txt", ""];
  expect(names.map(localName)).toEqual([
    "_bashrc",
    "_rf",
    "___",
    "agpj.exe",
    "a_.._b",
    "x",
    "a_b_c",
    "con.txt",
    "file",
  ]);
});

test("whatever it is called, it is one name in the folder, and fits", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 300 }),
      fc.integer({ min: 1, max: 99 }),
      (name, number) => {
        const local = numbered(localName(name), number);
        expect(local).not.toMatch(/^[.-]|[/\\\p{Cc}\p{Bidi_Control}]/u);
        expect(Buffer.byteLength(local)).toBeLessThanOrEqual(255);
        expect(local).not.toBe("");
      },
    ),
  );
});

test("one that is all ending gets its number all the same", () => {
  const local = numbered(localName(`a.${"x".repeat(253)}`), 2);
  expect(local).toMatch(/^a\.x+ \(2\)$/);
  expect(Buffer.byteLength(local)).toBe(255);
});
