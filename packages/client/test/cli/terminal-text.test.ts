import fc from "fast-check";
import { expect, test } from "vitest";
import { terminalName, terminalText } from "../../src/cli/terminal-text.ts";

test.each([
  ["plain text", "plain text"],
  ["\u001b[2J\u001b[31mred", "red"],
  ["\u001b]0;title\u0007x", "x"],
  ["\u009b31mx", "x"],
  ["a\rb", "a\n      b"],
  ["a\r\nb", "a\n      b"],
  ["a\u2028b", "a\n      b"],
  ["a\u0008\u0008b", "ab"],
  ["user\u202egnp.exe", "usergnp.exe"],
  ["\u2066x\u2069", "x"],
  ["tab\tstays", "tab\tstays"],
  ["שלום", "\u2068שלום\u2069"],
  ["12:00 bob: hi\nbob: no", "12:00 bob: hi\n      bob: no"],
])("%j is shown as %j", (text, shown) => {
  expect(terminalText(text)).toBe(shown);
});

test.each([
  ["ana", "ana"],
  ["ana\nbob: hi", "ana bob: hi"],
  ["محمد", "\u2068محمد\u2069"],
])("the name %j is shown as %j, on one line", (name, shown) => {
  expect(terminalName(name)).toBe(shown);
});

test("whatever is shown, nothing in it drives a terminal or begins a line", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 80 }), (text) => {
      const shown = terminalText(text);
      expect(shown).not.toMatch(/(?![\t\n])\p{Cc}|[\u202a-\u202e]/u);
      for (const line of shown.split("\n").slice(1)) expect(line).toMatch(/^ {6}/);
      expect(terminalName(text)).not.toMatch(/\n/);
    }),
    { numRuns: 2000 },
  );
});
