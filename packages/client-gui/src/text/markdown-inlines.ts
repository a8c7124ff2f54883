/** What stands in a line: markdown-it's rules with those that a chat needs otherwise, and mentions. */
import createMarkdown, { type MarkdownIt, type StateInline, type Token } from "markdown-it";
import { type MentionIndex, mentionAt } from "./mentions.ts";

export interface TextEnv {
  readonly people: MentionIndex;
  readonly [more: string | symbol]: unknown;
}

export function changeInlineRules({ inline }: MarkdownIt): void {
  const { ruler, ruler2 } = inline;
  const kept = ["text", "linkify", "newline", "escape", "backticks", "strikethrough", "emphasis", "link"];
  ruler.enableOnly(kept);
  ruler2.enableOnly(["balance_pairs", "strikethrough", "emphasis", "fragments_join"]);
  ruler.at("newline", newlineRule);
  ruler.at("escape", escapeRule);
  ruler.before("escape", "shrug", shrugRule);
  ruler.before("emphasis", "mention", mentionRule);
  ruler.before("emphasis", "product", productRule);
  ruler.at("link", linkWithTarget(ruleOfLinks()));
}

type InlineRule = (state: StateInline, silent: boolean) => boolean;

function ruleOfLinks(): InlineRule {
  const { ruler } = createMarkdown().inline;
  ruler.enableOnly(["link"]);
  const [rule] = ruler.getRules("");
  if (rule === undefined) throw new Error("markdown-it has no rule for links");
  return rule as InlineRule;
}

/** `[text]()` leads nowhere, `[](…)` cannot be clicked, and `![text](…)` would be a picture: they are text. */
function linkWithTarget(rule: InlineRule): InlineRule {
  return (state, silent) => {
    if (state.src[state.pos - 1] === "!") return false;
    const before = { pos: state.pos, pending: state.pending, tokens: state.tokens.length };
    if (!rule(state, silent)) return false;
    if (silent || isWhole(state.tokens.slice(before.tokens))) return true;
    state.tokens.length = before.tokens;
    state.tokens_meta.length = before.tokens;
    state.pos = before.pos;
    state.pending = before.pending;
    return false;
  };
}

function isWhole(tokens: readonly Token[]): boolean {
  const at = tokens.findIndex(({ type }) => type === "link_open");
  return tokens[at]?.attrGet("href") !== "" && tokens.slice(at).some(({ content }) => content.trim() !== "");
}

/** Lines end where they were ended, and begin with the blanks that they begin with. */
function newlineRule(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== "\n") return false;
  if (!silent) state.push("softbreak", "br", 0);
  state.pos++;
  return true;
}

/** A backslash in front of a sign of ours takes its meaning; any other backslash is one, as in a path. */
function escapeRule(state: StateInline, silent: boolean): boolean {
  const sign = state.src[state.pos + 1];
  if (state.src[state.pos] !== "\\" || sign === undefined || !"*_~`[]>@".includes(sign)) return false;
  if (!silent) {
    const token = state.push("text_special", "", 0);
    token.content = sign;
    token.markup = `\\${sign}`;
    token.info = "escape";
  }
  state.pos += 2;
  return true;
}

/** The one well-known sign whose backslash and underscores are meant as they are. */
function shrugRule(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith(arms, state.pos)) return false;
  if (!silent) state.pending += arms;
  state.pos += arms.length;
  return true;
}

/** 2*3*4 and 2**8 are sums. */
function productRule(state: StateInline, silent: boolean): boolean {
  if (!/\d/.test(state.src[state.pos - 1] ?? "")) return false;
  const stars = /^\*{1,2}(?=\d)/.exec(state.src.slice(state.pos, state.pos + 3))?.[0];
  if (stars === undefined) return false;
  if (!silent) state.pending += stars;
  state.pos += stars.length;
  return true;
}

function mentionRule(state: StateInline, silent: boolean): boolean {
  const found = mentionAt(state.src, state.pos, (state.env as TextEnv).people);
  if (found === undefined || state.pos + found.length > state.posMax) return false;
  if (!silent) {
    const token = state.push("mention", "span", 0);
    token.content = state.src.slice(state.pos, state.pos + found.length);
    token.meta = { name: found.name };
  }
  state.pos += found.length;
  return true;
}

const arms = "\\_(ツ)_/";
