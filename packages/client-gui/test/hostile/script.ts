/** What a server says in one visit: the same course of things with harmless texts, and with such as no good server lets through. */
import { fileNameFault, isMediaType, textFault } from "@conclave/protocol";
import { hostileFor, hostileTexts } from "./corpus.ts";

export interface Script {
  /** What it calls the person, and itself. */
  readonly welcome: string;
  readonly serverName: string;
  /** Of people and of rooms. */
  readonly names: readonly string[];
  readonly topics: readonly string[];
  /** Of notices and of finds. */
  readonly texts: readonly string[];
  readonly files: readonly string[];
  readonly types: readonly string[];
  readonly marks: readonly string[];
  /** In milliseconds since 1970. */
  readonly times: readonly number[];
  /** How long files are said to be. */
  readonly sizes: readonly number[];
  /** Of entries and rooms that are not there. */
  readonly numbers: readonly number[];
  /** Why something is refused. */
  readonly why: string;
}

/** Those of the corpus that name something outside, which is what a window could be made to open. */
const naming = hostileTexts.filter((text) => /src=|href=|url\(|file:|https?:/.test(text));

export const hostileScript: Script = {
  welcome: '<b>ana</b>\u202e\n"\u0000 at',
  serverName: '<img src="file:///etc/passwd"> & 100 %n \u202e',
  names: fitting(
    [...hostileFor("name"), ...hostileFor("banner"), ...hostileFor("room-name"), ...naming],
    128,
  ).slice(0, 80),
  topics: sendable([...hostileFor("topic"), ...hostileFor("room-name"), ...naming], 1024).slice(0, 50),
  texts: sendable(naming, 400).slice(0, 40),
  files: [...hostileFor("file-name"), ...hostileFor("room-name"), "<img src=x onerror=y>.png"].filter(
    (name) => fileNameFault(name) === undefined,
  ),
  types: ["image/png", "text/html", "application/x-desktop", "a/b+c.d-e_f^g$h"].filter(isMediaType),
  marks: sendable(
    [
      ...["no emoji", "<img src=/etc/passwd>", "&amp;&#60;", "\u202egnp", "\u200b", "a\u0489\u0489", "%n%s"],
      ...["constructor", "toString"],
    ],
    32,
  ),
  times: [0, 1, 8_640_000_000_000_000, 8_640_000_000_000_001, Number.MAX_SAFE_INTEGER],
  sizes: [0, 1, Number.MAX_SAFE_INTEGER],
  numbers: [999_999, 2 ** 31, 2 ** 32, Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER],
  why: '<img src="file:///etc/passwd">',
};

/** As much of everything, in the same letters, with nothing in it that anybody could take for a command. */
export const harmlessScript: Script = {
  welcome: "ana",
  serverName: "A good server",
  names: spelled(hostileScript.names, 30),
  topics: spelled(hostileScript.topics, 300),
  texts: ["Hello, this is **bold** and `code`, and nothing else."],
  files: ["plan.pdf", "notes.txt", "picture.png"],
  types: ["application/pdf", "text/plain", "image/png"],
  marks: ["👍", "ok", ...spelled(hostileScript.marks, 8)],
  times: [1_790_000_000_000],
  sizes: [1000],
  numbers: [999_999],
  why: "role",
};

function sendable(texts: readonly string[], maxBytes: number): readonly string[] {
  return fitting(texts, maxBytes).filter((text) => textFault(text) === undefined && !/[\t\n]/.test(text));
}

function fitting(texts: readonly string[], maxBytes: number): readonly string[] {
  const whole = texts.map((text) => text.toWellFormed());
  return [...new Set(whole)].filter((text) => text !== "" && Buffer.byteLength(text) <= maxBytes);
}

/** All letters beyond ASCII of these texts, so many to a text: each script's font is a file. */
function spelled(texts: readonly string[], letterCount: number): readonly string[] {
  const letters = [...new Set(texts.join(""))].filter((letter) => /[^\0-\x7f\p{C}]/u.test(letter));
  const pieces = Array.from({ length: Math.ceil(letters.length / letterCount) }, (_, index) =>
    letters.slice(index * letterCount, (index + 1) * letterCount).join(""),
  );
  return ["bob", "carol", ...pieces];
}
