import { expect, test } from "vitest";
import { escapeMnemonic, notificationBody, shortened } from "../../src/text/escape.ts";

test("the body of a notification has no markup and none comes about by cutting", () => {
  expect(notificationBody(`<img src="file:///etc/passwd"/> & it's`, "markup")).toBe(
    "&lt;img src=&quot;file:///etc/passwd&quot;/&gt; &amp; it&#39;s",
  );
  expect(notificationBody("&".repeat(500), "markup")).toBe(`${"&amp;".repeat(279)}…`);
});

test("for a service that reads none it is the text, without what turns it around", () => {
  expect(notificationBody(`<b> & "it's"`, "text")).toBe(`<b> & "it's"`);
  expect(notificationBody("a\u0000b\u202ec\nd", "text")).toBe("a\ufffdbc\nd");
  expect(notificationBody("x".repeat(281), "text")).toBe(`${"x".repeat(279)}…`);
});

test("what is too long is cut between letters", () => {
  expect(shortened("x".repeat(12), 12)).toBe("x".repeat(12));
  expect(shortened(`${"x".repeat(8)}👨‍👩‍👧‍👦y`, 12)).toBe(`${"x".repeat(8)}…`);
});

test("a label has no marks of keys and is one line", () => {
  expect(escapeMnemonic("&File\n&& R&D")).toBe("&&File &&&& R&&D");
});
