/** The links of a message, for a menu: the keyboard has no pointer to put on one. */
import { parseMarkdown } from "./markdown.ts";
import { mentionIndex } from "./mentions.ts";

/** Where its links lead, as `readLink` gives them: in their order, each once. */
export function linksIn(text: string): readonly string[] {
  const links = parseMarkdown(text, nobody)
    .flatMap(({ children }) => children ?? [])
    .filter(({ type }) => type === "link_open")
    .map((token) => String(token.attrGet("href") ?? ""));
  return [...new Set(links)];
}

const nobody = mentionIndex([]);
