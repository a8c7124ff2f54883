/** What a room keeps, as lines for people: texts as they were said, everything else as what somebody did. */
import type { Entry, RoomId } from "@conclave/protocol";
import { describeEntry } from "../../describe-entry.ts";
import { terminalName, terminalText } from "../terminal-text.ts";

/** What is remembered of the texts that were shown, so that what is done to one can say to which. */
export class ShownTexts {
  readonly #texts = new Map<string, { readonly from: string; readonly text: string }>();

  note(room: RoomId, { number, from, content }: Entry): void {
    const key = `${room}/${number}`;
    if (content.kind === "text") this.#keep(key, { from, text: content.text });
    if (content.kind === "file") this.#keep(key, { from, text: content.name });
    const changed = "of" in content ? `${room}/${content.of}` : "";
    const before = this.#texts.get(changed);
    if (content.kind === "edit" && before !== undefined)
      this.#keep(changed, { ...before, text: content.text });
    if (content.kind === "delete") this.#texts.delete(changed);
  }

  /** The beginning of a text, or its number where it was not shown. */
  quote(room: RoomId, number: number): string {
    const shown = this.#texts.get(`${room}/${number}`);
    if (shown === undefined) return `#${number}`;
    const line = terminalName(shown.text.split("\n", 1)[0] ?? "");
    const letters = [...line];
    return `“${letters.length > quoteMaxCount ? `${letters.slice(0, quoteMaxCount).join("")}…` : line}”`;
  }

  #keep(key: string, text: { readonly from: string; readonly text: string }): void {
    this.#texts.delete(key);
    this.#texts.set(key, text);
    const oldest = this.#texts.keys().next().value;
    if (this.#texts.size > textsMaxCount && oldest !== undefined) this.#texts.delete(oldest);
  }
}

/** One entry, with its time in front. Further lines of a text are set in. */
export function entryLine(room: RoomId, entry: Entry, shown: ShownTexts, clock = clockTime): string {
  const { content, timeMs } = entry;
  if (content.kind === "text") {
    const who = entry.guest ? `${terminalName(entry.from)} (guest)` : terminalName(entry.from);
    const about = content.re === undefined ? "" : ` (to ${shown.quote(room, content.re)})`;
    const edited = entry.state?.editedMs === undefined ? "" : " (edited)";
    return `${clock(timeMs)} ${who}${about}: ${terminalText(content.text)}${edited}${marksOf(entry)}`;
  }
  const words = {
    name: terminalName,
    text: terminalText,
    quote: (number: number) => shown.quote(room, number),
  };
  // It is fetched by its number.
  const number = content.kind === "file" ? ` [#${entry.number}]` : "";
  return notice(`${clock(timeMs)} ${describeEntry({ ...entry, content }, words)}${number}${marksOf(entry)}`);
}

/** A line that nobody said. */
export function notice(text: string): string {
  return `      * ${text}`;
}

/** How many people have put which mark on it. */
function marksOf({ state }: Entry): string {
  const marks = Object.entries(state?.marks ?? {});
  return marks.length === 0
    ? ""
    : ` [${marks.map(([mark, count]) => `${terminalName(mark)} ${count}`).join(", ")}]`;
}

/** Hours and minutes where the reader is. */
export function clockTime(timeMs: number): string {
  return new Date(timeMs).toTimeString().slice(0, 5);
}

/** The same with the day in front. */
export function dateAndTime(timeMs: number): string {
  return `${localDate(timeMs)} ${clockTime(timeMs)}`;
}

/** The day where the reader is, as 2026-11-28. */
export function localDate(timeMs: number): string {
  const date = new Date(timeMs);
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}

const quoteMaxCount = 40;
const textsMaxCount = 1000;
