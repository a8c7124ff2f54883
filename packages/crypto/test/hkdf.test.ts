import { hkdfSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { expandLabel, hkdfExpand, hkdfExtract, labelBytes } from "../src/hkdf.ts";
import { hex, type WycheproofGroup, wycheproofSuite } from "./vectors/shared.ts";

describe("HMAC-SHA-256, through HKDF-Extract (RFC 4231, section 4)", () => {
  test.each([
    [
      "4.2",
      "0b".repeat(20),
      "4869205468657265",
      "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
    ],
    [
      "4.3",
      "4a656665",
      "7768617420646f2079612077616e7420666f72206e6f7468696e673f",
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    ],
    [
      "4.4",
      "aa".repeat(20),
      "dd".repeat(50),
      "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
    ],
    [
      "4.5",
      "0102030405060708090a0b0c0d0e0f10111213141516171819",
      "cd".repeat(50),
      "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
    ],
    [
      "4.7",
      "aa".repeat(131),
      "54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b6579204669727374",
      "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
    ],
  ])("test case %s", (_, key, data, tag) => {
    expect(Buffer.from(hkdfExtract(hex(key), hex(data))).toString("hex")).toBe(tag);
  });
});

describe("HKDF-SHA-256 (RFC 5869, appendix A)", () => {
  test.each([
    {
      name: "A.1",
      ikm: "0b".repeat(22),
      salt: "000102030405060708090a0b0c",
      info: "f0f1f2f3f4f5f6f7f8f9",
      prk: "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5",
      okm: "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
    },
    {
      name: "A.2",
      ikm: range(0x00, 0x4f),
      salt: range(0x60, 0xaf),
      info: range(0xb0, 0xff),
      prk: "06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244",
      okm: "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87",
    },
    {
      name: "A.3",
      ikm: "0b".repeat(22),
      salt: "",
      info: "",
      prk: "19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04",
      okm: "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
    },
  ])("$name", ({ ikm, salt, info, prk, okm }) => {
    const extracted = hkdfExtract(hex(salt), hex(ikm));
    expect(Buffer.from(extracted).toString("hex")).toBe(prk);
    expect(Buffer.from(hkdfExpand(extracted, hex(info), okm.length / 2)).toString("hex")).toBe(okm);
  });

  test("agrees with the platform's own HKDF at every length from 1 to 300", () => {
    const [ikm, salt, info] = [hex("aa55"), hex("0102"), hex("c0ffee")];
    for (let length = 1; length <= 300; length += 1) {
      const ours = hkdfExpand(hkdfExtract(salt, ikm), info, length);
      expect(ours).toEqual(new Uint8Array(hkdfSync("sha256", ikm, salt, info, length)));
    }
  });

  test("more than 255 blocks are refused", () => {
    expect(() => hkdfExpand(new Uint8Array(32), new Uint8Array(0), 255 * 32 + 1)).toThrow(RangeError);
  });
});

describe("labels", () => {
  test("are framed so that none is the beginning of another", () => {
    expect(Buffer.from(labelBytes("hs c")).toString("latin1")).toBe("conclave1 hs c\0");
  });

  test("separate what is derived under them, and by context", () => {
    const key = new Uint8Array(32).fill(7);
    const outputs = [
      expandLabel(key, "enc"),
      expandLabel(key, "mac"),
      expandLabel(key, "enc", new Uint8Array(32)),
      expandLabel(key, "enc", new Uint8Array(32).fill(1)),
    ].map((bytes) => Buffer.from(bytes).toString("hex"));
    expect(new Set(outputs)).toHaveLength(4);
  });
});

wycheproofSuite<WycheproofGroup<{ ikm: string; salt: string; info: string; size: number; okm: string }>>(
  "hkdf_sha256_test.json",
  () => true,
  ({ ikm, salt, info, size, okm, result }) => {
    const derive = () => hkdfExpand(hkdfExtract(hex(salt), hex(ikm)), hex(info), size);
    if (result === "valid") expect(derive()).toEqual(hex(okm));
    else expect(derive).toThrow(RangeError);
  },
);

wycheproofSuite<WycheproofGroup<{ key: string; msg: string; tag: string }> & { tagSize: number }>(
  "hmac_sha256_test.json",
  () => true,
  ({ key, msg, tag, result }, { tagSize }) => {
    const ours = hkdfExtract(hex(key), hex(msg)).subarray(0, tagSize / 8);
    expect(Buffer.from(ours).equals(hex(tag))).toBe(result === "valid");
  },
);

function range(first: number, last: number): string {
  return Buffer.from(Array.from({ length: last - first + 1 }, (_, index) => first + index)).toString("hex");
}
