/** The rules for what files are called (clause 9.18): checked by the sender, and again by whoever receives it. */
import { fileNameMaxBytes, mediaTypeMaxBytes } from "../limits.ts";

/** What is wrong with the name of a file. */
export type FileNameFault = "character" | "empty" | "path" | "too-long";

/**
 * What keeps `name` from being sent, if anything: it has 1 to 255 bytes of UTF-8, no "/" or "\\", is neither "." nor "..",
 * and has no control characters and none that change the direction of what is around them: "gpj.exe" must not read as
 * "exe.jpg".
 */
export function fileNameFault(name: string): FileNameFault | undefined {
  if (name.trim() === "") return "empty";
  if (Buffer.byteLength(name, "utf8") > fileNameMaxBytes) return "too-long";
  if (misleading.test(name)) return "character";
  return separator.test(name) || name === "." || name === ".." ? "path" : undefined;
}

/** What a person's own file is called, as it can be sent: other characters go, and what is too long is cut in front of its ending. */
export function cleanFileName(name: string): string {
  const clean = name.toWellFormed().replaceAll(misleadingOnes, "").replaceAll(separators, "_");
  if (clean.trim() === "" || clean === "." || clean === "..") return "file";
  const [ending = ""] = /\.[^. ]{1,16}$/u.exec(clean) ?? [];
  const cut = cutTo(
    clean.slice(0, clean.length - ending.length),
    fileNameMaxBytes - Buffer.byteLength(ending),
  );
  // Of one that begins with many blanks nothing else may be left.
  return (cut + ending).trim() === "" ? "file" : cut + ending;
}

/** Two tokens of RFC 6838, section 4.2, with "/" in between, and no parameters. */
export function isMediaType(type: string): boolean {
  return type.length <= mediaTypeMaxBytes && mediaType.test(type);
}

/** As many whole characters as fit. */
function cutTo(text: string, maxBytes: number): string {
  let bytes = 0;
  let kept = "";
  for (const character of text) {
    bytes += Buffer.byteLength(character, "utf8");
    if (bytes > maxBytes) break;
    kept += character;
  }
  return kept;
}

// Controls, line and paragraph separators, and Bidi_Control (UAX 9).
const misleading = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u;
const misleadingOnes = new RegExp(misleading, "gu");
const separator = /[/\\]/;
const separators = new RegExp(separator, "g");
const mediaType = /^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*\/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$/;
