import { fingerprint, fingerprintWords, IdentityKey } from "@conclave/crypto";
import { expect, test } from "vitest";
import { areFirstWords, wordsOfFingerprint } from "../../src/text/fingerprint.ts";

const key = IdentityKey.generate().publicKey;
const shown = fingerprint(key);
const words = fingerprintWords(key);
const [first = "", second = "", third = ""] = words;

test("a fingerprint has the words of the key that it is of", () => {
  expect(wordsOfFingerprint(shown)).toEqual(words);
});

test.each(["", "SHA256:", "SHA256:AAAA", "no fingerprint"])("%j has none", (text) => {
  expect(wordsOfFingerprint(text)).toEqual([]);
  expect(areFirstWords("", text)).toBe(false);
});

test("the first two words count, in any case and with any spaces around", () => {
  expect(areFirstWords(`${first} ${second}`, shown)).toBe(true);
  expect(areFirstWords(`  ${first.toUpperCase()}\t ${second} `, shown)).toBe(true);
});

test("one word, three words, and the same two the other way round do not", () => {
  const other = first === "zoo" ? "abandon" : "zoo";
  for (const typed of [
    "",
    first,
    `${first} ${second} ${third}`,
    `${second} ${first} x`,
    `${other} ${second}`,
  ]) {
    expect(areFirstWords(typed, shown)).toBe(false);
  }
});
