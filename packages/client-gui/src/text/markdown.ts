/**
 * The Markdown that messages have, as markdown-it's tokens: bold, italic, struck out, code, quotes, lists and links. What is
 * not in that list is text, and is shown as it was written.
 */
import createMarkdown, { type MarkdownIt, type Token } from "markdown-it";
import { showable } from "./isolate.ts";
import { readLink } from "./link-target.ts";
import { changeBlockRules } from "./markdown-blocks.ts";
import { changeInlineRules, type TextEnv } from "./markdown-inlines.ts";
import type { MentionIndex } from "./mentions.ts";

/** A text's tokens, blocks first; those of type "inline" have their own as children. A mention is of type "mention". */
export function parseMarkdown(text: string, people: MentionIndex): readonly Token[] {
  const env: TextEnv = { people };
  return markdown.parse(showable(text), env);
}

/** The people that a text mentions, in order; what is code or part of a link mentions nobody. */
export function namesIn(text: string, people: MentionIndex): string[] {
  return parseMarkdown(text, people)
    .flatMap(({ children }) => children ?? [])
    .filter(({ type }) => type === "mention")
    .map(({ meta }) => (meta as { name: string }).name);
}

function makeMarkdown(): MarkdownIt {
  const made = createMarkdown({ html: false, linkify: true, typographer: false, maxNesting: nestingMax });
  made.core.ruler.enableOnly(["normalize", "block", "inline", "linkify", "text_join"]);
  changeBlockRules(made);
  changeInlineRules(made);
  made.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
  made.linkify.add("ftp:", null).add("//", null);
  // A link that is not allowed is no link, but the text that somebody wrote.
  made.validateLink = (link) => {
    const { kind } = readLink(link);
    return kind === "web" || kind === "mail";
  };
  made.normalizeLink = (link) => {
    const target = readLink(link);
    return target.kind === "web" || target.kind === "mail" ? target.url : link;
  };
  made.normalizeLinkText = (text) => text;
  return made;
}

/**
 * So deep each bracket is looked into for a link; with the 100 that markdown-it has by itself, 12 KiB of brackets take 1.2 million
 * steps. Of what else can be nested less is shown.
 */
const nestingMax = 10;

const markdown = makeMarkdown();
