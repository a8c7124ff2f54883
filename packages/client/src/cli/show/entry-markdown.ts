/** A room as a Markdown document, with a heading for each day. What people wrote is shown as they wrote it, not obeyed. */
import type { Entry } from "@conclave/protocol";
import { describeEntry } from "../../describe-entry.ts";
import { printable } from "../terminal-text.ts";
import { clockTime, localDate } from "./entry-lines.ts";

export class MarkdownRoom {
  readonly #title: string;
  #day = "";

  constructor(title: string) {
    this.#title = title;
  }

  heading(): string {
    return `# ${escapeMarkdown(this.#title)}`;
  }

  /** One item of a list; with the heading of its day in front, if it is the first of it. */
  entry(entry: Entry): string {
    const day = localDate(entry.timeMs);
    const heading = day === this.#day ? "" : `\n## ${day}\n\n`;
    this.#day = day;
    return `${heading}- ${clockTime(entry.timeMs)} ${sentence(entry)}`;
  }
}

function sentence(entry: Entry): string {
  const { content, guest, state } = entry;
  if (content.kind !== "text") {
    const words = { name: escapeMarkdown, text: body, quote: (number: number) => `#${number}` };
    return `_#${entry.number}_ ${describeEntry({ ...entry, content }, words)}`;
  }
  const about = content.re === undefined ? "" : ` (to #${content.re})`;
  const edited = state?.editedMs === undefined ? "" : " _(edited)_";
  const who = `**${escapeMarkdown(entry.from)}**${guest ? " (guest)" : ""}`;
  return `_#${entry.number}_ ${who}${about}: ${body(content.text)}${edited}`;
}

/** A text whose further lines stay in its item. */
function body(text: string): string {
  return printable(text).split("\n").map(escapeMarkdown).join("\\\n  ");
}

/** Every mark of Markdown, and of HTML in it, as the character that it is. */
function escapeMarkdown(text: string): string {
  return printable(text).replaceAll(/[\\`*_{}[\]<>()#+\-.!|~&]/g, "\\$&");
}
