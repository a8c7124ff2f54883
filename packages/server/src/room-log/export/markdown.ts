/**
 * A room as Markdown (CommonMark 0.31), for people to read. Texts are quotes in which every sign stands for itself, so
 * that nothing that somebody wrote can end its quote, begin a heading, or pass for somebody else's text.
 */
import type { Entry } from "@conclave/protocol";
import { formatTime } from "../../commands/time.ts";

/** What stands in front of all entries. */
export function markdownHead(title: string, topic: string): string {
  return `# ${inlineMarkdown(title)}\n${topic === "" ? "" : `\n${quoteMarkdown(topic)}\n`}`;
}

/** An entry with the empty line in front of it; nothing for those that only change another one. */
export function toMarkdown(entry: Entry): string {
  const { content, timeMs, from, guest } = entry;
  const who = `**${inlineMarkdown(from)}**${guest ? " (guest)" : ""}`;
  const when = formatTime(timeMs);
  switch (content.kind) {
    case "text":
      return `\n${who} · ${when} · ${describe(entry)}\n\n${quoteMarkdown(content.text)}\n`;
    case "file": {
      const { name, type, bytes, hash, text } = content;
      const facts = `${inlineMarkdown(type)}, ${bytes} bytes, SHA-256 ${Buffer.from(hash).toString("hex")}`;
      const caption = text === undefined ? "" : `\n${quoteMarkdown(text)}\n`;
      return `\n${who} · ${when} · ${describe(entry)} · the file **${inlineMarkdown(name)}** (${facts})\n${caption}`;
    }
    case "notice":
      return `\n${who} · ${when}\n\n${quoteMarkdown(content.text)}\n`;
    case "gone":
      return `\n${who} · ${when} · ${entry.number} · _taken away_\n`;
    case "topic":
      return `\n${who} · ${when} · the topic is now:\n\n${quoteMarkdown(content.text)}\n`;
    case "member": {
      const role = content.role === "none" ? "not in the room any more" : content.role;
      return `\n${who} · ${when} · ${inlineMarkdown(content.who)} is now ${role}\n`;
    }
    case "edit":
    case "delete":
    case "react":
    case "pin":
    case "other":
      return "";
  }
}

function describe({ number, content, state }: Entry): string {
  const re = "re" in content && content.re !== undefined ? [`in reply to ${content.re}`] : [];
  const edited = state?.editedMs === undefined ? [] : [`edited ${formatTime(state.editedMs)}`];
  const marks = Object.entries(state?.marks ?? {}).map(([mark, count]) => `${inlineMarkdown(mark)} ${count}`);
  return [number, ...re, ...edited, ...marks].join(" · ");
}

/** A block quote of paragraphs in which lines stay lines. */
export function quoteMarkdown(text: string): string {
  return text
    .trim()
    .split(blankLines)
    .map((paragraph) => paragraph.split("\n").map(lineMarkdown).join("\\\n> "))
    .map((paragraph) => `> ${paragraph}`)
    .join("\n>\n");
}

function lineMarkdown(line: string): string {
  const [indent = ""] = /^[ \t]*/.exec(line) ?? [];
  const rest = line.slice(indent.length).trimEnd();
  // Indented, it would be code.
  return indent.replaceAll("\t", "    ").replaceAll(" ", "&nbsp;") + inlineMarkdown(rest);
}

/** One line in which every sign stands for itself. */
export function inlineMarkdown(line: string): string {
  return line
    .replaceAll(anywhere, "\\$&")
    .replace(/^[#+=-]/, "\\$&")
    .replace(/^(\d{1,9})([.)])/, "$1\\$2");
}

const anywhere = /[\\`*_[\]<>|~&$]/g;
const blankLines = /\n[ \t]*(?:\n[ \t]*)*\n(?=[ \t]*\S)/;
