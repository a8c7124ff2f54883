/** Long words of others must not make a window as wide as they are: labels break lines only where a text allows it. */
import { isolated, showable, showableLine } from "./isolate.ts";

/** A name, a topic or the like of somebody else, as a label shows it among words of ours. */
export function shownLine(text: string): string {
  return isolated(breakable(showableLine(text)));
}

/** The same of a text that may have several lines, and stands by itself. */
export function shownText(text: string): string {
  return breakable(showable(text));
}

/** The text, with places to break it in words of more than 24 characters. For showing, not for copying. */
export function breakable(text: string): string {
  return text.replaceAll(longRun, (run) => run.match(pieces)?.join("\u200b") ?? run);
}

/** Behind a slash or a hyphen a line is broken anyway. */
const longRun = /[^\s/-]{25,}/gu;
/** Marks, joiners and the like stay with what they are on. */
const pieces = /(?:[^\p{M}\p{Cf}][\p{M}\p{Cf}]*|[\p{M}\p{Cf}]+){1,24}/gu;
