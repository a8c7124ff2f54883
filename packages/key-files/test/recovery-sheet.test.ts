import { IdentityKey, recoveryWords } from "@conclave/crypto";
import { expect, test } from "vitest";
import { formatRecoverySheet, parseImported, protectKey, readRecoverySheet } from "../src/index.ts";

const key = IdentityKey.fromSeed(new Uint8Array(32).fill(0x7f));

test("a sheet has the words in four numbered columns, to be read row by row", () => {
  expect(formatRecoverySheet(key, "identity").split("\n").slice(2)).toEqual([
    "",
    " 1. legal       2. winner      3. thank       4. year",
    " 5. wave        6. sausage     7. worth       8. useful",
    " 9. legal      10. winner     11. thank      12. year",
    "13. wave       14. sausage    15. worth      16. useful",
    "17. legal      18. winner     19. thank      20. year",
    "21. wave       22. sausage    23. worth      24. title",
    "",
  ]);
});

test("it says whose key it is, and is read back as it was printed", () => {
  expect(formatRecoverySheet(key, "identity")).toMatch(/^# Conclave identity SHA256:\S{43}\n/);
  expect(readRecoverySheet(formatRecoverySheet(key, "identity")).publicKey).toEqual(key.publicKey);
});

test("every form of a copy is told from the others", async () => {
  const sealed = (await protectKey(key, new TextEncoder().encode("right horse"))).toText();
  for (const text of [key.toPem(), recoveryWords(key).join(" "), formatRecoverySheet(key, "host key")]) {
    expect(parseImported(text)).toMatchObject({ form: "plain", publicKey: key.publicKey });
  }
  expect(parseImported(sealed)).toMatchObject({ form: "sealed", publicKey: key.publicKey });
});

test.each([
  ["nothing", "", /24 words, not 0/],
  ["a sentence", "dear ana here it comes", /word 1, "dear", is not in the list/],
  [
    "a key of another kind",
    "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n",
    /PEM/,
  ],
  ["half a sealed key", "-----BEGIN CONCLAVE SEALED KEY-----\n", /not a whole sealed key/],
])("%s is no key, and it is said why", (_what, text, why) => {
  expect(() => parseImported(text)).toThrow(expect.objectContaining({ code: "import" }));
  expect(() => parseImported(text)).toThrow(why);
});
