/** AES-256-CBC itself, run through the opener: a vector becomes a record by giving it a header and our tag. */
import { createCipheriv, createSecretKey } from "node:crypto";
import { describe, expect, test } from "vitest";
import { CryptoError, concatBytes, type RecordKeys, RecordOpener } from "../../src/index.ts";
import { slowTag } from "../reference/slow-record.ts";
import { hex, type WycheproofGroup, wycheproofSuite } from "../vectors/shared.ts";

describe("NIST SP 800-38A, appendix F.2.5 and F.2.6 (CBC-AES256; RFC 3602 has vectors for 128 bits only)", () => {
  const key = hex("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4");
  const iv = hex("000102030405060708090a0b0c0d0e0f");
  const plaintext = hex(
    "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710",
  );
  const ciphertext = hex(
    "f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d39f23369a9d9bacfa530e26304231461b2eb05e2c39be9fcda6c19078c6a9d1b",
  );

  test("the last block of the vector is no padding, so the opener says just that", () => {
    expect(() => openVector(key, iv, ciphertext)).toThrow(expect.objectContaining({ reason: "padding" }));
  });

  test("with a block of padding chained on, the vector's plaintext comes out", () => {
    const padding = createCipheriv("aes-256-cbc", key, ciphertext.subarray(-16))
      .setAutoPadding(false)
      .update(Buffer.alloc(16, 16));
    expect(Uint8Array.from(openVector(key, iv, concatBytes(ciphertext, padding)))).toEqual(plaintext);
  });
});

wycheproofSuite<WycheproofGroup<{ key: string; iv: string; msg: string; ct: string }> & { keySize: number }>(
  "aes_cbc_pkcs5_test.json",
  ({ keySize }) => keySize === 256,
  ({ key, iv, msg, ct, result }) => {
    const open = () => openVector(hex(key), hex(iv), hex(ct));
    if (result === "valid") expect(Uint8Array.from(open())).toEqual(hex(msg));
    else expect(open).toThrow(CryptoError);
  },
);

function openVector(key: Uint8Array, iv: Uint8Array, ciphertext: Uint8Array): Uint8Array {
  const keys: RecordKeys = {
    encryption: createSecretKey(key),
    authentication: createSecretKey(new Uint8Array(32)),
  };
  const covered = concatBytes(hex("04000000"), iv, ciphertext);
  return new RecordOpener(keys).open(concatBytes(covered, slowTag(keys, 0n, covered)));
}
