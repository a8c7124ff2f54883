/** Text from others in places that are not messages: what each of them takes for a sign of its own is taken from the text. */
import { showable, showableLine } from "./isolate.ts";

/**
 * The body of a desktop notification: servers of notifications may take markup in it (`<b>`, `<a>`, and `<img>`, which loads a
 * file), and are free to take none, so it has no markup and none can come about.
 *
 * @param maxUnits UTF-16 units; a longer text is cut at a letter, and ends with "…".
 */
export function escapeNotificationBody(text: string, maxUnits = 400): string {
  return shortened(showable(text), maxUnits)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

/** The label of a button, a menu's entry or a tab: there Qt takes "&" for the mark of a key. */
export function escapeMnemonic(text: string): string {
  return showableLine(text).replaceAll("&", "&&");
}

/** A file's name as it is shown, and offered as the name to save under: no folder, nothing hidden, no sign that a system minds. */
export function safeFileName(name: string): string {
  const line = showableLine(name).replaceAll(/[\p{Cf}\ufffd]/gu, "");
  const base = line.slice(line.search(/[^/\\]*$/)).replaceAll(/[<>:"|?*]/g, "_");
  const plain = cutKeepingEnding(base.replace(/^[.\s-]+/, "")).replace(/[.\s]+$/, "");
  return plain === "" ? "file" : plain;
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

/** File systems take 255 bytes. */
function cutKeepingEnding(name: string): string {
  if (Buffer.byteLength(name) <= nameMaxBytes) return name;
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? "";
  let stem = "";
  for (const character of name.slice(0, name.length - ending.length)) {
    if (Buffer.byteLength(stem + character + ending) > nameMaxBytes) break;
    stem += character;
  }
  return stem + ending;
}

const nameMaxBytes = 240;
const lookAheadUnits = 64;
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
