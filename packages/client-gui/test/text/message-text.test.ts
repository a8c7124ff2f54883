import { expect, test } from "vitest";
import { messageSummary, messageText } from "../../src/text/message-text.ts";
import { hostileTexts } from "../hostile/corpus.ts";

test.each([
  ["**bold** _it_ ~~s~~ `c**` @ana", "bold it s c** @ana"],
  ["a\nb\n\nc", "a\nb\nc"],
  ["> quote\n\n- a\n- b\n  1. c", "quote\n• a\n• b\n1. c"],
  ["```js\nlet a;\n```", "let a;"],
  ["[bank.example](https://attacker.example)", "bank.example (attacker.example)"],
  ["https://example.org/", "https://example.org/"],
  ["__init__ <b>x</b> &amp;", "__init__ <b>x</b> &amp;"],
  ["-", "-"],
])("%j is read as %j", (text, read) => {
  expect(messageText(text)).toBe(read);
});

test("a summary is one line and no longer than asked for", () => {
  expect(messageSummary("**a**\n\n- b\n- c")).toBe("a • b • c");
  expect(messageSummary("x".repeat(500), 10)).toBe(`${"x".repeat(9)}…`);
  for (const text of hostileTexts) {
    const summary = messageSummary(text, 40);
    expect(summary.length).toBeLessThanOrEqual(40);
    expect(summary).not.toMatch(/[\n\u2028\u202a-\u202e\u2066-\u2069]|\p{Cc}/u);
  }
});
