/** The log at a terminal, with values that strangers chose. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { formatTextLine } from "../../src/log/text-line.ts";

test("plain values are plain, and what the terminal has already is left out", () => {
  const entry = { event: "member.joined", level: 30, time: 1, member: "ana", members: 2 };
  expect(formatTextLine(entry)).toBe("member.joined      member=ana members=2");
});

test.each([
  ["a field of their own", 'x members=99 reason="bye"', '"x members=99 reason=\\"bye\\""'],
  ["a line of their own", "x\nserver.stopped", '"x\\nserver.stopped"'],
  ["a cursor that moves (7-bit)", "\u001b[2J", '"\\u001b[2J"'],
  ["a cursor that moves (8-bit)", "\u009b2J", '"\\u009b2J"'],
  ["a text from right to left", "\u202etxt.exe", '"\\u202etxt.exe"'],
  ["a line separator", "\u2028", '"\\u2028"'],
  ["an invisible tag", "\u{e0041}", '"\\udb40\\udc41"'],
])("nobody gets %s", (_, value, shown) => {
  expect(formatTextLine({ event: "e", name: value })).toBe(`${"e".padEnd(18)} name=${shown}`);
});

test("whatever a value is: one line, nothing that a terminal obeys, and JSON gives the value back", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (value) => {
      const line = formatTextLine({ event: "e", value });
      expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      const shown = line.slice(line.indexOf("value=") + "value=".length);
      expect(shown.startsWith('"') ? JSON.parse(shown) : shown).toBe(value);
    }),
    { numRuns: 2000 },
  );
});
