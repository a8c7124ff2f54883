import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { words } from "../../src/identity/word-list.ts";
import {
  fingerprintWords,
  fingerprintWordsOfDigest,
  IdentityKey,
  keyFromRecoveryWords,
  recoveryWords,
} from "../../src/index.ts";
import { hex } from "../vectors/shared.ts";

test("the list is that of BIP-39: english.txt of bitcoin/bips by its SHA-256", () => {
  const digest = createHash("sha256")
    .update(`${words.join("\n")}\n`)
    .digest("hex");
  expect(digest).toBe("2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda");
  // No word, and no beginning of four letters, stands for two.
  expect(new Set(words.map((word) => word.slice(0, 4)))).toHaveLength(2048);
});

/** All of 256 bits in vectors.json of trezor/python-mnemonic; see test/vectors/SOURCES.md. */
describe.each([
  [
    "0000000000000000000000000000000000000000000000000000000000000000",
    "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon art",
  ],
  [
    "7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f",
    "legal winner thank year wave sausage worth useful legal winner thank year wave sausage worth useful legal winner thank year wave sausage worth title",
  ],
  [
    "8080808080808080808080808080808080808080808080808080808080808080",
    "letter advice cage absurd amount doctor acoustic avoid letter advice cage absurd amount doctor acoustic avoid letter advice cage absurd amount doctor acoustic bless",
  ],
  [
    "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo vote",
  ],
  [
    "00ac97c48106f0aeb8ba061e0250a559b3251dc35854e694780ba51d53a50120",
    "absent gorilla van acoustic humor firm title dolphin bulk barely citizen recall crane moment aspect appear track phrase actual enforce steel spoon afraid benefit",
  ],
  [
    "3edc83b60740d77af3afa2fcb82c2f1bc541ee4e2518ddef4996d32453f54a3c",
    "disagree tomato unique attend aspect runway solid violin witness scrap armed daring favorite warm decade perfect target kid grant play early wide cigar night",
  ],
  [
    "89bb4bc5555992cdaf3444c5e7ca5a6e9f27efab894f1990bae41be8b2a26ea4",
    "meadow surge vanish primary odor grocery rubber mass shine dinner notable tag venue water purchase clarify book magic ribbon daughter menu eye ritual orchard",
  ],
  [
    "911fec0fbd88029f6fa99164896c18d898c9232af18bdcca3e42d53b86493104",
    "much youth advance kitchen lens exile salt cram goose enter alert raise milk muscle profit cousin system faint mouse price reveal cause series long",
  ],
])("BIP-39: %s", (entropy, sentence) => {
  test("gives these words", () => {
    expect(recoveryWords(IdentityKey.fromSeed(hex(entropy))).join(" ")).toBe(sentence);
  });

  test("comes back from them", () => {
    expect(keyFromRecoveryWords(sentence).toSeed()).toEqual(hex(entropy));
  });
});

const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 });

test("every key comes back, however its words were copied", () => {
  const spellings = fc.array(
    fc.record({
      letters: fc.integer({ min: 4, max: 8 }),
      upper: fc.boolean(),
      number: fc.constantFrom("", "N ", "N. ", "N) "),
      space: fc.constantFrom(" ", "  ", "\n", "\r\n", "\t", "\n\n  "),
    }),
    { minLength: 24, maxLength: 24 },
  );
  fc.assert(
    fc.property(seeds, spellings, (seed, how) => {
      const copied = recoveryWords(IdentityKey.fromSeed(seed)).map((word, index) => {
        const { letters = 8, upper = false, number = "", space = " " } = how[index] ?? {};
        const text = word.slice(0, letters);
        return `${number.replace("N", String(index + 1))}${upper ? text.toUpperCase() : text}${space}`;
      });
      expect(keyFromRecoveryWords(copied.join("")).toSeed()).toEqual(seed);
    }),
  );
});

test("one word changed is refused, but for one time in 256 (the checksum has 8 bits)", () => {
  const right = recoveryWords(IdentityKey.fromSeed(hex("00".repeat(32))));
  const accepted = words.filter((word) => {
    const changed = [...right.slice(0, 5), word, ...right.slice(6)];
    return word !== right[5] && refusal(changed.join(" ")) !== "recovery-words/checksum";
  });
  expect(accepted.length).toBeLessThan(2048 / 64);
});

describe("words that are no key", () => {
  const right = recoveryWords(IdentityKey.fromSeed(hex("7f".repeat(32))));

  test.each([
    ["23 of them", right.slice(1).join(" "), "count", /24 words, not 23/],
    ["25 of them", [...right, "zoo"].join(" "), "count", /24 words, not 25/],
    ["nothing", " \n", "count", /not 0/],
    [
      "a misspelt one",
      right.join(" ").replace("sausage", "sausoge"),
      "word",
      /word 6, "sausoge", is not in the list/,
    ],
    ["three letters", right.join(" ").replace("thank", "tha"), "word", /word 3, "tha"/],
    ["a letter too many", right.join(" ").replace("thank", "thanks"), "word", /word 3, "thanks"/],
    ["two swapped", right.join(" ").replace("legal winner", "winner legal"), "checksum", /checksum/],
    ["what could drive a terminal", "\u001b[2Jlegal", "word", /word 1, "\\u001b\[2jlegal"/],
  ])("%s", (_what, text, reason, message) => {
    expect(refusal(text)).toBe(`recovery-words/${reason}`);
    expect(() => keyFromRecoveryWords(text)).toThrow(message);
  });
});

test("a fingerprint's words are the first 88 bits of the digest that SHA256: shows", () => {
  // RFC 8032, section 7.1, TEST 1; the words by hand from its digest 21fe31df a154a261 626bf8.
  const key = IdentityKey.fromSeed(hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
  expect(fingerprintWords(key.publicKey).join(" ")).toBe(
    "capable various jewel dress enforce cost meadow lecture",
  );
});

test("no bit of the 88 is lost, and the rest have no part in it", () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const { publicKey } = IdentityKey.fromSeed(seed);
      const digest = createHash("sha256").update(publicKey).digest("hex");
      const bits = fingerprintWords(publicKey).map((word) =>
        words.indexOf(word).toString(2).padStart(11, "0"),
      );
      expect(BigInt(`0b${bits.join("")}`)).toBe(BigInt(`0x${digest.slice(0, 22)}`));
    }),
  );
});

function refusal(text: string): string {
  try {
    keyFromRecoveryWords(text);
  } catch (error) {
    if (error instanceof Error && "code" in error && "reason" in error)
      return `${error.code}/${error.reason}`;
    throw error;
  }
  return "nothing was refused";
}

test("of a digest alone, as an invitation has it, the words begin with its first bits", () => {
  const digest = new Uint8Array(32).fill(0xff, 0, 3);
  // 24 bits of one: two whole words and the first two bits of the third.
  expect(fingerprintWordsOfDigest(digest)).toEqual([
    "zoo",
    "zoo",
    words[0b11 << 9],
    ...Array(5).fill("abandon"),
  ]);
});
