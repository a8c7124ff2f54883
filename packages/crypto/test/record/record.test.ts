import { createCipheriv, randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { concatBytes, RecordOpener, RecordSealer, recordBodyBytes, recordKeys } from "../../src/index.ts";
import { slowOpen, slowSeal, slowTag } from "../reference/slow-record.ts";
import { hex } from "../vectors/shared.ts";

const keys = recordKeys(Uint8Array.from({ length: 32 }, (_, index) => index));

test("the known answer of docs/protocol.md, clause 10: seq 0, IV 20..2f, message 4000026869", () => {
  const iv = Uint8Array.from({ length: 16 }, (_, index) => 0x20 + index);
  const expected = [
    "04000040202122232425262728292a2b2c2d2e2f",
    "4f6ea29287a947b32457c942f09232c8",
    "5b60513d5cb33409096d40a8b425ce5e8c32d675e49c737616d0a5784a5f1870",
  ].join("");
  const record = slowSeal(keys, 0n, hex("04000040"), iv, hex("4000026869"));
  expect(Buffer.from(record).toString("hex")).toBe(expected);
  expect(Buffer.from(new RecordOpener(keys).open(hex(expected))).toString("hex")).toBe("4000026869");
});

describe("the kept-alive ciphers speak the same bytes as one cipher for each record", () => {
  const plaintexts = fc.array(fc.uint8Array({ minLength: 0, maxLength: 600 }), {
    minLength: 1,
    maxLength: 12,
  });

  test("what we seal, the reference opens", () => {
    fc.assert(
      fc.property(plaintexts, (texts) => {
        const sealer = new RecordSealer(keys);
        texts.forEach((plaintext, index) => {
          const record = sealer.seal(headerFor(plaintext), plaintext);
          expect(record).toHaveLength(4 + recordBodyBytes(plaintext.length));
          expect(slowOpen(keys, BigInt(index), record)).toEqual(plaintext);
        });
      }),
    );
  });

  test("what the reference seals, we open", () => {
    fc.assert(
      fc.property(plaintexts, (texts) => {
        const opener = new RecordOpener(keys);
        texts.forEach((plaintext, index) => {
          const record = slowSeal(keys, BigInt(index), headerFor(plaintext), randomBytes(16), plaintext);
          expect(Uint8Array.from(opener.open(record))).toEqual(plaintext);
        });
      }),
    );
  });
});

describe("IVs", () => {
  test("20,000 records have 20,000 different ones, each bit set about half the time", () => {
    const sealer = new RecordSealer(keys);
    const seen = new Set<string>();
    const ones = new Array<number>(128).fill(0);
    for (let round = 0; round < 20_000; round += 1) {
      const iv = sealer.seal(headerFor(new Uint8Array(5)), new Uint8Array(5)).subarray(4, 20);
      seen.add(Buffer.from(iv).toString("hex"));
      for (let bit = 0; bit < 128; bit += 1)
        ones[bit] = (ones[bit] ?? 0) + (((iv[bit >> 3] ?? 0) >> (bit & 7)) & 1);
    }
    expect(seen).toHaveLength(20_000);
    // Six standard deviations of a fair coin thrown 20,000 times are 424.
    for (const count of ones) expect(Math.abs(count - 10_000)).toBeLessThan(424);
  });

  test("the random block is drawn once for each record, 16 bytes", () => {
    const drawn: number[] = [];
    const sealer = new RecordSealer(keys, { random: (target) => void drawn.push(target.length) });
    sealer.seal(headerFor(new Uint8Array(3)), new Uint8Array(3));
    sealer.seal(headerFor(new Uint8Array(300)), new Uint8Array(300));
    expect(drawn).toEqual([16, 16]);
  });
});

describe("tampering", () => {
  test("any one bit flipped anywhere in a record is caught by the tag, before decryption", () => {
    const plaintext = hex("4000026869");
    const record = new RecordSealer(keys).seal(headerFor(plaintext), plaintext);
    for (let bit = 0; bit < record.length * 8; bit += 1) {
      const forged = Uint8Array.from(record);
      forged[bit >> 3] = (forged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(refusal(() => new RecordOpener(keys).open(forged))).toBe("record/tag");
    }
  });

  test.each([
    ["a replayed record", [0, 0]],
    ["a dropped record", [1]],
    ["two records swapped", [1, 0]],
  ])("%s is refused", (_, order) => {
    const sealer = new RecordSealer(keys);
    const records = [1, 2].map((length) => {
      const plaintext = new Uint8Array(length);
      return sealer.seal(headerFor(plaintext), plaintext);
    });
    const opener = new RecordOpener(keys);
    const open = () => {
      for (const index of order) opener.open(records[index] ?? new Uint8Array(0));
    };
    expect(refusal(open)).toBe("record/tag");
  });

  test("a record of the other direction's key is refused: no reflection", () => {
    const other = recordKeys(new Uint8Array(32).fill(9));
    const record = new RecordSealer(other).seal(headerFor(new Uint8Array(3)), new Uint8Array(3));
    expect(refusal(() => new RecordOpener(keys).open(record))).toBe("record/tag");
  });

  test.each([0, 4, 36, 51, 52, 53, 67])("a record of %i bytes has no possible shape", (length) => {
    expect(refusal(() => new RecordOpener(keys).open(new Uint8Array(length)))).toBe("record/shape");
  });

  test("after one failure nothing opens any more, not even a good record", () => {
    const opener = new RecordOpener(keys);
    const good = new RecordSealer(keys).seal(headerFor(new Uint8Array(3)), new Uint8Array(3));
    expect(refusal(() => opener.open(new Uint8Array(68)))).toBe("record/tag");
    expect(refusal(() => opener.open(good))).toBe("record/failed");
  });
});

test.each([
  ["00", "a length of zero"],
  ["11", "a length beyond the block"],
  ["ff", "a length far beyond the block"],
  ["0102", "unequal padding bytes"],
  ["030203", "an unequal byte in the middle"],
  ["0310", "a length that reaches into other bytes"],
])("padding that ends in %s (%s) is refused under a right tag, with the same code as a wrong tag", (end) => {
  const padded = Buffer.concat([Buffer.alloc(16 - end.length / 2, 0x41), Buffer.from(end, "hex")]);
  expect(refusal(() => new RecordOpener(keys).open(sealUnpadded(padded)))).toBe("record/padding");
});

describe("hard limits", () => {
  const small = new Uint8Array(3);

  test.each([
    ["records", { records: 3, bytes: 1e9 }],
    ["bytes", { records: 1e9, bytes: 3 * 68 }],
  ])("a sealer stops at its limit of %s", (reason, limits) => {
    const sealer = new RecordSealer(keys, { limits });
    for (let round = 0; round < 3; round += 1) sealer.seal(headerFor(small), small);
    expect(refusal(() => sealer.seal(headerFor(small), small))).toBe(`key-exhausted/${reason}`);
  });

  test("an opener stops there too", () => {
    const sealer = new RecordSealer(keys);
    const opener = new RecordOpener(keys, { limits: { records: 2, bytes: 1e9 } });
    opener.open(sealer.seal(headerFor(small), small));
    opener.open(sealer.seal(headerFor(small), small));
    expect(refusal(() => opener.open(sealer.seal(headerFor(small), small)))).toBe("key-exhausted/records");
  });
});

test("a header of another length is our misuse", () => {
  expect(() => new RecordSealer(keys).seal(new Uint8Array(3), new Uint8Array(3))).toThrow(RangeError);
});

/** A record with a right tag whose padding is whatever `padded` ends in; a multiple of 16 bytes. */
function sealUnpadded(padded: Uint8Array, iv: Uint8Array = randomBytes(16)): Uint8Array {
  const cipher = createCipheriv("aes-256-cbc", keys.encryption, iv).setAutoPadding(false);
  const covered = concatBytes(hex("04000040"), iv, cipher.update(padded));
  return concatBytes(covered, slowTag(keys, 0n, covered));
}

function headerFor(plaintext: Uint8Array): Uint8Array {
  const length = recordBodyBytes(plaintext.length);
  return Uint8Array.of(4, length >> 16, (length >> 8) & 0xff, length & 0xff);
}

function refusal(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof Error && "code" in error && "reason" in error)
      return `${error.code}/${error.reason}`;
    throw error;
  }
  return "nothing was refused";
}
