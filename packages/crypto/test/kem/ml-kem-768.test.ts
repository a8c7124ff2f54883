import { expect, test } from "vitest";
import { checkEncapsulationKey } from "../../src/index.ts";
import { encapsulateTo, generateKemKeyPair } from "../../src/kem/ml-kem-768.ts";
import { kemKeyPairFromSeed } from "../../src/testing/fixed-keys.ts";
import { hex, type WycheproofGroup, wycheproofSuite } from "../vectors/shared.ts";

test("both sides hold the same 32 bytes", async () => {
  const pair = await generateKemKeyPair();
  const { sharedKey, ciphertext } = await encapsulateTo(pair.encapsulationKey);
  expect(ciphertext).toHaveLength(1088);
  expect(sharedKey).toHaveLength(32);
  expect(await pair.decapsulate(ciphertext)).toEqual(sharedKey);
});

test("a ciphertext that was tampered with gives another key", async () => {
  const pair = await generateKemKeyPair();
  const { sharedKey, ciphertext } = await encapsulateTo(pair.encapsulationKey);
  ciphertext[0] = (ciphertext[0] ?? 0) ^ 1;
  expect(await pair.decapsulate(ciphertext)).not.toEqual(sharedKey);
});

test.each([0, 1087, 1089])("a ciphertext of %i bytes is refused", async (length) => {
  const pair = await generateKemKeyPair();
  await expect(pair.decapsulate(new Uint8Array(length))).rejects.toMatchObject({
    code: "kem-ciphertext",
    reason: "length",
  });
});

test.each([0, 1183, 1185])("a key of %i bytes is refused", (length) => {
  expect(() => checkEncapsulationKey(new Uint8Array(length))).toThrow(
    expect.objectContaining({ code: "kem-key", reason: "length" }),
  );
});

test("a key with a coefficient of q or more is refused", async () => {
  const { encapsulationKey } = await generateKemKeyPair();
  const key = Uint8Array.from(encapsulationKey);
  key.fill(0xff, 0, 3);
  expect(() => checkEncapsulationKey(key)).toThrow(
    expect.objectContaining({ code: "kem-key", reason: "modulus" }),
  );
});

test("a key pair decapsulates once and never again", async () => {
  const pair = await generateKemKeyPair();
  const { ciphertext } = await encapsulateTo(pair.encapsulationKey);
  await pair.decapsulate(ciphertext);
  await expect(pair.decapsulate(ciphertext)).rejects.toMatchObject({ code: "key-spent" });
});

const everyGroup = () => true;

wycheproofSuite<WycheproofGroup<{ seed: string; ek: string }>>(
  "mlkem_768_keygen_seed_test.json",
  everyGroup,
  ({ seed, ek }) => {
    expect(kemKeyPairFromSeed(hex(seed)).encapsulationKey).toEqual(hex(ek));
  },
);

wycheproofSuite<WycheproofGroup<{ ek: string }>>(
  "mlkem_768_encaps_test.json",
  everyGroup,
  ({ ek, result }) => {
    const check = () => checkEncapsulationKey(hex(ek));
    if (result === "valid") expect(check()).toEqual(hex(ek));
    else expect(check).toThrow(expect.objectContaining({ code: "kem-key" }));
  },
);

wycheproofSuite<WycheproofGroup<{ seed: string; c: string; K: string }>>(
  "mlkem_768_test.json",
  everyGroup,
  async ({ seed, c, K, result }) => {
    if (seed.length !== 128) {
      expect(() => kemKeyPairFromSeed(hex(seed))).toThrow(RangeError);
      return;
    }
    const opened = kemKeyPairFromSeed(hex(seed)).decapsulate(hex(c));
    if (result === "valid") expect(Uint8Array.from(await opened)).toEqual(hex(K));
    else await expect(opened).rejects.toMatchObject({ code: "kem-ciphertext" });
  },
);
