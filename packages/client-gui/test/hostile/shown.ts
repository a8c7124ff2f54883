/** Reads HTML back as strictly as it is written: whatever is not on the lists, or not well formed, is a fault. */

export interface Shown {
  /** What a person sees, a newline for each block and break; signs of lists and remarks included. */
  readonly text: string;
  readonly tags: ReadonlySet<string>;
  readonly links: readonly string[];
}

/** @throws if it has anything else than our own HTML can have. */
export function readShown(html: string): Shown {
  const open: string[] = [];
  const tags = new Set<string>();
  const links: string[] = [];
  let text = "";
  const pattern =
    /<(?<end>\/?)(?<tag>[a-z]+)(?<attributes>(?: [a-z]+="[^"<>]*")*)(?<void>\/?)>|(?<text>[^<>]+)/gy;
  for (let match = pattern.exec(html); match !== null; match = pattern.exec(html)) {
    const { end, tag = "", attributes = "", text: piece } = match.groups ?? {};
    if (piece !== undefined) text += unescaped(piece);
    else if (tag === "br") text += "\n";
    else if (end === "/") {
      if (open.pop() !== tag) throw new Error(`</${tag}> ends nothing`);
    } else {
      if (!(tag in allowedAttributes)) throw new Error(`<${tag}> is not allowed`);
      tags.add(tag);
      open.push(tag);
      links.push(...readAttributes(tag, attributes));
      if (tag === "p" || tag === "pre" || tag === "table") text += text === "" ? "" : "\n";
    }
    if (pattern.lastIndex === html.length) break;
  }
  if (html !== "" && pattern.lastIndex !== html.length) throw new Error("a part of it is no HTML of ours");
  if (open.length > 0) throw new Error(`<${open.join("><")}> never ends`);
  return { text, tags, links };
}

function readAttributes(tag: string, attributes: string): string[] {
  const links: string[] = [];
  for (const [, name = "", value = ""] of attributes.matchAll(/ ([a-z]+)="([^"]*)"/g)) {
    if (!allowedAttributes[tag]?.includes(name)) throw new Error(`${name} of <${tag}> is not allowed`);
    if (name === "href") links.push(unescaped(value));
    if (name === "style") {
      for (const declaration of value.split("; ")) {
        const [property = "", set = ""] = declaration.split(": ");
        if (!allowedProperties.has(property)) throw new Error(`the property ${property} is not allowed`);
        if (!/^[#a-z0-9 .,-]+$/.test(set)) throw new Error(`${property} has the value ${set}`);
      }
    }
  }
  return links;
}

function unescaped(text: string): string {
  if (/&(?!(?:amp|lt|gt|quot|#39);)/.test(text)) throw new Error(`a bare & in ${JSON.stringify(text)}`);
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}

/** Said once more here, so that a change of the lists in the sources is seen. */
const allowedAttributes: Readonly<Record<string, readonly string[]>> = {
  a: ["href", "style"],
  b: [],
  code: ["style"],
  i: [],
  p: ["style"],
  pre: ["style"],
  s: [],
  span: ["style"],
  table: ["width", "cellspacing", "style"],
  tr: [],
  td: ["style"],
};
const allowedProperties = new Set([
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
]);
