/** Keys of rows: what a row stands for, and the other way round. */
import type { TimelineItem } from "../app/timeline.ts";

/** "e:NUMBER" for an entry. */
export function entryKey(number: number): string {
  return `e:${number}`;
}

/** "o:ID" for what is not stored yet. */
export function unsentKey(id: string): string {
  return `o:${id}`;
}

export function itemKey(item: TimelineItem): string {
  return "number" in item ? entryKey(item.number) : `l:${item.key}`;
}

/** What a row stands for; a date, a line or a fold stands for nothing that something could be done about. */
export function rowSubject(
  key: string,
):
  | { readonly kind: "entry"; readonly number: number }
  | { readonly kind: "unsent"; readonly id: string }
  | undefined {
  const rest = key.slice(2);
  if (key.startsWith("e:") && /^\d+$/.test(rest)) return { kind: "entry", number: Number(rest) };
  return key.startsWith("o:") ? { kind: "unsent", id: rest } : undefined;
}
