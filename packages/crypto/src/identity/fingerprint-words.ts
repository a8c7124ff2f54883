/** A fingerprint that can be said over the telephone. */
import type { IdentityPublicKey } from "../brands.ts";
import { keyDigest } from "./fingerprint.ts";
import { wordBits, words } from "./word-list.ts";

/**
 * Eight words of the list of BIP-39: the first 88 bits of the SHA-256 of the 32 key bytes, the digest that
 * `fingerprint` shows whole.
 *
 * 88 bits mean: to make a key that is shown with the words of *your* key, somebody has to make and hash about 2^88
 * keys (3 * 10^26; at a thousand million keys a second on each of a million machines, some 10,000 years). They do not
 * keep somebody who makes *both* keys from giving them the same words (2^44 tries), which fools nobody but himself.
 * All of it holds only if all eight words are compared; whoever compares four has 44 bits.
 */
export function fingerprintWords(publicKey: IdentityPublicKey): readonly string[] {
  return fingerprintWordsOfDigest(keyDigest(publicKey));
}

/** The same of a key of which only the digest is known, 32 bytes. */
export function fingerprintWordsOfDigest(digest: Uint8Array): readonly string[] {
  const bits = BigInt(`0x${Buffer.from(digest).toString("hex", 0, (wordCount * wordBits) / 8)}`);
  return Array.from({ length: wordCount }, (_, index) => {
    const shift = BigInt((wordCount - 1 - index) * wordBits);
    return words[Number((bits >> shift) & wordMask)] ?? "";
  });
}

const wordCount = 8;
const wordMask = (1n << BigInt(wordBits)) - 1n;
