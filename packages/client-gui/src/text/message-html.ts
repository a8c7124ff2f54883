/** A message as HTML for the message pane: what people wrote goes in as text and as nothing else. */
import { isFewEmoji } from "./big-emoji.ts";
import { blocksHtml } from "./block-html.ts";
import { emojiFonts } from "./emoji-html.ts";
import { element, type Html, textHtml } from "./html.ts";
import { parseMarkdown } from "./markdown.ts";
import type { MentionIndex } from "./mentions.ts";
import type { TextTheme } from "./text-theme.ts";

/** @param people who can be mentioned: `mentionIndex` makes it, once for a list of people. */
export function messageHtml(text: string, people: MentionIndex, theme: TextTheme): Html {
  if (!isFewEmoji(text)) return blocksHtml(parseMarkdown(text, people), people, theme);
  const style = {
    "margin-top": "0px",
    "margin-bottom": "0px",
    "font-size": `${theme.bigEmojiPixels}px`,
    "font-family": emojiFonts,
  };
  return element("p", { style }, textHtml(text.trim()));
}
