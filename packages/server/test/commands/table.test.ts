import { expect, test } from "vitest";
import { formatTable } from "../../src/commands/table.ts";

test("columns are as wide as what is in them, by letters and not by bytes", () => {
  expect(
    formatTable(
      ["NAME", "N"],
      [
        ["é", "1"],
        ["longer", "22"],
      ],
    ),
  ).toEqual(["NAME    N", "é       1", "longer  22"]);
});

test("what would drive a terminal or turn the line around is shown by its number", () => {
  expect(formatTable(["A"], [["\u001b]0;x\u0007"], ["\u202eevil"], ["two\nlines"]])).toEqual([
    "A",
    "\\u{1b}]0;x\\u{7}",
    "\\u{202e}evil",
    "two\\u{a}lines",
  ]);
});
