import fc from "fast-check";
import { expect, test } from "vitest";
import { codePieces } from "../../src/text/highlight.ts";
import { hostileTexts } from "../hostile/corpus.ts";

test("code is in pieces of kinds that have a colour", () => {
  expect(codePieces('const a = "x" + 1; // y', "js")).toEqual([
    { text: "const", kind: "keyword" },
    { text: " a = ", kind: "plain" },
    { text: '"x"', kind: "string" },
    { text: " + ", kind: "plain" },
    { text: "1", kind: "number" },
    { text: "; ", kind: "plain" },
    { text: "// y", kind: "comment" },
  ]);
});

const languages = ["sh", "c", "c++", "diff", "go", "java", "js", "json", "py", "rust", "sql", "ts", "yaml"];

test("each of the languages finds something", () => {
  const samples = [
    "# x",
    "int a = 1;",
    "int a = 1;",
    "+a\n-b",
    "func a() {}",
    "class A {}",
    "let a",
    '{"a": 1}',
    "def a(): 1",
    "fn a() {}",
    "SELECT 1",
    "let a",
    "a: 1",
  ];
  for (const [index, language] of languages.entries()) {
    expect(
      codePieces(samples[index] ?? "", language).some(({ kind }) => kind !== "plain"),
      language,
    ).toBe(true);
  }
});

test("other languages, paths, and long code are one piece", () => {
  for (const language of [
    "",
    "text",
    "../../../../etc/passwd",
    "constructor",
    "javascript/../core",
    "html",
  ]) {
    expect(codePieces("const a = 1", language)).toEqual([{ text: "const a = 1", kind: "plain" }]);
  }
  expect(codePieces("1 ".repeat(1501), "js")).toHaveLength(1);
  expect(codePieces(`const ${"a".repeat(80)}`, "js")).toHaveLength(1);
  expect(codePieces(`const ${"a".repeat(79)}`, "js")).toHaveLength(2);
});

test("no letter is lost or made up", () => {
  const code = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom(..."`'\"/*#{}<>=\\\n a1$") }),
  );
  fc.assert(
    fc.property(code, fc.constantFrom(...languages), (code, language) => {
      expect(
        codePieces(code, language)
          .map(({ text }) => text)
          .join(""),
      ).toBe(code);
    }),
    { numRuns: 1500 },
  );
  for (const text of hostileTexts) {
    for (const language of languages) {
      expect(
        codePieces(text, language)
          .map(({ text }) => text)
          .join(""),
      ).toBe(text);
    }
  }
});
