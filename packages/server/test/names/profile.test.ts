import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judgeName } from "../../src/index.ts";

describe("allowed", () => {
  test.each([
    ["ana", "Latin"],
    ["Ana-María", "accents and a hyphen"],
    ["o.k_2", "separators and digits"],
    ["3com", "a digit first"],
    ["Ångström", "letters with marks"],
    ["Иван", "Cyrillic"],
    ["Γιώργος", "Greek"],
    ["محمد", "Arabic"],
    ["محمد٣", "Arabic with its own digits"],
    ["דוד2", "Hebrew with European digits"],
    ["अनिता", "Devanagari with vowel signs"],
    ["สมชาย", "Thai"],
    ["田中さくら", "Han with Hiragana"],
    ["タナカ", "Katakana"],
    ["김철수", "Hangul"],
    ["山田Taro", "Han with Latin"],
    ["ᎠᎾ", "Cherokee, a script of limited use"],
    ["x".repeat(32), "32 characters"],
    ["𠮷野", "a character beyond the basic plane"],
  ])("%s (%s)", (name) => {
    expect(judgeName(name)).toEqual({ verdict: "allowed", name });
  });
});

describe("mapped before it is judged", () => {
  test.each([
    ["ａｎａ", "ana", "full-width letters"],
    ["ｶﾅ", "カナ", "half-width Katakana"],
    ["Rene\u0301", "Ren\u00e9", "a decomposed accent"],
    ["\u1100\u1161", "\uac00", "conjoining Jamo"],
  ])("%s becomes %s (%s)", (offered, name) => {
    expect(judgeName(offered)).toEqual({ verdict: "allowed", name });
  });
});

test.each([
  ["", "none"],
  ["x".repeat(33), "33 characters"],
  ["é".repeat(33), "33 characters with marks"],
])("length: %j (%s)", (name) => {
  expect(judgeName(name)).toEqual({ verdict: "refused", refusal: "length" });
});

describe("refused", () => {
  test.each([
    ["ana bob", "a space"],
    [" ana", "a space in front"],
    ["ana\nbob", "a newline"],
    ["ana\tbob", "a tab"],
    ["ana\r", "a carriage return"],
    ["ana\u0000", "NUL"],
    ["\u001b[31mana", "an escape sequence"],
    ["ana\u0085", "a C1 control"],
    ["ana\u2028", "a line separator"],
    ["bob: hi", "what looks like a message"],
    ["<b>ana</b>", "markup"],
    ["ana@home", "an at sign"],
    ["ana/bob", "a slash"],
    ["#lobby", "a number sign"],
    [".ana", "a separator in front"],
    ["-ana", "a hyphen in front"],
    ["\u0301ana", "a mark in front"],
    ["ana\u202ebob", "right-to-left override"],
    ["ana\u2066bob", "an isolate"],
    ["ana\u200bbob", "a zero-width space"],
    ["ana\u200dbob", "a zero-width joiner"],
    ["ana\ufeffbob", "a byte order mark"],
    ["ana\u00adbob", "a soft hyphen"],
    ["ana\u034fbob", "a combining grapheme joiner"],
    ["ana\u3164", "a Hangul filler"],
    ["ana\ufe0f", "a variation selector"],
    ["ana\u{e0061}", "a tag character"],
    ["ana\ue000", "private use"],
    ["ana\u{378}", "an unassigned code point"],
    ["ana👋", "an emoji"],
    ["ana²", "a superscript, which is only another 2"],
    ["ﬁona", "a ligature, which is only another fi"],
    ["Ⅳ", "a Roman numeral character"],
    ["ⓐna", "a circled letter"],
    ["раypal", "Cyrillic and Latin mixed"],
    ["αna", "Greek and Latin mixed"],
    ["ana٣", "Arabic digits after Latin"],
    ["ana१", "Devanagari digits after Latin"],
    ["محمد2٣", "two sets of digits"],
    ["1محمد", "a right-to-left name that begins with a digit"],
    ["محمد.", "a right-to-left name that ends in a separator"],
    ["a\u0301\u0302\u0303\u0304", "three marks on top of an accented letter"],
    ["𐍈ana", "a script that nobody writes any more"],
    ["\u1100", "a Jamo that stands alone"],
    ["\ud800", "half a character"],
  ])("%j (%s)", (name) => {
    expect(judgeName(name)).toEqual({ verdict: "refused", refusal: "characters" });
  });
});

test("judging an allowed name again changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 12 }), (offered) => {
      const judged = judgeName(offered);
      if (judged.verdict === "allowed") expect(judgeName(judged.name)).toEqual(judged);
    }),
    { numRuns: 5000 },
  );
});

test("no allowed name has a character that cannot be seen or that ends a line", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 6 }), (offered) => {
      const judged = judgeName(`a${offered}`);
      if (judged.verdict === "allowed") {
        expect(judged.name).not.toMatch(/[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}<>&"':]/u);
      }
    }),
    { numRuns: 5000 },
  );
});
