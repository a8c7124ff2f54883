/** What the fields of a search say, turned into a question, or into what is wrong with them. */
import type { SearchQuestion } from "../../app/controller.ts";

export interface SearchForm {
  readonly words: string;
  readonly from: string;
  /** Days as YYYY-MM-DD, where the person is; empty: no limit. */
  readonly since: string;
  readonly before: string;
}

export type SearchField = keyof SearchForm;

export interface SearchFault {
  readonly field: SearchField;
  readonly what: string;
}

/** What to ask, without where. */
export function readSearch(form: SearchForm): Omit<SearchQuestion, "room" | "server"> | SearchFault {
  const words = form.words.trim();
  if (words === "") return { field: "words", what: "Type a word to look for." };
  const [sinceMs, beforeMs] = [readDay(form.since), readDay(form.before)];
  if (sinceMs === "wrong") return { field: "since", what: wrongDay(form.since) };
  if (beforeMs === "wrong") return { field: "before", what: wrongDay(form.before) };
  if (sinceMs !== undefined && beforeMs !== undefined && sinceMs >= beforeMs)
    return { field: "before", what: "Nothing is after the first day and before the second one." };
  const from = form.from.trim();
  return { words, from: from === "" ? undefined : from, sinceMs, beforeMs };
}

/** When the day begins where the person is. */
function readDay(text: string): number | "wrong" | undefined {
  const day = text.trim();
  if (day === "") return undefined;
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(day);
  if (match === null) return "wrong";
  const [year = 0, month = 0, dayOfMonth = 0] = match.slice(1).map(Number);
  const date = new Date(year, month - 1, dayOfMonth);
  // The 31st of February would otherwise be a day in March.
  return date.getMonth() === month - 1 && date.getDate() === dayOfMonth ? date.getTime() : "wrong";
}

function wrongDay(text: string): string {
  return `"${text.trim()}" is no day. Write it as 2026-11-28.`;
}
