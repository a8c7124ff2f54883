/** What somebody typed into the search, as a query of FTS5 that cannot be malformed: every word of it goes in quotes. */
import { foldWord, hasWords, indexedText } from "./words.ts";

export interface SearchText {
  /** For MATCH; nothing if the index has no say. */
  readonly match: string | undefined;
  /** What the index does not know, such as "🎉" or "->", and the text must have as it stands. */
  readonly literals: readonly string[];
}

/**
 * @param wordsWith finds the words of the index that have this inside.
 * @returns nothing if no text can match.
 */
export function parseSearchText(
  text: string,
  wordsWith: (part: string) => readonly string[],
): SearchText | undefined {
  // SQLite takes a NUL for the end.
  const terms = Array.from(text.replaceAll("\0", " ").matchAll(term), ([, phrase, word = ""]) => ({
    phrase,
    word,
  }));
  const literals: string[] = [];
  const matches: string[] = [];
  for (const [index, { phrase, word }] of terms.entries()) {
    const written = phrase ?? word.replaceAll(stars, "");
    if (!hasWords(written)) {
      if (written !== "") literals.push(written.toLowerCase());
    } else if (phrase === undefined && word.startsWith("*")) {
      const found = wordsWith(foldWord(written));
      if (found.length === 0) return undefined;
      matches.push(`(${found.map(quote).join(" OR ")})`);
    } else {
      const asBeginning = phrase === undefined && (word.endsWith("*") || index === terms.length - 1);
      matches.push(quote(indexedText(written).trim()) + (asBeginning ? "*" : ""));
    }
  }
  return { match: matches.length === 0 ? undefined : matches.join(" AND "), literals };
}

function quote(words: string): string {
  return `"${words.replaceAll('"', '""')}"`;
}

const term = /"([^"]*)"|(\S+)/g;
const stars = /^\*+|\*+$/g;
