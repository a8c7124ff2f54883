/** Edits, deletions, marks and pins, put into the items that they are about, and into the replies that quote those. */
import type { Content, Entry } from "@conclave/protocol";
import type { MentionRule } from "./mentions.ts";
import { isSaid, type Mark, type Quote, type Said, type TimelineItem } from "./timeline.ts";
import { beginning } from "./timeline-item.ts";

type Items = readonly TimelineItem[];
type Change = Extract<Content, { kind: "delete" | "edit" | "pin" | "react" }>;

/** The items after an entry; the same ones if it changes none of them. */
export function changedBy(items: Items, entry: Entry, ownName: string, rule: MentionRule): Items {
  const { content } = entry;
  switch (content.kind) {
    case "edit":
    case "delete":
    case "react":
    case "pin":
      return change(items, entry, content, { ownName, rule });
    default:
      return items;
  }
}

/** The items with what has become known of the entry that some of them reply to. */
export function withQuote(items: Items, quote: Quote): Items {
  const isConcerned = (item: TimelineItem) =>
    isSaid(item) && item.re?.number === quote.number && item.re.text !== quote.text;
  if (!items.some(isConcerned)) return items;
  return items.map((item) => (isSaid(item) && isConcerned(item) ? { ...item, re: quote } : item));
}

/** The items with these pins and no others. */
export function withPins(items: Items, pins: readonly number[]): Items {
  const isWrong = (item: TimelineItem) =>
    isSaid(item) && item.fate !== "gone" && (item.pinned === "yes") !== pins.includes(item.number);
  if (!items.some(isWrong)) return items;
  return items.map((item) =>
    isSaid(item) && isWrong(item) ? { ...item, pinned: item.pinned === "yes" ? "no" : "yes" } : item,
  );
}

function change(
  items: Items,
  entry: Entry,
  content: Change,
  { ownName, rule }: { readonly ownName: string; readonly rule: MentionRule },
): Items {
  const index = items.findLastIndex((item) => isSaid(item) && item.number === content.of);
  const item = items[index];
  const known =
    item !== undefined && isSaid(item)
      ? items.with(index, changedItem(item, entry, content, { ownName, rule }))
      : items;
  if (content.kind === "edit" && (item === undefined || !("asOf" in item) || item.asOf < entry.number))
    return withQuote(known, { number: content.of, from: entry.from, text: beginning(content.text) });
  if (content.kind === "delete") {
    const from = item !== undefined && isSaid(item) ? item.from : undefined;
    return withQuote(known, { number: content.of, from, text: "" });
  }
  return known;
}

function changedItem(
  item: Said,
  entry: Entry,
  content: Change,
  { ownName, rule }: { readonly ownName: string; readonly rule: MentionRule },
): Said {
  // What was taken away is so for good, and nothing else comes back from it.
  if (content.kind === "delete") {
    const gone = { fate: "gone", goneBy: entry.from, marks: [], pinned: "no" } as const;
    return { ...item, ...gone, text: "", mentions: "nobody" };
  }
  if (item.asOf >= entry.number || item.fate === "gone") return item;
  const asOf = entry.number;
  switch (content.kind) {
    case "edit":
      if (item.kind !== "text") return item;
      return {
        ...item,
        asOf,
        text: content.text,
        fate: "changed",
        editedMs: entry.timeMs,
        mentions: rule(content.text, undefined),
      };
    case "react":
      return { ...item, asOf, marks: marked(item.marks, content, entry.from === ownName) };
    case "pin":
      return { ...item, asOf, pinned: content.set === "on" ? "yes" : "no" };
  }
}

function marked(
  marks: readonly Mark[],
  { mark, set }: Extract<Content, { kind: "react" }>,
  own: boolean,
): readonly Mark[] {
  const index = marks.findIndex((known) => known.mark === mark);
  const known = marks[index];
  if (known === undefined)
    return set === "on" ? [...marks, { mark, count: 1, mine: own ? "yes" : "no" }] : marks;
  if (own && (known.mine === "yes") === (set === "on")) return marks;
  const count = known.count + (set === "on" ? 1 : -1);
  if (count <= 0) return marks.toSpliced(index, 1);
  const mine = own ? (set === "on" ? "yes" : "no") : known.mine;
  return marks.with(index, { mark, count, mine });
}
