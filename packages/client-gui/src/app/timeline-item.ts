/** From an entry of a room to what the timeline shows of it; entries that only change others are nothing by themselves. */
import { describeEntry } from "@conclave/client";
import type { Entry, TextState } from "@conclave/protocol";
import { isolated, isolatedLine } from "../text/isolate.ts";
import type { MentionRule } from "./mentions.ts";
import type { EventItem, FileItem, Mark, Quote, TextItem, TimelineItem, Transfer } from "./timeline.ts";

export interface ItemContext {
  readonly ownName: string;
  readonly rule: MentionRule;
  readonly pins: readonly number[];
  /** Up to which entry of the room what became of these is known. */
  readonly asOf: number;
  /** What is known of the file of an entry. */
  transfer(number: number): Transfer;
  /** What is known of another entry. */
  quote(number: number): Quote;
}

export function toItem(entry: Entry, context: ItemContext): TimelineItem | undefined {
  const { content } = entry;
  switch (content.kind) {
    case "text":
      return textItem(entry, content, context);
    case "file":
      return fileItem(entry, content, context);
    case "gone":
      return { ...textItem(entry, { text: "" }, context), fate: "gone", mentions: "nobody", pinned: "no" };
    case "edit":
    case "delete":
    case "react":
      return undefined;
    default:
      return eventItem({ ...entry, content }, context);
  }
}

/** What a reply shows of the entry that it replies to. */
export function quoteOf(item: TimelineItem): Quote | undefined {
  if (item.kind === "text") return { number: item.number, from: item.from, text: beginning(item.text) };
  if (item.kind === "file")
    return { number: item.number, from: item.from, text: item.fate === "gone" ? "" : item.file.name };
  return undefined;
}

/** The same of an entry that is not in the timeline. */
export function quoteOfEntry({ number, from, content }: Entry): Quote {
  if (content.kind === "file") return { number, from, text: content.name };
  return { number, from, text: content.kind === "text" ? beginning(content.text) : "" };
}

/** The first words of a text: its first line, or less of it. */
export function beginning(text: string): string {
  const line = text.trimStart().split("\n", 1)[0] ?? "";
  const letters = [...line.slice(0, quoteMaxCount * 2)];
  return letters.length > quoteMaxCount ? `${letters.slice(0, quoteMaxCount).join("")}…` : line;
}

function toMarks({ marks = {}, mine = [] }: TextState = {}): readonly Mark[] {
  return Object.entries(marks).map(([mark, count]) => ({
    mark,
    count,
    mine: mine.includes(mark) ? "yes" : "no",
  }));
}

function textItem(
  entry: Entry,
  { text, re, mentions }: Pick<Extract<Entry["content"], { kind: "text" }>, "mentions" | "re" | "text">,
  context: ItemContext,
): TextItem {
  const { editedMs } = entry.state ?? {};
  return {
    ...fromEntry(entry, context),
    kind: "text",
    text,
    fate: editedMs === undefined ? "as-written" : "changed",
    goneBy: undefined,
    editedMs,
    re: re === undefined ? undefined : context.quote(re),
    mentions: context.rule(text, mentions),
    marks: toMarks(entry.state),
    pinned: context.pins.includes(entry.number) ? "yes" : "no",
  };
}

function fileItem(
  entry: Entry,
  { name, type, bytes, text = "", re }: Extract<Entry["content"], { kind: "file" }>,
  context: ItemContext,
): FileItem {
  return {
    ...fromEntry(entry, context),
    kind: "file",
    file: { id: `${entry.number}`, name, type, bytes },
    text,
    re: re === undefined ? undefined : context.quote(re),
    mentions: context.rule(text, undefined),
    transfer: context.transfer(entry.number),
    fate: "as-written",
    goneBy: undefined,
    marks: toMarks(entry.state),
    pinned: context.pins.includes(entry.number) ? "yes" : "no",
  };
}

function eventItem(entry: Parameters<typeof describeEntry>[0], context: ItemContext): EventItem {
  const { content } = entry;
  const words = {
    name: isolatedLine,
    text: isolated,
    quote: (number: number) => {
      const { text } = context.quote(number);
      return text === undefined || text === "" ? `#${number}` : isolatedLine(`“${text}”`);
    },
  };
  return {
    ...fromEntry(entry, context),
    kind: "event",
    text: describeEntry(entry, words),
    tone: content.kind === "notice" ? "serious" : "calm",
    member: content.kind === "member" ? { who: content.who, role: content.role } : undefined,
  };
}

function fromEntry({ number, from, guest, timeMs }: Entry, { ownName, asOf }: ItemContext) {
  return { number, from, guest, own: from === ownName, timeMs, asOf: Math.max(asOf, number) };
}

/** Letters of a quote. */
const quoteMaxCount = 120;
