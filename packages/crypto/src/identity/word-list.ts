/**
 * The English word list of BIP-39: 2048 words, 11 bits each. The first four letters of a word tell it from every
 * other, and no two look much alike, so it can be read from paper and said over the telephone.
 */
import { wordlist } from "@scure/bip39/wordlists/english.js";

/** Bits that one word stands for. */
export const wordBits = 11;

/** In the order of BIP-39, which is alphabetical. */
export const words: readonly string[] = wordlist;

/** How many letters of a word are enough (BIP-39, "Wordlist", a). */
const tellingLetters = 4;

/**
 * The word of the list that `text` stands for: the word itself, or the beginning of it from four letters on. Nothing
 * if there is none.
 *
 * @param text lower case.
 */
export function findWord(text: string): string | undefined {
  // A whole word first: "act" is one, and the beginning of "actor" as well.
  if (known.has(text)) return text;
  if (text.length < tellingLetters) return undefined;
  return words.find((word) => word.startsWith(text));
}

const known: ReadonlySet<string> = new Set(words);
