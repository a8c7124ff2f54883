import type { Entry } from "@conclave/protocol";
import { type Node, Parser } from "commonmark";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  inlineMarkdown,
  markdownHead,
  quoteMarkdown,
  toMarkdown,
} from "../../../src/room-log/export/markdown.ts";

function entry(text: string, more: Partial<Entry> = {}): Entry {
  return { number: 7, from: "ana", guest: false, timeMs: 0, content: { kind: "text", text }, ...more };
}

/** What a reader of the Markdown sees, by blocks of the document. */
function blocksOf(markdown: string): { type: string; text: string }[] {
  const blocks: { type: string; text: string }[] = [];
  const walker = new Parser().parse(markdown).walker();
  for (let step = walker.next(); step !== null; step = walker.next()) {
    const { node, entering } = step;
    if (entering && node.parent?.type === "document") blocks.push({ type: node.type, text: "" });
    const block = blocks.at(-1);
    if (entering && block !== undefined) block.text += textOf(node, block.text);
  }
  return blocks;
}

function textOf(node: Node, before: string): string {
  if (node.type === "text") return (node.literal ?? "").replaceAll("\u00a0", " ").replaceAll("\t", "    ");
  if (node.type === "linebreak") return "\n";
  if (node.type === "paragraph") return before === "" ? "" : "\n\n";
  const known = ["document", "block_quote", "strong", "emph", "heading"];
  return known.includes(node.type) ? "" : `[${node.type}]`;
}

/** What is kept of a text: its lines, with empty ones in between as one, and no spaces at their ends. */
function seen(text: string): string {
  return text
    .replaceAll("\u00a0", " ")
    .replaceAll("\t", "    ")
    .trim()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .replaceAll(/\n{3,}/g, "\n\n");
}

const signs = fc.string({ unit: fc.constantFrom(..."#>-+*_`~[]()!<>&|\\=\n\n \t1.:/ab\"';{}@$^") });
const lines = fc
  .array(
    fc.constantFrom(
      "# heading",
      "> quote",
      "    code",
      "```",
      "~~~ js",
      "- item",
      "1. first",
      "2) second",
      "***",
      "===",
      "---",
      "",
      "  ",
      "<script>alert(1)</script>",
      "<!--",
      "[a]: /url",
      "![x](y)",
      "&amp; &#35;",
      "| a | b |",
      "|---|---|",
      "end\\",
      "two spaces  ",
      "<https://x.example>",
      "\ttab",
    ),
  )
  .map((chosen) => chosen.join("\n"));

test.each([
  ["signs", signs],
  ["lines with a meaning", lines],
  ["any text", fc.string({ unit: "grapheme" })],
])("a text stays in its quote and is seen as it was written: %s", (_, texts) => {
  fc.assert(
    fc.property(texts, (written) => {
      const text = written.replaceAll(/(?![\t\n])\p{Cc}/gu, "");
      fc.pre(text.trim() !== "");
      const [head, quote, ...others] = blocksOf(toMarkdown(entry(text)));
      expect(others).toEqual([]);
      expect(head?.type).toBe("paragraph");
      expect(quote).toEqual({ type: "block_quote", text: seen(text) });
    }),
    { numRuns: 1000 },
  );
});

test("a name, a mark and a room's name are one line in which nothing has a meaning", () => {
  fc.assert(
    fc.property(signs, (written) => {
      const name = written.replaceAll(/\s/g, "x");
      fc.pre(name !== "");
      const state = { marks: { [name]: 2 } };
      const [head, quote, ...others] = blocksOf(toMarkdown(entry("hi", { from: name, state })));
      expect(head).toEqual({ type: "paragraph", text: expect.stringMatching(/^.* · .* · 7 · .* 2$/) });
      expect(head?.text.startsWith(`${name} · `)).toBe(true);
      expect(quote).toEqual({ type: "block_quote", text: "hi" });
      expect(others).toEqual([]);
      expect(blocksOf(markdownHead(name, ""))).toEqual([{ type: "heading", text: name }]);
    }),
    { numRuns: 1000 },
  );
});

test("an entry tells who, when, which, and what became of it", () => {
  const content = { kind: "text", text: "hello\n\n  world", re: 3 } as const;
  const state = { editedMs: 60_000, marks: { "👍": 2 } };
  expect(toMarkdown(entry("", { content, state, guest: true }))).toMatch(
    /^\n\*\*ana\*\* \(guest\) · 19\d\d-\d\d-\d\d \d\d:\d\d · 7 · in reply to 3 · edited 19\S+ \d\d:\d\d · 👍 2\n\n> hello\n>\n> &nbsp;&nbsp;world\n$/,
  );
  expect(toMarkdown(entry("", { content: { kind: "gone" } }))).toMatch(/7 · _taken away_\n$/);
  expect(toMarkdown(entry("", { content: { kind: "edit", of: 1, text: "x" } }))).toBe("");
});

test("a text that only looks like nothing is a quote too", () => {
  expect(quoteMarkdown("\u200b")).toBe("> \u200b");
  expect(inlineMarkdown("1.5 is 1. not")).toBe("1\\.5 is 1. not");
});
