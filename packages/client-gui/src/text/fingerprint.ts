/** Fingerprints as people compare them: by the words that go with them. */
import { fingerprintWordsOfDigest } from "@conclave/crypto";

/** The eight words of a fingerprint "SHA256:…"; none for what is no fingerprint. */
export function wordsOfFingerprint(fingerprint: string): readonly string[] {
  const digest = Buffer.from(fingerprint.replace(/^SHA256:/, ""), "base64");
  return digest.length === digestBytes ? fingerprintWordsOfDigest(digest) : [];
}

/** Whether somebody has typed the first two words of it, and nothing else. Case and spaces do not matter. */
export function areFirstWords(typed: string, fingerprint: string): boolean {
  const [first, second] = wordsOfFingerprint(fingerprint);
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return first !== undefined && words.length === 2 && words[0] === first && words[1] === second;
}

const digestBytes = 32;
