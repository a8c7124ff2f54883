import { expect, test } from "vitest";
import { escapeMnemonic, escapeNotificationBody, safeFileName } from "../../src/text/escape.ts";

test("the body of a notification has no markup and none comes about by cutting", () => {
  expect(escapeNotificationBody('<img src="file:///etc/passwd"/> & <b>')).toBe(
    '&lt;img src="file:///etc/passwd"/&gt; &amp; &lt;b&gt;',
  );
  expect(escapeNotificationBody("&".repeat(500), 10)).toBe(`${"&amp;".repeat(9)}…`);
  expect(escapeNotificationBody(`${"x".repeat(8)}👨‍👩‍👧‍👦y`, 12)).toBe(`${"x".repeat(8)}…`);
  expect(escapeNotificationBody("a\u0000b\u202ec\nd")).toBe("a\ufffdbc\nd");
});

test("a label has no marks of keys and is one line", () => {
  expect(escapeMnemonic("&File\n&& R&D")).toBe("&&File &&&& R&&D");
});

test.each([
  ["../../.bashrc", "bashrc"],
  ["..\\..\\evil.bat", "evil.bat"],
  ["/etc/passwd", "passwd"],
  ["photo\u202egnp.exe", "photognp.exe"],
  ["x\n.txt", "x .txt"],
  ["a:b|c?.txt", "a_b_c_.txt"],
  ["--help", "help"],
  ["..", "file"],
  ["", "file"],
  ["a/", "file"],
  ["report.pdf.desktop", "report.pdf.desktop"],
  ["x. ", "x"],
  ["Ünïcode ✓.txt", "Ünïcode ✓.txt"],
  [`${"é".repeat(200)}.txt`, `${"é".repeat(118)}.txt`],
])("the file %j is saved as %j", (name, safe) => {
  expect(safeFileName(name)).toBe(safe);
});
