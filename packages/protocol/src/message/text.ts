/** The rules for what people write (clause 9): checked by the sender, and again by whoever receives it. */
import { textMaxBytes } from "../limits.ts";

/** What is wrong with a text; its values are shown to people by the programs above. */
export type TextFault = "empty" | "too-long" | "control-character";

/**
 * What keeps `text` from being sent, if anything: it has 1 to 12,288 bytes of UTF-8 and no control characters but
 * newline and tab, so that printing it cannot drive a terminal.
 */
export function textFault(text: string): TextFault | undefined {
  if (text.length === 0) return "empty";
  if (Buffer.byteLength(text, "utf8") > textMaxBytes) return "too-long";
  return controlCharacter.test(text) ? "control-character" : undefined;
}

/**
 * What a person pasted, as it can be sent: line ends become newlines, other control characters go. The length stays
 * the person's to mend.
 */
export function cleanText(text: string): string {
  return text.replaceAll(/\r\n?|\u2028|\u2029/g, "\n").replaceAll(controlCharacters, "");
}

// C0 without tab and newline, DEL, C1.
const controlCharacter = /(?![\t\n])\p{Cc}/u;
const controlCharacters = new RegExp(controlCharacter, "gu");
