/** Names of people in texts: `@name`, where a name may have blanks and letters of any script. */
import { mentionsMaxCount } from "@conclave/protocol";

/** Names that can be mentioned, ready to be looked for. Made once for a list of people, not for each text. */
export interface MentionIndex {
  readonly own: string | undefined;
  /** By the name in small letters. */
  readonly names: ReadonlyMap<string, string>;
  /** Lengths of the names in UTF-16 units, longest first: so many look-ups at most for each "@". */
  readonly lengths: readonly number[];
}

export function mentionIndex(names: Iterable<string>, own?: string): MentionIndex {
  const all = new Map<string, string>();
  for (const name of own === undefined ? names : [...names, own])
    if (name !== "") all.set(folded(name), name);
  const lengths = [...new Set([...all.values()].map((name) => name.length))].sort((a, b) => b - a);
  return { own, names: all, lengths };
}

/** The longest name that stands behind the "@" at `at`; `length` is that of what was written, with the "@". */
export function mentionAt(
  text: string,
  at: number,
  { names, lengths }: MentionIndex,
): { readonly name: string; readonly length: number } | undefined {
  if (text[at] !== "@" || wordComesBefore(text, at)) return undefined;
  for (const length of lengths) {
    const end = at + 1 + length;
    if (end > text.length || wordGoesOn(text, end)) continue;
    const name = names.get(folded(text.slice(at + 1, end)));
    if (name !== undefined && name.length === length) return { name, length: length + 1 };
  }
  return undefined;
}

/** Whom a message names to the server: each once, as many as it takes. */
export function firstMentioned(names: Iterable<string>): string[] {
  return [...new Set(names)].slice(0, mentionsMaxCount);
}

/** Whether one of the words that a person waits for stands in a text, as a word of its own. */
export function hasKeyword(text: string, keywords: readonly string[]): boolean {
  const searched = folded(text);
  return keywords.some((keyword) => {
    const word = folded(keyword.trim());
    if (word === "") return false;
    for (let at = searched.indexOf(word); at >= 0; at = searched.indexOf(word, at + word.length)) {
      const next = searched.codePointAt(at + word.length);
      if (!isPartOfWord(lastCharacter(searched, at)) && !isPartOfWord(String.fromCodePoint(next ?? 32)))
        return true;
    }
    return false;
  });
}

/** Underscores around a name may be markup. */
function wordComesBefore(text: string, at: number): boolean {
  let before = at;
  while (text[before - 1] === "_") before--;
  return isPartOfWord(lastCharacter(text, before));
}

function wordGoesOn(text: string, at: number): boolean {
  underscores.lastIndex = at;
  underscores.test(text);
  return isPartOfWord(String.fromCodePoint(text.codePointAt(underscores.lastIndex) ?? 32));
}

function lastCharacter(text: string, before: number): string {
  const unit = text.charCodeAt(before - 1);
  const isLowSurrogate = unit >= 0xdc00 && unit <= 0xdfff;
  return before === 0 ? " " : text.slice(before - (isLowSurrogate ? 2 : 1), before);
}

function isPartOfWord(character: string): boolean {
  return /^[\p{L}\p{N}\p{M}_]$/u.test(character);
}

function folded(name: string): string {
  return name.toLowerCase();
}

const underscores = /_*/y;
