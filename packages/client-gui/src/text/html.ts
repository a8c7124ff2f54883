/**
 * HTML for Qt's rich text, and the only way to make it: text is escaped, and of tags, attributes and properties there are
 * those of the lists below. None of them can load anything.
 */
import { escapeMarkup } from "./escape.ts";
import { isolated, showable } from "./isolate.ts";

/** A string that came out of this file. */
export type Html = string & { readonly [made]: true };
declare const made: unique symbol;

/** Text as HTML that shows exactly this text. */
export function textHtml(text: string): Html {
  return escapeMarkup(showable(text)).replaceAll("\n", "<br/>") as Html;
}

/** The same between isolates: for names and hosts, whose letters must not turn around what stands beside them. */
export function isolatedHtml(text: string): Html {
  return isolated(textHtml(text)) as Html;
}

export function element(tag: Tag, attributes: Attributes, ...children: readonly Html[]): Html {
  const written = Object.entries(attributes).map(
    ([name, value]) =>
      ` ${name}="${escapeMarkup(typeof value === "string" ? value : styleText(value as Style))}"`,
  );
  return `<${tag}${written.join("")}>${children.join("")}</${tag}>` as Html;
}

export function joinHtml(parts: readonly Html[]): Html {
  return parts.join("") as Html;
}

function styleText(style: Style): string {
  return Object.entries(style)
    .map(([property, value]) => `${property}: ${value}`)
    .join("; ");
}

export type Tag = (typeof tags)[number];

/** `href` is for `a` alone, and only what `link-target.ts` allows may be in it. */
export interface Attributes {
  readonly href?: string;
  readonly style?: Style;
  readonly width?: "100%";
  readonly cellspacing?: "0";
}

export type Style = { readonly [Property in StyleProperty]?: string };
export type StyleProperty = (typeof styleProperties)[number];

const tags = ["a", "b", "code", "i", "p", "pre", "s", "span", "table", "td", "tr"] as const;

const styleProperties = [
  "background-color",
  "border-left",
  "color",
  "font-family",
  "font-size",
  "font-weight",
  "margin-bottom",
  "margin-left",
  "margin-top",
  "padding",
  "text-indent",
  "white-space",
] as const;
