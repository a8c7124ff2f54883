import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escaped, transcriptHtml } from "../../src/qt/rich-text.ts";
import { themes } from "../../src/style/theme.ts";

const timeMs = new Date(2026, 10, 23, 9, 5).getTime();

test("a line is its time, its author, its text", () => {
  const html = transcriptHtml(
    [
      {
        kind: "said",
        number: 1,
        fate: "as-written",
        from: "ana",
        guest: false,
        text: "hi",
        timeMs,
        own: false,
      },
    ],
    themes.light,
  );
  expect(shownText(html)).toBe("09:05\u00a0\u00a0ana\u00a0\u00a0hi");
});

describe("what looks like markup is shown, not obeyed", () => {
  test.each([
    "<b>bold</b>",
    '<img src="file:///etc/passwd">',
    "<img src=x onerror=alert(1)>",
    "<a href='https://example.org'>here</a>",
    "<style>* { color: red }</style>",
    "</span></p><h1>big</h1>",
    "<!-- comment -->",
    "&lt;b&gt;",
    "&#60;b&#62;",
    "&nbsp;&copy;",
    '" style="font-size: 99px',
    "' onclick='x",
    "<table><tr><td>1</td></tr></table>",
    "]]>",
    "<p dir=rtl>",
    "<br>",
  ])("%s", (payload) => {
    const html = transcriptHtml(
      [
        {
          kind: "said",
          number: 1,
          fate: "as-written",
          from: payload,
          guest: false,
          text: payload,
          timeMs,
          own: false,
        },
        { kind: "notice", text: payload, timeMs, tone: "serious" },
      ],
      themes.dark,
    );
    expect(tagsOf(html)).toEqual(new Set(["p", "span", "/span", "/p"]));
    expect(shownText(html).split(payload)).toHaveLength(4);
  });
});

/** What markup is made of: among all characters there are, it hardly ever comes up. */
const markup = fc.constantFrom(..."<>&\"'/=;#!-\n abr");

test("whatever is written, exactly that is shown", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: markup })), (text) => {
      const html = escaped(text);
      expect(html).not.toMatch(/<(?!br\/>)|["']/);
      expect(shownText(html)).toBe(text);
    }),
    { numRuns: 2000 },
  );
});

test("directions do not leak out of a name or a text", () => {
  const html = transcriptHtml(
    [
      {
        kind: "said",
        number: 1,
        fate: "as-written",
        from: "a\u202eb",
        guest: false,
        text: "c\u2066d\u202e",
        timeMs,
        own: false,
      },
    ],
    themes.light,
  );
  expect(html).not.toMatch(/[\u202a-\u202e\u2066\u2067]/);
  expect(html.match(/\u2068/g)?.length).toBe(html.match(/\u2069/g)?.length);
});

function tagsOf(html: string): Set<string> {
  return new Set(Array.from(html.matchAll(/<(\/?[a-z0-9!]+)/gi), ([, tag]) => tag ?? ""));
}

/** What a renderer of HTML would show: tags out, references resolved. */
function shownText(html: string): string {
  return html
    .replaceAll("<br/>", "\n")
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll(/[\u2068\u2069]/g, (character) => (html.startsWith("<p") ? "" : character))
    .replaceAll("&nbsp;", "\u00a0")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}
