import { expect, test } from "vitest";
import { isolated, isolatedLine, showable, showableLine, shownName } from "../../src/text/isolate.ts";

test("what turns text around is out, and marks that act on themselves alone stay", () => {
  expect(showable("a\u202eb\u2066c\u2069\u200ed")).toBe("abc\u200ed");
  expect(isolated("\u2069\u202ea")).toBe("\u2068a\u2069");
});

test("what is no character of a text is seen to be missing", () => {
  expect(showable("a\u0000b\u001bc\ud800d\ufdd0e\ufffcf\t\n")).toBe(
    "a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf\t\n",
  );
});

test("every kind of line end is one, and in a name none", () => {
  expect(showable("a\r\nb\rc\u2028d")).toBe("a\nb\nc\nd");
  expect(showableLine(" a\r\n b\t\u2029c ")).toBe("a b c");
});

test("a name in a sentence stays on its line", () => {
  expect(isolatedLine("ana\n\u202e12:34 bob\u0000")).toBe("\u2068ana 12:34 bob\ufffd\u2069");
  expect(shownName({ name: "ana\nb", guest: true })).toBe("\u2068ana b\u2069 (guest)");
});

test("guests are marked outside of their name", () => {
  expect(shownName({ name: "ana (owner)", guest: true })).toBe("\u2068ana (owner)\u2069 (guest)");
});
