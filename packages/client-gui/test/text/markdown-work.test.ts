/** What a text of the largest size costs at most, in steps of the parser: a time would hang on the machine. */
import fc from "fast-check";
import createMarkdown, { type StateInline } from "markdown-it";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseMarkdown } from "../../src/text/markdown.ts";
import { mentionIndex } from "../../src/text/mentions.ts";

interface Parser {
  skipToken(state: StateInline): void;
}

let stepCount = 0;
const parser: Parser = Object.getPrototypeOf(createMarkdown().inline);
const { skipToken } = parser;

beforeAll(() => {
  parser.skipToken = function counted(state) {
    stepCount += 1;
    return skipToken.call(this, state);
  };
});

afterAll(() => {
  parser.skipToken = skipToken;
});

test.each(["[", "[a](", "[![![)", "b [***\na(", "[~~~`\\", "***1. [", "](x)[[- ", "> [", "- ["])(
  "%j, again and again, takes a few steps for each letter, and twice as many for twice the length",
  (pattern) => {
    const [half, whole] = [stepsFor(ofLength(pattern, 6144)), stepsFor(ofLength(pattern, 12_288))];
    expect(half).toBeGreaterThan(0);
    expect(whole).toBeLessThan(12_288 * stepsPerLetter);
    expect(whole).toBeLessThan(half * 2.2);
  },
);

test("so does anything else that is opened and not ended, or ended too often", () => {
  const sign = fc.constantFrom(..."*_~[]()`\\<>!\n a1".split(""), "](", "](http://a.b)", "**", "> ", "- ");
  const word = fc.array(sign, { minLength: 1, maxLength: 5 }).map((signs) => signs.join(""));
  fc.assert(
    fc.property(word, word, (open, close) => {
      const text = `${ofLength(open, 2048)}x${ofLength(close, 2048)}`;
      expect(stepsFor(text)).toBeLessThan(text.length * stepsPerLetter);
    }),
  );
});

function stepsFor(text: string): number {
  stepCount = 0;
  parseMarkdown(text, mentionIndex(["ana"]));
  return stepCount;
}

function ofLength(pattern: string, length: number): string {
  return pattern.repeat(Math.ceil(length / pattern.length)).slice(0, length);
}

const stepsPerLetter = 12;
