/** What stands in a line of a message, as HTML. */
import type { Token } from "markdown-it";
import { emojiHtml } from "./emoji-html.ts";
import { element, type Html, isolatedHtml, joinHtml, type Tag, textHtml } from "./html.ts";
import { hostToShow } from "./link-text.ts";
import type { MentionIndex } from "./mentions.ts";
import type { TextTheme } from "./text-theme.ts";

export function inlineHtml(tokens: readonly Token[], people: MentionIndex, theme: TextTheme): Html {
  const open: Frame[] = [{ html: [], text: "", close: joinHtml }];
  const inside = () => open[open.length - 1] as Frame;
  const add = (html: Html, text = "") => {
    inside().html.push(html);
    inside().text += text;
  };
  for (const token of tokens) {
    switch (token.nesting) {
      case 1:
        open.push(opened(token, open.length, theme));
        break;
      case -1: {
        const { close, html, text } = open.pop() as Frame;
        add(close(html, text, token), text);
        break;
      }
      default:
        add(leafHtml(token, people, theme), token.type === "softbreak" ? "\n" : token.content);
    }
  }
  return joinHtml(inside().html);
}

/** Something that has begun and not ended: what is in it as HTML and as text, and what both become at the end. */
interface Frame {
  readonly html: Html[];
  text: string;
  readonly close: (html: readonly Html[], text: string, end: Token) => Html;
}

function opened(token: Token, depth: number, theme: TextTheme): Frame {
  const tag = depth > depthMax ? undefined : inlineTag(token);
  const frame = { html: [], text: "" };
  if (token.type === "link_open") {
    return { ...frame, close: (html, text) => linkHtml(token, joinHtml(html), text, theme) };
  }
  if (tag === undefined) {
    return {
      ...frame,
      close: (html, _, end) => joinHtml([textHtml(token.markup), ...html, textHtml(end.markup)]),
    };
  }
  return { ...frame, close: (html) => element(tag, {}, ...html) };
}

/** Two underscores mean nothing here: people write __init__. */
function inlineTag({ type, markup }: Token): Tag | undefined {
  if (type === "strong_open") return markup === "**" ? "b" : undefined;
  return type === "em_open" ? "i" : type === "s_open" ? "s" : undefined;
}

function leafHtml(token: Token, people: MentionIndex, theme: TextTheme): Html {
  switch (token.type) {
    case "softbreak":
      return textHtml("\n");
    case "code_inline": {
      const style = {
        "font-family": theme.codeFont,
        "background-color": theme.codeSurface,
        color: theme.codeText,
      };
      return element("code", { style }, textHtml(token.content));
    }
    case "mention":
      return mentionHtml(token, people, theme);
    default:
      return emojiHtml(token.content, theme);
  }
}

function mentionHtml({ content, meta }: Token, { own }: MentionIndex, theme: TextTheme): Html {
  const isOwn = (meta as { readonly name: string }).name === own;
  const style = isOwn
    ? { color: theme.ownMentionText, "background-color": theme.ownMentionSurface, "font-weight": "600" }
    : { color: theme.mentionText, "font-weight": "600" };
  return element("span", { style }, isolatedHtml(content));
}

function linkHtml(token: Token, html: Html, text: string, theme: TextTheme): Html {
  const href = String(token.attrGet("href") ?? "");
  const title = String(token.attrGet("title") ?? "");
  const host = hostToShow(href, text);
  const remarks = [
    ...(host === undefined ? [] : [textHtml(" ("), isolatedHtml(host), textHtml(")")]),
    ...(title === "" ? [] : [textHtml(" “"), isolatedHtml(title), textHtml("”")]),
  ];
  const link = element("a", { href, style: { color: theme.link } }, html);
  if (remarks.length === 0) return link;
  return joinHtml([link, element("span", { style: { color: theme.muted } }, ...remarks)]);
}

/** Bold in italic in bold and so on is shown as it was written from here on. */
const depthMax = 8;
