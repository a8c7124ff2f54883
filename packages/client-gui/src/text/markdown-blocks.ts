/** Quotes, lists and blocks of code: markdown-it's rules, held back where people in a chat mean something else. */
import createMarkdown, { type MarkdownIt, type StateBlock } from "markdown-it";

export function changeBlockRules(markdown: MarkdownIt): void {
  const { ruler } = markdown.block;
  ruler.enableOnly(["fence", "blockquote", "list", "paragraph"]);
  const alternatives = ["paragraph", "reference", "blockquote", "list"];
  ruler.at("blockquote", onlyWhere(isQuote, ruleOf("blockquote")), { alt: alternatives });
  ruler.at("list", onlyWhere(isItem, ruleOf("list")), { alt: alternatives });
  // A line without the sign is the answer, not more of the quote.
  ruler.before("paragraph", "quote-end", (_state, _startLine, _endLine, silent) => silent, {
    alt: ["blockquote"],
  });
  ruler.at("paragraph", withBlanks(ruleOf("paragraph")));
}

type BlockRule = (state: StateBlock, startLine: number, endLine: number, silent: boolean) => boolean;

/** One of markdown-it's own rules. */
function ruleOf(name: string): BlockRule {
  const { ruler } = createMarkdown().block;
  ruler.enableOnly([name]);
  const [rule] = ruler.getRules("");
  if (rule === undefined) throw new Error(`markdown-it has no rule ${name}`);
  return rule as BlockRule;
}

/** What is nested deeper than anybody writes is text: markdown-it would drop it. */
function onlyWhere(isMeant: (line: string) => boolean, rule: BlockRule): BlockRule {
  return (state, startLine, endLine, silent) => {
    if (state.level >= levelMax) return false;
    const from = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
    // The sign is at the beginning of the line; more of a long one need not be looked at.
    const beginning = state.src.slice(from, Math.min(state.eMarks[startLine] ?? from, from + signMaxUnits));
    return isMeant(beginning) && rule(state, startLine, endLine, silent);
  };
}

/** The first line keeps the blanks that it begins with, as the others do. */
function withBlanks(rule: BlockRule): BlockRule {
  return (state, startLine, endLine, silent) => {
    const isParagraph = rule(state, startLine, endLine, silent);
    const inline = state.tokens.at(-2);
    if (isParagraph && inline?.type === "inline")
      inline.content = state.getLines(startLine, state.line, state.blkIndent, false).trimEnd();
    return isParagraph;
  };
}

/** Not ">_<" nor ">:(". */
function isQuote(line: string): boolean {
  return /^>(?:[\s>]|$)/.test(line);
}

/** Not "+ 1", and not "- - -", which is a line and no list. */
function isItem(line: string): boolean {
  return /^(?:[-*]|\d{1,9}[.)])(?:\s|$)(?!\s*(?:[-*+]|\d{1,9}[.)])(?:\s|$))/.test(line);
}

/** A quote is one level and a list two: six quotes in each other, or three lists. */
const levelMax = 6;
const signMaxUnits = 64;
