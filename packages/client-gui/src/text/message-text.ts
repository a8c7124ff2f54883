/** A message without its markup: what a screen reader says, what a copy has, and the one line of quotes, lists and notifications. */
import type { Token } from "markdown-it";
import { shortened } from "./escape.ts";
import { hostToShow } from "./link-text.ts";
import { parseMarkdown } from "./markdown.ts";
import { mentionIndex } from "./mentions.ts";

/** What is seen of a message, line by line. The true hosts of links stand behind them here too. */
export function messageText(text: string): string {
  const lines: string[] = [];
  let sign = "";
  for (const token of parseMarkdown(text, nobody)) {
    switch (token.type) {
      case "list_item_open":
        sign = token.info === "" ? "• " : `${token.info}${token.markup} `;
        break;
      case "inline":
        lines.push(sign + inlineText(token.children ?? []));
        sign = "";
        break;
      case "fence":
        lines.push(sign + token.content.replace(/\n$/, ""));
        sign = "";
        break;
      case "list_item_close":
        if (sign !== "") lines.push(token.markup);
        sign = "";
    }
  }
  return lines.join("\n");
}

/** The same on one line, cut at a letter. @param maxUnits UTF-16 units. */
export function messageSummary(text: string, maxUnits = 120): string {
  // The rest of a long text is not read at all.
  const beginning = text.slice(0, maxUnits * 4);
  return shortened(messageText(beginning).replaceAll(/\s+/g, " ").trim(), maxUnits);
}

function inlineText(tokens: readonly Token[]): string {
  let text = "";
  let link: { readonly href: string; readonly from: number } | undefined;
  for (const token of tokens) {
    if (token.type === "link_open") {
      link = { href: String(token.attrGet("href") ?? ""), from: text.length };
    } else if (token.type === "link_close" && link !== undefined) {
      const host = hostToShow(link.href, text.slice(link.from));
      if (host !== undefined) text += ` (${host})`;
    } else if (token.type === "softbreak") {
      text += "\n";
    } else {
      // Two underscores are no markup of ours.
      text += token.type.startsWith("strong_") && token.markup === "__" ? "__" : token.content;
    }
  }
  return text;
}

/** A mention is read as it was written. */
const nobody = mentionIndex([]);
