import { statSync } from "node:fs";
import { markMaxBytes } from "@conclave/protocol";
import { expect, test } from "vitest";
import {
  allEmoji,
  emojiIn,
  emojiLabel,
  emojiNamed,
  marksToOffer,
  searchEmoji,
  usedEmoji,
  usualMarks,
  withEmoji,
} from "../../src/text/emoji.ts";

test("every emoji is one that Unicode recommends, has a name, a label, and fits into a mark", () => {
  expect(allEmoji().length).toBeGreaterThan(1800);
  for (const { character, names, label, group } of allEmoji()) {
    expect(character).toMatch(/^\p{RGI_Emoji}$/v);
    expect(names[0]).toMatch(/^[a-z0-9_+-]+$/);
    expect(label).not.toBe("");
    expect(group).toBeGreaterThanOrEqual(0);
  }
  expect(usualMarks).toHaveLength(6);
  for (const mark of usualMarks) {
    expect(Buffer.byteLength(mark)).toBeLessThanOrEqual(markMaxBytes);
    expect(emojiLabel(mark)).toBeDefined();
  }
});

test("no two emoji have the same name", () => {
  const names = allEmoji().flatMap(({ names }) => names);
  expect(new Set(names).size).toBe(names.length);
});

test("the data stays small", () => {
  const { size } = statSync(new URL("../../src/text/emoji-data.generated.ts", import.meta.url));
  expect(size).toBeLessThan(200 * 1024);
});

test("a name finds its emoji, and an emoji its label, with or without a variation or a skin", () => {
  expect(emojiNamed("+1")?.character).toBe("👍");
  expect(emojiNamed("THUMBSUP")?.character).toBe("👍");
  expect(emojiNamed("constructor")).toBeUndefined();
  expect(emojiLabel("❤")).toBe("red heart");
  expect(emojiLabel("❤️")).toBe("red heart");
  expect(emojiLabel("👍🏽")).toBe("thumbs up");
  expect(emojiLabel("x")).toBeUndefined();
});

test("the search has names first, then words; what was used lately comes before all but the whole name", () => {
  const first = (query: string, recent?: readonly string[]) =>
    searchEmoji(query, recent, 3).map(({ character }) => character);
  expect(first("tada")[0]).toBe("🎉");
  expect(first("heart")[0]).toBe("❤️");
  expect(first("smile")[0]).toBe("😄");
  expect(first("smi", ["😼"])[0]).toBe("😼");
  expect(first("smi", ["😸", "😼"]).slice(0, 2)).toEqual(["😸", "😼"]);
  // A word to search is enough for one that was used, in whatever skin; the whole name of another still comes first.
  expect(first("lik", ["👍🏽"])[0]).toBe("👍");
  expect(first("heart", ["💓"]).slice(0, 2)).toEqual(["❤️", "💓"]);
  expect(searchEmoji("party").map(({ character }) => character)).toContain("🎉");
  expect(searchEmoji("zzzz")).toEqual([]);
  expect(first("", ["🦉"])[0]).toBe("🦉");
  expect(searchEmoji("a")).toHaveLength(48);
});

test("the emoji of a text: each once, with its skin, and no digit or letter", () => {
  expect(emojiIn("1 🎉 #️⃣ x🎉👍🏽 ❤️ © 12")).toEqual(["🎉", "#️⃣", "👍🏽", "❤️"]);
  expect(emojiIn("nothing")).toEqual([]);
});

test("marks that are offered are those used last, six of them, none twice", () => {
  expect(marksToOffer([])).toEqual(usualMarks);
  expect(marksToOffer(["🦉", "👍"])).toEqual(["🦉", "👍", "❤️", "😂", "🎉", "😮"]);
  let recent: readonly string[] = [];
  for (const { character } of allEmoji().slice(0, 50)) recent = usedEmoji(recent, character);
  expect(recent).toHaveLength(24);
  expect(usedEmoji(recent, recent[5] ?? "")).toHaveLength(24);
});

test.each([
  ["well done :tada:", "well done 🎉"],
  [":+1: (:tada:)", "👍 (🎉)"],
  [":nothing_of_that_name:", ":nothing_of_that_name:"],
  ["12:30:15 std::map::x a:tada:", "12:30:15 std::map::x a:tada:"],
  ["`:tada:` and ```\n:tada:\n``` :tada:", "`:tada:` and ```\n:tada:\n``` 🎉"],
  ["```\n:tada:", "```\n:tada:"],
])("%j is said as %j", (text, said) => {
  expect(withEmoji(text)).toBe(said);
});
