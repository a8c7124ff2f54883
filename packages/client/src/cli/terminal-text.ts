/**
 * What others wrote, made fit for a terminal: it can neither move the cursor, nor turn the line around, nor look like
 * a line of somebody else. Servers check texts too, but a terminal does not have to believe a server.
 */
import { stripVTControlCharacters } from "node:util";

/** A name, on one line, kept apart from what stands beside it where it runs right to left. */
export function terminalName(name: string): string {
  return isolate(printable(name).replaceAll("\n", " "));
}

/** A text whose further lines are set in, so that none of them can pass for a message of its own. */
export function terminalText(text: string): string {
  return printable(text).split("\n").map(isolate).join("\n      ");
}

/** Without what drives a terminal or turns a line around; line ends are newlines. */
export function printable(text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replaceAll(invisible, "");
}

/** First strong isolate and its end (UAX 9) around what has a right-to-left letter in it; nothing around the rest. */
function isolate(line: string): string {
  return rightToLeft.test(line) ? `\u2068${line}\u2069` : line;
}

// Controls but newline and tab, and everything that changes the direction of what follows.
const invisible = /(?![\t\n])\p{Cc}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

const rightToLeft = /[\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}\p{sc=Adlam}]/u;
