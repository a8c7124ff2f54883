/** A private key as words that can be written on paper: BIP-39, which gives 32 bytes 24 words, 8 bits of them checksum. */
import { entropyToMnemonic, mnemonicToEntropy } from "@scure/bip39";
import { wipe } from "../bytes.ts";
import { CryptoError } from "../errors.ts";
import { IdentityKey } from "./key.ts";
import { findWord, words as wordList } from "./word-list.ts";

/** How many words a key has. */
export const recoveryWordCount = 24;

/**
 * The private key as 24 words. They *are* the key, not a password for it, and JavaScript cannot wipe them.
 *
 * What they hold is the seed of RFC 8032 as BIP-39's entropy; BIP-39's own way from words to a wallet's seed, with
 * PBKDF2, has no part in it.
 */
export function recoveryWords(key: IdentityKey): readonly string[] {
  const seed = key.toSeed();
  try {
    return entropyToMnemonic(seed, [...wordList]).split(" ");
  } finally {
    wipe(seed);
  }
}

/**
 * The key of 24 words as somebody copied them: in any case, with any space and line breaks between them, numbered or
 * not, each word whole or cut after four letters or more.
 *
 * @throws {CryptoError} "recovery-words" with reason "word" (the message names the first one that is not in the
 *   list), "count", or "checksum" if they are 24 words of the list but not those of any key.
 */
export function keyFromRecoveryWords(text: string): IdentityKey {
  const found = text
    .toLowerCase()
    .split(/\s+/)
    .filter((token) => token !== "" && !numbering.test(token))
    .map((token, index) => requireWord(token, index + 1));
  if (found.length !== recoveryWordCount) {
    const message = `a key has ${recoveryWordCount} words, not ${found.length}`;
    throw new CryptoError("recovery-words", "count", message);
  }
  const seed = decode(found);
  try {
    return IdentityKey.fromSeed(seed);
  } finally {
    wipe(seed);
  }
}

function requireWord(token: string, number: number): string {
  const word = findWord(token);
  if (word !== undefined) return word;
  // Quoted as JSON, so that nothing in it can drive a terminal, and cut, since a file may hold anything.
  const message = `word ${number}, ${JSON.stringify(token.slice(0, shownCharacters))}, is not in the list of BIP-39`;
  throw new CryptoError("recovery-words", "word", message);
}

function decode(words: readonly string[]): Uint8Array {
  try {
    return mnemonicToEntropy(words.join(" "), [...wordList]);
  } catch {
    // Its cause is left out: it may quote the words.
    const message = "the checksum of the words is wrong: one of them is another word, or two are swapped";
    throw new CryptoError("recovery-words", "checksum", message);
  }
}

/** "1", "1." or "1)": how a printed list is numbered. */
const numbering = /^\d{1,2}[.):]?$/;

const shownCharacters = 20;
