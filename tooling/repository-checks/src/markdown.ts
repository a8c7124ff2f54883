/** As much of Markdown as our documents use: links, headings, tables, code. */
import { readText } from "./files.ts";

export interface Link {
  readonly target: string;
  readonly line: number;
}

/** Links and pictures outside of code, in the order of the text. */
export function linksOf(markdown: string): readonly Link[] {
  return withoutCode(markdown)
    .split("\n")
    .flatMap((text, index) =>
      Array.from(text.matchAll(/\]\((?<target>[^()\s]+)\)/g), ({ groups }) => ({
        target: groups?.["target"] ?? "",
        line: index + 1,
      })),
    );
}

/** The anchors of a document's headings, as GitHub and its like make them. */
export function anchorsOf(markdown: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const [, title = ""] of withoutFences(markdown).matchAll(/^#{1,6} +(.+?) *$/gm)) {
    const plain = title.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1").replaceAll(/[`*_]/g, "");
    const slug = plain
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, "")
      .replaceAll(" ", "-");
    let anchor = slug;
    for (let count = 1; anchors.has(anchor); count += 1) anchor = `${slug}-${count}`;
    anchors.add(anchor);
  }
  return anchors;
}

/** The cells of every row of every table, without those that only rule lines. */
export function tableRowsOf(markdown: string): readonly (readonly string[])[] {
  return markdown
    .split("\n")
    .filter((line) => line.startsWith("|") && !/^\|[\s:|-]+$/.test(line))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** What stands in code: the lines of fenced blocks, and the spans between backquotes. */
export function codeOf(markdown: string): readonly string[] {
  const fenced = Array.from(markdown.matchAll(fences), ([block]) => block.split("\n").slice(1, -1)).flat();
  const spans = Array.from(withoutFences(markdown).matchAll(/`([^`\n]+)`/g), ([, span = ""]) => span);
  return [...fenced, ...spans];
}

/**
 * The part of a document under a heading, up to the next one of the same or a higher level.
 *
 * @throws {Error} if there is no such heading.
 */
export function sectionOf(path: string, heading: string): string {
  const lines = readText(path).split("\n");
  const start = lines.indexOf(heading);
  if (start < 0) throw new Error(`${path} has no heading "${heading}"`);
  const level = heading.indexOf(" ");
  const end = lines.findIndex(
    (line, index) => index > start && /^#+ /.test(line) && line.indexOf(" ") <= level,
  );
  return lines.slice(start + 1, end < 0 ? undefined : end).join("\n");
}

/** The same number of lines, with nothing in those that are code. */
function withoutFences(markdown: string): string {
  return markdown.replaceAll(fences, (block) => block.replaceAll(/[^\n]/g, ""));
}

function withoutCode(markdown: string): string {
  return withoutFences(markdown).replaceAll(/`[^`\n]*`/g, (span) => " ".repeat(span.length));
}

const fences = /^ *```[\s\S]*?^ *```$/gm;
