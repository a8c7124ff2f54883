import { textMaxBytes } from "@conclave/protocol";
import { expect, test } from "vitest";
import { parseMarkdown } from "../../src/text/markdown.ts";
import { mentionIndex } from "../../src/text/mentions.ts";
import { describePaste, judgePaste, pasteInto } from "../../src/text/paste.ts";

test("twelve lines and two thousand characters are nothing special", () => {
  expect(judgePaste(Array(12).fill("x").join("\n"))).toBeUndefined();
  expect(judgePaste("é".repeat(2000))).toBeUndefined();
  expect(judgePaste(Array(13).fill("x").join("\r\n"))).toMatchObject({ lineCount: 13, characterCount: 25 });
  expect(judgePaste("😀".repeat(2001))).toMatchObject({ lineCount: 1, characterCount: 2001 });
});

test("what fits into a message can be pasted as it is, as code, or as a file", () => {
  const text = "line\n".repeat(20);
  const offers = judgePaste(text)?.offers ?? [];
  expect(offers.map(({ kind }) => kind)).toEqual(["file", "code", "as-it-is"]);
  expect(offers[0]).toMatchObject({ name: "paste.txt", bytes: new TextEncoder().encode(text) });
});

test("what does not fit, with what is in the composer already, can only be a file", () => {
  const text = "x".repeat(textMaxBytes - 10);
  expect(judgePaste(text)?.offers.map(({ kind }) => kind)).toEqual(["file", "code", "as-it-is"]);
  expect(judgePaste(text, "already")?.offers.map(({ kind }) => kind)).toEqual(["file", "as-it-is"]);
  expect(judgePaste(text, "already there")?.offers.map(({ kind }) => kind)).toEqual(["file"]);
});

test("what is pasted comes to where the cursor is, in the place of what is marked; code on lines of its own", () => {
  const code = { kind: "code", text: "```\nx\n```" } as const;
  expect(pasteInto("ab cd", { from: 2, to: 2 }, { kind: "as-it-is", text: "!" })).toBe("ab! cd");
  expect(pasteInto("ab cd", { from: 0, to: 5 }, { kind: "as-it-is", text: "!" })).toBe("!");
  expect(pasteInto("ab cd", { from: 2, to: 3 }, code)).toBe("ab\n```\nx\n```\ncd");
  expect(pasteInto("ab\n\ncd", { from: 3, to: 3 }, code)).toBe("ab\n```\nx\n```\ncd");
  expect(pasteInto("", { from: 0, to: 0 }, code)).toBe(code.text);
});

test("a block of code holds all of the text, whatever fences it has", () => {
  const text = `${"x\n".repeat(13)}\`\`\`\n\`\`\`\`\`\ny`;
  const code = judgePaste(text)?.offers.find(({ kind }) => kind === "code");
  const tokens = code?.kind === "code" ? parseMarkdown(code.text, mentionIndex([])) : [];
  expect(tokens.map(({ type, content }) => [type, content])).toEqual([["fence", `${text}\n`]]);
});

test("control characters are not pasted", () => {
  const offers = judgePaste(`\u001b[31m${"x\n".repeat(20)}\u0000`)?.offers ?? [];
  expect(offers.at(-1)).toEqual({ kind: "as-it-is", text: `[31m${"x\n".repeat(20)}` });
});

test("the question says how much it is", () => {
  const big = judgePaste("x".repeat(20_000));
  expect(big && describePaste(big)).toBe(
    "You are about to paste 1 line, 20,000 characters. That is too long for a message.",
  );
  const lines = judgePaste("x\n".repeat(20));
  expect(lines && describePaste(lines)).toBe("You are about to paste 21 lines, 40 characters.");
});
