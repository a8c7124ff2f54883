import { describe, expect, test } from "vitest";
import { mentionIndex } from "../../src/text/mentions.ts";
import { messageHtml } from "../../src/text/message-html.ts";
import { readShown } from "../hostile/shown.ts";
import { testTheme } from "../hostile/text-theme.ts";

const people = mentionIndex(["ana", "Ana Maria", "مريم", "under_score"], "ben");

describe("markup that is obeyed", () => {
  test.each([
    ["**bold**", "<b>bold</b>"],
    ["*it* and _it_", "<i>it</i> and <i>it</i>"],
    ["***both***", "<i><b>both</b></i>"],
    ["~~gone~~", "<s>gone</s>"],
    ["a\nb", "a<br/>b"],
    ["two  blanks\n   and three", "two  blanks<br/>   and three"],
    ["  two\n    four", "  two<br/>    four"],
    ["\\*no\\*", "*no*"],
  ])("%j", (text, html) => {
    expect(inner(text)).toBe(html);
  });

  test("code in a line has its colour and nothing in it is markup", () => {
    const html = inner("`**a** <b> @ana`");
    expect(html).toContain("background-color: #0000a3");
    expect(html).toContain(">**a** &lt;b&gt; @ana</code>");
  });

  test("a block of code shows its language and its blanks", () => {
    const html = messageHtml("look:\n```js\nif (a) {\n  b();\n}\n```\nwell", people, testTheme);
    expect(readShown(html).text).toBe("look:\n\njs\nif (a) {\n  b();\n}\nwell");
    expect(html).toContain("<pre style=");
    expect(html).toContain("font-family: monospace");
  });

  test("a block of code that nobody ended goes on to the end", () => {
    expect(readShown(messageHtml("```\n**a**", people, testTheme)).text).toBe("**a**");
  });

  test("quotes have a bar, in each other too", () => {
    const html = messageHtml("> a\n> > b\n\nc", people, testTheme);
    expect(html.match(/border-left: 3px solid #0000a5/g)).toHaveLength(2);
    expect(readShown(html).text.replaceAll("\n", "")).toBe("abc");
  });

  test("lists have the signs and numbers that were written, as text", () => {
    const html = messageHtml("- a\n- b\n  1. c\n  2. d\n\n7) e", people, testTheme);
    expect(readShown(html).text.split("\n")).toEqual(["•  a", "•  b", "1.  c", "2.  d", "7)  e"]);
    expect(html).toContain("margin-left: 36px; text-indent: -18px");
  });

  test("a few emoji alone are large, and not with a word", () => {
    expect(messageHtml("👍🏽 🎉", people, testTheme)).toContain("font-size: 32px");
    expect(messageHtml("👍🏽 yes", people, testTheme)).not.toContain("font-size: 32px");
    expect(messageHtml("1", people, testTheme)).not.toContain("font-size");
    expect(messageHtml("😀".repeat(7), people, testTheme)).not.toContain("font-size: 32px");
  });

  test("emoji among words are in colours and a little larger, and digits and signs are not", () => {
    const html = messageHtml("5 © ❤️ *👩‍👩‍👧‍👦🏳️‍🌈* 1️⃣", people, testTheme);
    expect(html.match(/<span style="font-family: [^"]*emoji; font-size: 16px">[^<]*<\/span>/g)).toEqual([
      expect.stringContaining(">❤️<"),
      expect.stringContaining(">👩‍👩‍👧‍👦🏳️‍🌈<"),
      expect.stringContaining(">1️⃣<"),
    ]);
    expect(readShown(html).text).toBe("5 © ❤️ 👩‍👩‍👧‍👦🏳️‍🌈 1️⃣");
  });

  test("a quote ends with its last sign: what stands below it is the answer", () => {
    const html = messageHtml("> who?\nme", people, testTheme);
    expect(html.slice(html.indexOf("</table>"))).toContain("me");
    expect(html.slice(0, html.indexOf("</table>"))).not.toContain("me<");
  });
});

describe("markup that is shown as it was written", () => {
  test.each([
    "# heading",
    "heading\n---",
    "a\n===",
    "***",
    "- - -",
    "+ 1",
    "-",
    ">_<",
    ">",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "![x](http://127.0.0.1/x.png)",
    "<https://example.org>",
    "__init__",
    "a_b_c",
    "2*3*4 = 24 * 1",
    "2**8 = 256",
    "&amp; &lt;",
    "[x]: http://a.b",
    "[x](javascript:alert(1))",
    "[x]()",
    "¯\\_(ツ)_/¯",
    "\\\\server\\share C:\\new",
  ])("%j", (text) => {
    expect(readShown(messageHtml(text, people, testTheme)).text).toBe(text);
  });

  test("what is nested deeper than six levels", () => {
    const text = `${"> ".repeat(9)}deep`;
    const html = messageHtml(text, people, testTheme);
    expect(html.match(/<table/g)).toHaveLength(6);
    expect(readShown(html).text.trim()).toBe("> > > deep");
    const bold = `${"*a **b ".repeat(12)}x${"** *".repeat(12)}`;
    expect(messageHtml(bold, people, testTheme).match(/<[bi]>/g)?.length ?? 0).toBeLessThanOrEqual(24);
  });
});

describe("links", () => {
  test("a plain one is the text that was written", () => {
    const { links, text } = readShown(messageHtml("see https://example.org/A?b=1&c=ü.", people, testTheme));
    expect(text).toBe("see https://example.org/A?b=1&c=ü.");
    expect(links).toEqual(["https://example.org/A?b=1&c=%C3%BC"]);
  });

  test.each([
    ["[https://bank.example](https://attacker.example/)", "https://bank.example (attacker.example)"],
    ["[bank.example](https://attacker.example/bank.example)", "bank.example (attacker.example)"],
    ["[click](https://attacker.example)", "click (attacker.example)"],
    ["[example.org](https://example.org/x)", "example.org"],
    ["[the docs of example.org](https://example.org/x)", "the docs of example.org"],
    ["[example.org or bank.example](https://example.org/x)", "example.org or bank.example (example.org)"],
    ["http://2130706433/", "http://2130706433/ (127.0.0.1)"],
    ["https://bücher.example/", "https://bücher.example/"],
    ["https://b\u0430nk.example/", "https://b\u0430nk.example/ (xn--bnk-6cd.example (“b\u0430nk.example”))"],
    ['[a](https://a.example "title")', "a (a.example) “title”"],
    ["mailto:ana@example.org", "mailto:ana@example.org"],
    ["[write](mailto:ana@example.org)", "write (ana@example.org)"],
  ])("%s is shown as %s", (text, shown) => {
    const html = messageHtml(text, people, testTheme);
    expect(readShown(html).text.replaceAll(/[\u2068\u2069]/g, "")).toBe(shown);
    expect(readShown(html).links).toHaveLength(1);
  });

  test("no host without its scheme is one, nor any other scheme", () => {
    for (const text of [
      "www.example.org",
      "example.org",
      "ftp://example.org",
      "//example.org",
      "file:///etc",
    ]) {
      expect(readShown(messageHtml(text, people, testTheme)).links, text).toEqual([]);
    }
  });
});

describe("mentions", () => {
  test("the longest name counts, and one's own is on a colour", () => {
    const html = inner("@Ana Maria, @ana and @ben");
    expect(html.match(/#0000a6; font-weight: 600">\u2068@[^\u2069]*\u2069/g)).toEqual([
      '#0000a6; font-weight: 600">\u2068@Ana Maria\u2069',
      '#0000a6; font-weight: 600">\u2068@ana\u2069',
    ]);
    expect(html).toContain('background-color: #0000a7; font-weight: 600">\u2068@ben\u2069');
  });

  test("what is no mention stays as it is", () => {
    for (const text of [
      "me@ana.example",
      "@anastasia",
      "@nobody",
      "@",
      "https://example.org/@ana",
      "@ana_b",
    ]) {
      expect(messageHtml(text, people, testTheme), text).not.toContain("#0000a6");
    }
  });

  test("signs of markup in a name are a part of it", () => {
    expect(inner("_@under_score_")).toContain("\u2068@under_score\u2069");
  });
});

describe("work is bounded", () => {
  // Sixteen times as much against sixteen times the same: what grew with the square would take 16 times as long. It is
  // the processor's time of this thread, which other programs do not add to, and its noise is far below.
  test.each([
    "> ",
    "- ",
    "- a\n",
    "> a\n",
    "*",
    "**a",
    "_a_ ",
    "*a **b _c ",
    "~~",
    "`",
    "`a``b```",
    "[",
    "[a](",
    "[a](http://b) ",
    "[a](<",
    "![",
    "<",
    "\\",
    "@ana",
    "http://",
    "http://a@",
    "mailto:a@",
    "https://a.b/(",
    "a\n\n",
    "\t",
    "&amp;",
    "a\u0301",
    "\u202e",
    "😀",
  ])("much of %j takes no longer than as much in pieces", (unit) => {
    const piece = unit.repeat(Math.ceil(1536 / unit.length));
    const ratio = () => {
      const pieces = processorTime(() => {
        for (let count = 0; count < 16; count++) messageHtml(piece, people, testTheme);
      });
      const whole = processorTime(() => messageHtml(piece.repeat(16), people, testTheme));
      return whole / Math.max(pieces, leastMicroseconds);
    };
    // A collection of garbage can hold up one of them, but not all.
    const best = [1, 2, 3, 4, 5].reduce((least) => (least < 5 ? least : ratio()), Number.POSITIVE_INFINITY);
    expect(best).toBeLessThan(5);
  });

  test("the measure sees what grows with the square", () => {
    const square = (length: number) => {
      let sum = 0;
      for (let outer = 0; outer < length; outer++) for (let inner = 0; inner < length; inner++) sum += inner;
      return sum;
    };
    const pieces = processorTime(() => {
      for (let count = 0; count < 16; count++) square(1536);
    });
    expect(processorTime(() => square(16 * 1536)) / pieces).toBeGreaterThan(5);
  });
});

function inner(text: string): string {
  return messageHtml(text, people, testTheme)
    .replace(/^<p style="[^"]*">/, "")
    .replace(/<\/p>$/, "");
}

/** The kernel counts in steps of some milliseconds: what is quicker than five of them is not compared. */
const leastMicroseconds = 20_000;

/** In microseconds. */
function processorTime(work: () => void): number {
  const start = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(start);
  return user + system;
}
