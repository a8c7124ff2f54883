import { createHash, generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { verifyMessage } from "../../src/identity/key.ts";
import {
  asIdentityPublicKey,
  fingerprint,
  IdentityKey,
  Transcript,
  verifySignature,
} from "../../src/index.ts";
import { hex, type WycheproofGroup, wycheproofSuite } from "../vectors/shared.ts";

describe("Ed25519 (RFC 8032, section 7.1)", () => {
  test.each([
    {
      name: "TEST 1",
      secret: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      publicKey: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
      message: "",
      signature:
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    },
    {
      name: "TEST 2",
      secret: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
      publicKey: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
      message: "72",
      signature:
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    },
    {
      name: "TEST 3",
      secret: "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
      publicKey: "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
      message: "af82",
      signature:
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    },
  ])("$name", ({ secret, publicKey, message, signature }) => {
    const identity = IdentityKey.fromSeed(hex(secret));
    expect(identity.publicKey).toEqual(hex(publicKey));
    expect(identity.toSeed()).toEqual(hex(secret));
    expect(verifyMessage(identity.publicKey, hex(message), hex(signature))).toBe(true);
    expect(verifyMessage(identity.publicKey, hex(`${message}00`), hex(signature))).toBe(false);
  });
});

wycheproofSuite<WycheproofGroup<{ msg: string; sig: string }> & { publicKey: { pk: string } }>(
  "ed25519_test.json",
  () => true,
  ({ msg, sig, result }, { publicKey }) => {
    const key = asIdentityPublicKey(hex(publicKey.pk));
    expect(verifyMessage(key, hex(msg), hex(sig))).toBe(result === "valid");
  },
);

describe("signatures over transcripts", () => {
  const identity = IdentityKey.generate();
  const signature = identity.sign("host", transcriptOf("hello"));

  test("verify for the same key, label and transcript only", () => {
    expect(verifySignature(identity.publicKey, "host", transcriptOf("hello"), signature)).toBe(true);
    expect(verifySignature(identity.publicKey, "host", transcriptOf("hallo"), signature)).toBe(false);
    expect(verifySignature(IdentityKey.generate().publicKey, "host", transcriptOf("hello"), signature)).toBe(
      false,
    );
    expect(verifyMessage(identity.publicKey, transcriptOf("hello"), signature)).toBe(false);
  });

  test("any one bit flipped in the signature is caught", () => {
    for (let bit = 0; bit < 512; bit += 1) {
      const forged = Uint8Array.from(signature);
      forged[bit >> 3] = (forged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(verifySignature(identity.publicKey, "host", transcriptOf("hello"), forged)).toBe(false);
    }
  });

  test.each([0, 63, 65])("a signature of %i bytes does not verify", (length) => {
    const wrong = new Uint8Array(length);
    expect(verifySignature(identity.publicKey, "host", transcriptOf("hello"), wrong)).toBe(false);
  });
});

describe("keys at rest", () => {
  test("come back from PEM as they went", () => {
    const identity = IdentityKey.generate();
    expect(IdentityKey.fromPem(identity.toPem()).publicKey).toEqual(identity.publicKey);
  });

  test("come back from their seed as they went, and the seed belongs to whoever asked for it", () => {
    const identity = IdentityKey.generate();
    const seed = identity.toSeed();
    expect(IdentityKey.fromSeed(seed).publicKey).toEqual(identity.publicKey);
    seed.fill(0);
    expect(identity.toSeed()).not.toEqual(seed);
  });

  test.each([0, 31, 33])("a seed of %i bytes is refused", (length) => {
    expect(() => IdentityKey.fromSeed(new Uint8Array(length))).toThrow(
      expect.objectContaining({ code: "identity-key", reason: "length" }),
    );
  });

  test("that are no PEM, or of another algorithm, are refused by name", () => {
    const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
    const pem = rsa.export({ format: "pem", type: "pkcs8" }).toString();
    expect(() => IdentityKey.fromPem("no key")).toThrow(
      expect.objectContaining({ code: "identity-key", reason: "format" }),
    );
    expect(() => IdentityKey.fromPem(pem)).toThrow(/Ed25519 key, not rsa/);
  });

  test.each([0, 31, 33])("a public key of %i bytes is refused", (length) => {
    expect(() => asIdentityPublicKey(new Uint8Array(length))).toThrow(
      expect.objectContaining({ code: "identity-key", reason: "length" }),
    );
  });
});

test("a fingerprint is SHA256: and the unpadded base64 of the key's digest", () => {
  const key = asIdentityPublicKey(hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));
  const digest = createHash("sha256").update(key).digest();
  expect(fingerprint(key)).toBe("SHA256:If4x36FUomFia/hUBG/SJxt77UtqvkWqWId+9H+XIbk");
  expect(Buffer.from(fingerprint(key).slice("SHA256:".length), "base64")).toEqual(digest);
});

function transcriptOf(text: string) {
  const transcript = new Transcript();
  transcript.add(Buffer.from(text));
  return transcript.digest();
}
