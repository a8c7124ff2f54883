import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { IdentityKey, looksSealed, SealedKey, type StretchCost } from "../../src/index.ts";
import { hex } from "../vectors/shared.ts";

/** Cheap enough to be guessed thousands of times by a test. */
const cheap: StretchCost = { memoryKiB: 8, passCount: 1, laneCount: 1 };

const seed = hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
const passphrase = utf8("grüne Äpfel 🍏");

/** Made by Python's `cryptography` from the drawing in sealed-key.ts; see test/vectors/SOURCES.md. */
const knownText = `-----BEGIN CONCLAVE SEALED KEY-----
AQQAAwABAABAQUJDREVGR0hJSktMTU5P11qYAYKxCrfVS/7TyWQHOg7hcvPapiMl
rwIaaPcHURpQUVJTVFVWV1hZWltcXV5ftHM3V58/0+xhf33oxaSkSkn+VJsGTF5U
5KGF5piNpVjmJlbNiSkEmDg+u428UN4EEsOGjdYdOT340v1T07+1og==
-----END CONCLAVE SEALED KEY-----
`;

describe("the known answer", () => {
  test("opens", async () => {
    const sealed = SealedKey.fromText(knownText);
    const key = await sealed.open(passphrase);
    expect(key.toSeed()).toEqual(seed);
    expect(sealed.publicKey).toEqual(key.publicKey);
  });

  test("is what we seal, with the same salt 40..4f, IV 50..5f and the cost of RFC 9106", async () => {
    let next = 0x40;
    const random = (target: Uint8Array) => {
      for (let index = 0; index < target.length; index += 1, next += 1) target[index] = next;
    };
    const sealed = await SealedKey.seal(IdentityKey.fromSeed(seed), passphrase, { random });
    expect(sealed.toText()).toBe(knownText);
  });
});

test("every key comes back under its passphrase, and under no other", async () => {
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 64 });
  const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 });
  await fc.assert(
    fc.asyncProperty(seeds, bytes, bytes, async (secret, right, other) => {
      const sealed = SealedKey.fromText(
        (await SealedKey.seal(IdentityKey.fromSeed(secret), right, { cost: cheap })).toText(),
      );
      expect((await sealed.open(right)).toSeed()).toEqual(secret);
      if (Buffer.compare(right, other) !== 0) expect(await refusal(sealed.open(other))).toBe("refused");
    }),
  );
});

test("two sealings of one key under one passphrase have nothing in common but the header", async () => {
  const key = IdentityKey.fromSeed(seed);
  const [one, two] = await Promise.all([
    SealedKey.seal(key, passphrase, { cost: cheap }),
    SealedKey.seal(key, passphrase, { cost: cheap }),
  ]);
  expect(one.toText()).not.toBe(two.toText());
});

test("any one bit flipped anywhere in the file is refused", { timeout: 120_000 }, async () => {
  const sealed = await SealedKey.seal(IdentityKey.fromSeed(seed), passphrase, { cost: cheap });
  const file = utf8(sealed.toText());
  const reasons = new Set<string>();
  for (let bit = 0; bit < file.length * 8; bit += 1) {
    const forged = Uint8Array.from(file);
    forged[bit >> 3] = (forged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    reasons.add(await refusal(openText(new TextDecoder().decode(forged))));
  }
  expect([...reasons].sort()).toEqual(["cost", "format", "refused", "version"]);
});

test("every beginning of a file is refused", async () => {
  for (let length = 0; length < knownText.trimEnd().length; length += 1) {
    expect(await refusal(openText(knownText.slice(0, length)))).toBe("format");
  }
});

describe("what mail and clipboards do to a text", () => {
  test.each([
    ["line ends of Windows", knownText.replaceAll("\n", "\r\n")],
    ["blank lines around it", `\n\n${knownText}\n`],
    ["no last line end", knownText.trimEnd()],
  ])("%s: read as before", async (_what, text) => {
    expect((await SealedKey.fromText(text).open(passphrase)).toSeed()).toEqual(seed);
  });

  test.each([
    ["a line more", knownText.replace("-----END", "AAAA\n-----END")],
    ["a line broken elsewhere", knownText.replace("AQQ", "AQQ\n")],
    ["text before it", `Hi!\n${knownText}`],
    ["text after it", `${knownText}Bye!\n`],
  ])("%s: refused", async (_what, text) => {
    expect(await refusal(openText(text))).toBe("format");
  });
});

test.each([
  ["4 TiB of memory", 4, [0xff, 0xff, 0xff, 0xff]],
  ["65,535 passes", 2, [0xff, 0xff]],
  ["no passes", 2, [0, 0]],
  ["255 lanes", 1, [0xff]],
  ["7 KiB for one lane", 1, [1, 0, 1, 0, 0, 0, 7]],
])("a hostile file that asks for %s is refused before anything is spent", async (_what, at, bytes) => {
  const body = Buffer.from(knownText.split("\n").slice(1, -2).join(""), "base64");
  body.set(bytes, at);
  const lines = body.toString("base64").match(/.{1,64}/g) ?? [];
  const text = [
    "-----BEGIN CONCLAVE SEALED KEY-----",
    ...lines,
    "-----END CONCLAVE SEALED KEY-----",
    "",
  ].join("\n");
  expect(await refusal(openText(text))).toBe("cost");
});

test("an empty passphrase, and a cost that could not be read back, are our misuse", async () => {
  const key = IdentityKey.fromSeed(seed);
  await expect(SealedKey.seal(key, new Uint8Array(0))).rejects.toThrow(RangeError);
  const cost = { ...cheap, passCount: 11 };
  await expect(SealedKey.seal(key, passphrase, { cost })).rejects.toThrow(RangeError);
});

test("a sealed key is told from others by how it begins", () => {
  expect(looksSealed(knownText)).toBe(true);
  expect(looksSealed(`\n${knownText.slice(0, 60)}`)).toBe(true);
  expect(looksSealed(IdentityKey.fromSeed(seed).toPem())).toBe(false);
});

async function openText(text: string): Promise<IdentityKey> {
  return await SealedKey.fromText(text).open(passphrase);
}

async function refusal(opening: Promise<unknown>): Promise<string> {
  try {
    await opening;
  } catch (error) {
    expect(error).toMatchObject({ code: "sealed-key" });
    return (error as { readonly reason: string }).reason;
  }
  throw new Error("nothing was refused");
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
