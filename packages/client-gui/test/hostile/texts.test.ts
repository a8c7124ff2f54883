import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { completionAt } from "../../src/text/completion.ts";
import { escapeMnemonic, notificationBody } from "../../src/text/escape.ts";
import { textHtml } from "../../src/text/html.ts";
import { isolated, showable, showableLine } from "../../src/text/isolate.ts";
import { readLink } from "../../src/text/link-target.ts";
import { mentionIndex } from "../../src/text/mentions.ts";
import { messageHtml } from "../../src/text/message-html.ts";
import { initials } from "../../src/text/names.ts";
import { hostileGroups, hostileTexts } from "./corpus.ts";
import { readShown } from "./shown.ts";
import { testTheme } from "./text-theme.ts";

const people = mentionIndex(["ana", "Ana Maria", "مريم", "constructor"], "ben");

test("there are at least 200 different hostile texts, and every group has some", () => {
  expect(hostileTexts.length).toBeGreaterThanOrEqual(200);
  for (const { texts } of hostileGroups) expect(texts.length).toBeGreaterThan(5);
});

describe.each(hostileGroups)("$tries", ({ texts }) => {
  test.each(texts.map((text) => [JSON.stringify(text).slice(0, 80), text]))("%s", (_, text) => {
    expectHarmless(text);
  });
});

test("whatever is written in signs of Markdown and HTML, all of it is shown and nothing is obeyed", () => {
  const signs = fc.constantFrom(
    ..."<>&\"'/=;#!-\n ab*_~`[]():@\\\t>1.+|",
    "http://a.b",
    "@ana",
    "```",
    "> ",
    "- ",
  );
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 80 }), (pieces) => expectHarmless(pieces.join(""))),
    { numRuns: 3000 },
  );
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 60 }), expectHarmless), { numRuns: 1000 });
});

test("the check sees what it is there for", () => {
  for (const html of [
    "<img src=x>",
    '<img src="x"/>',
    "<p>",
    "</p>",
    "<b>x</i>",
    "a & b",
    "&nbsp;",
    '<p style="background-image: url(x)">y</p>',
    '<p style="color: url(x)">y</p>',
    '<p onclick="x">y</p>',
    "a > b",
    "<!-- x -->",
  ]) {
    expect(() => readShown(html), html).toThrow();
  }
  expect(inOrder("abc", "ac")).toBe(true);
  expect(inOrder("abc", "ca")).toBe(false);
});

function expectHarmless(text: string): void {
  const html = messageHtml(text, people, testTheme);
  const { text: seen, links } = readShown(html);
  for (const link of links) expect(["web", "mail"]).toContain(readLink(link).kind);
  // Everything is there, and what is there besides is what we say of links: their true hosts and their titles.
  const written = links.length === 0 ? showable(text) : showable(text).replaceAll(destination, "");
  expect(inOrder(lettersOf(seen), lettersOf(written))).toBe(true);
  if (links.length === 0) expect(lettersOf(seen)).toBe(lettersOf(showable(text)));
  // Only our own isolates, and each has its end.
  expect(html).not.toMatch(/[\u202a-\u202e\u2066\u2067]/);
  expect(count(html, "\u2068")).toBe(count(html, "\u2069"));

  const plain = readShown(textHtml(text));
  expect(plain.text).toBe(showable(text));
  expect([...plain.tags]).toEqual([]);

  for (const line of [showableLine(text), initials(text), escapeMnemonic(text)]) {
    expect(line).not.toMatch(/[\n\r\u2028\u2029\u202a-\u202e\u2066-\u2069]|(?!\t)\p{Cc}/u);
    expect(line.isWellFormed()).toBe(true);
  }
  expect(escapeMnemonic(text).replaceAll("&&", "")).not.toContain("&");
  expect(isolated(text)).toMatch(/^\u2068[^\u202a-\u202e\u2066-\u2069]*\u2069$/);

  const body = readShown(notificationBody(text, "markup"));
  expect([...body.tags]).toEqual([]);
  expect(body.text).toBe(notificationBody(text, "text"));
  expect(body.text.length).toBeLessThanOrEqual(280);

  const known = { people: [{ name: text, guest: true }], rooms: [text] };
  for (const typed of ["@", "#", text]) completionAt(typed, typed.length, known);
}

/** A text without blanks and the signs that Markdown takes away or puts in. */
function lettersOf(text: string): string {
  return text.replaceAll(/[\s*_~`>[\]()\\•\u2068\u2069“”"<-]/g, (sign) => (sign === "<" ? "<" : ""));
}

/** Where a link with a text leads: it is in the HTML, and of what is seen only its host is. */
const destination = /\]\((?:[^()]|\([^()]*\))*\)/g;

/** Whether all of `part` comes in `whole`, in this order, perhaps with more between. */
function inOrder(whole: string, part: string): boolean {
  let at = 0;
  for (const letter of part) {
    at = whole.indexOf(letter, at) + letter.length;
    if (at < letter.length) return false;
  }
  return true;
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}
