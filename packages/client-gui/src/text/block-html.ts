/**
 * Paragraphs, lists, quotes and code as HTML. A list is paragraphs that are set in, with its signs as text: so a copy has
 * them, and numbers are those that were written (Qt 6.4 begins each numbered list with 1).
 */
import type { Token } from "markdown-it";
import { codePieces } from "./highlight.ts";
import { element, type Html, joinHtml, textHtml } from "./html.ts";
import { inlineHtml } from "./inline-html.ts";
import type { MentionIndex } from "./mentions.ts";
import type { TextTheme } from "./text-theme.ts";

export function blocksHtml(tokens: readonly Token[], people: MentionIndex, theme: TextTheme): Html {
  const blocks = new Blocks(people, theme);
  for (const token of tokens) blocks.take(token);
  return blocks.html();
}

class Blocks {
  readonly #people: MentionIndex;
  readonly #theme: TextTheme;
  /** The outermost first: the message, and quotes that have begun in it. */
  readonly #open: Level[] = [{ parts: [], listDepth: 0 }];
  /** The sign of an item whose text has not come yet. */
  #sign: { readonly shown: string; readonly written: string } | undefined;
  #gap: "none" | "some" = "none";

  constructor(people: MentionIndex, theme: TextTheme) {
    this.#people = people;
    this.#theme = theme;
  }

  take(token: Token): void {
    switch (token.type) {
      case "paragraph_open":
        this.#gap = token.hidden ? "none" : "some";
        return;
      case "inline":
        this.#paragraph(inlineHtml(token.children ?? [], this.#people, this.#theme));
        return;
      case "fence":
        this.#signAlone();
        this.#code(token);
        return;
      case "blockquote_open":
        this.#signAlone();
        this.#open.push({ parts: [], listDepth: 0 });
        return;
      case "blockquote_close":
        this.#endQuote();
        return;
      case "bullet_list_open":
      case "ordered_list_open":
        this.#signAlone();
        this.#level.listDepth++;
        return;
      case "bullet_list_close":
      case "ordered_list_close":
        this.#level.listDepth--;
        return;
      case "list_item_open": {
        const written = `${token.info}${token.markup}`;
        this.#sign = { written, shown: token.info === "" ? "•" : written };
        return;
      }
      case "list_item_close":
        this.#signAlone();
    }
  }

  html(): Html {
    return joinHtml(this.#level.parts);
  }

  get #level(): Level {
    return this.#open[this.#open.length - 1] as Level;
  }

  #codeHtml(code: string, label: string): readonly Html[] {
    return codePieces(code, label).map(({ text, kind }) =>
      kind === "plain"
        ? textHtml(text)
        : element("span", { style: { color: this.#theme.codeColours[kind] } }, textHtml(text)),
    );
  }

  /** Qt draws no border around a paragraph and no space inside one: only cells of tables have them. A cell stands off from what is above it as a paragraph does. */
  #addCell(style: Record<string, string>, content: readonly Html[]): void {
    const { parts } = this.#level;
    const above = parts.length > 0 ? { style: { "margin-top": `${this.#theme.gapPixels}px` } } : {};
    const row = element("tr", {}, element("td", { style }, ...content));
    this.#add(element("table", { width: "100%", cellspacing: "0", ...above }, row));
  }

  #add(html: Html): void {
    this.#level.parts.push(html);
  }

  #paragraph(content: Html): void {
    const { indentPixels, gapPixels } = this.#theme;
    const { listDepth, parts } = this.#level;
    const sign = this.#sign === undefined ? [] : [textHtml(`${this.#sign.shown}  `)];
    const style = {
      "margin-top": `${parts.length > 0 && this.#gap === "some" ? gapPixels : 0}px`,
      "margin-bottom": "0px",
      ...(listDepth > 0 && { "margin-left": `${listDepth * indentPixels}px` }),
      ...(this.#sign !== undefined && { "text-indent": `-${indentPixels}px` }),
      "white-space": "pre-wrap",
    };
    this.#sign = undefined;
    this.#add(element("p", { style }, ...sign, content));
  }

  /** An item that has no text of its own: what looks like its sign may be all that somebody meant. */
  #signAlone(): void {
    if (this.#sign === undefined) return;
    const { written } = this.#sign;
    this.#sign = undefined;
    this.#paragraph(textHtml(written));
  }

  #endQuote(): void {
    if (this.#level.parts.length === 0) this.#paragraph(textHtml(">"));
    const { parts } = this.#open.pop() as Level;
    const style = {
      "border-left": `3px solid ${this.#theme.quoteBar}`,
      padding: "2px 0px 2px 9px",
      color: this.#theme.muted,
    };
    this.#addCell(style, parts);
  }

  #code(token: Token): void {
    const { codeSurface, codeText, codeFont, muted } = this.#theme;
    const label = token.info.trim();
    const flush = { "margin-top": "0px", "margin-bottom": "0px" };
    const text = { ...flush, "font-family": codeFont, color: codeText, "white-space": "pre-wrap" };
    this.#addCell({ "background-color": codeSurface, padding: "6px 9px 6px 9px" }, [
      ...(label === ""
        ? []
        : [element("p", { style: { ...flush, color: muted, "font-size": "small" } }, textHtml(label))]),
      element("pre", { style: text }, ...this.#codeHtml(token.content.replace(/\n$/, ""), label)),
    ]);
  }
}

interface Level {
  readonly parts: Html[];
  listDepth: number;
}
