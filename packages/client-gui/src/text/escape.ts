/** Text from others in places that are not messages: what each of them takes for a sign of its own is taken from the text. */
import { showable, showableLine } from "./isolate.ts";

/** For HTML and for what notifications have of it, as a text or an attribute in double quotes. */
export function escapeMarkup(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

/**
 * The body of a desktop notification, at most 280 UTF-16 units of the text. It stands alone, so it needs no isolate, and what is
 * written from right to left begins at the right.
 *
 * @param reads - "markup": the service takes `<b>`, `<a>`, and `<img>`, which loads a file, for what they mean. None come about.
 */
export function notificationBody(text: string, reads: "markup" | "text"): string {
  const shown = shortened(showable(text), bodyMaxUnits);
  return reads === "markup" ? escapeMarkup(shown) : shown;
}

/** The label of a button, a menu's entry or a tab: there Qt takes "&" for the mark of a key. */
export function escapeMnemonic(text: string): string {
  return showableLine(text).replaceAll("&", "&&");
}

/** At most so many UTF-16 units, cut between letters. */
export function shortened(text: string, maxUnits: number): string {
  if (text.length <= maxUnits) return text;
  let kept = "";
  // Looked at a little further than is kept, so that the last letter is seen whole. One that is never whole goes.
  for (const { segment } of graphemes.segment(text.slice(0, maxUnits + lookAheadUnits))) {
    if (kept.length + segment.length >= maxUnits) break;
    kept += segment;
  }
  return `${kept}…`;
}

const bodyMaxUnits = 280;
const lookAheadUnits = 64;
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
