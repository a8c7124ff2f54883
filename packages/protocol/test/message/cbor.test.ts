import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeFields, encodeFields } from "../../src/message/cbor.ts";

test("what was encoded is decoded", () => {
  const fields = { text: "é 👋", n: 12, more: true, id: Uint8Array.of(1, 2), names: ["a", "b"] };
  expect(decodeFields(encodeFields(fields))).toEqual(fields);
});

test("the same fields give the same bytes, shorter keys first", () => {
  expect(encodeFields({ text: "x", n: 1 })).toEqual(encodeFields({ n: 1, text: "x" }));
  expect(Buffer.from(encodeFields({ text: "x", n: 1 })).toString("hex")).toBe("a2616e0164746578746178");
});

describe("refused", () => {
  test.each([
    ["nothing", ""],
    ["an integer", "01"],
    ["a list", "8101"],
    ["null", "f6"],
    ["bytes", "4101"],
    ["bytes after the map", "a000"],
    ["a map that ends early", "a161"],
    ["a length longer than the bytes", "a1617878ff41"],
    ["a list of 2^32-1 items", "a161789affffffff"],
    ["a repeated key", "a2617801617802"],
    ["an integer in a longer form than needed", "a161781801"],
    ["a key in a longer form than needed", "a178017801"],
    ["an indefinite map", "bf617801ff"],
    ["an indefinite list", "a161789f01ff"],
    ["an indefinite text", "a161787f6161ff"],
    ["text that is not UTF-8", "a1617862c328"],
    ["a surrogate as UTF-8", "a1617863eda080"],
    ["a key that is not UTF-8", "a161ff01"],
    ["NaN", "a16178f97e00"],
    ["infinity", "a16178f97c00"],
    ["a float that is a whole number", "a16178fb3ff0000000000000"],
    ["undefined", "a16178f7"],
    ["a tag", "a16178c101"],
    ["an integer that a number cannot hold", "a161781bffffffffffffffff"],
    ["a key that is a number", "a10102"],
    ["a simple value", "a16178e0"],
  ])("%s", (_, hex) => {
    expect(() => decodeFields(Buffer.from(hex, "hex"))).toThrow(
      expect.objectContaining({ name: "MalformedError", field: "cbor" }),
    );
  });

  test("nesting beyond 6, before it could exhaust the stack", () => {
    const nested = (depth: number) => Buffer.from(`a16178${"81".repeat(depth)}00`, "hex");
    expect(decodeFields(nested(5))).toEqual({ x: [[[[[0]]]]] });
    expect(() => decodeFields(nested(6))).toThrow(/malformed/);
    expect(() => decodeFields(nested(16_000))).toThrow(
      expect.objectContaining({ cause: expect.objectContaining({ message: "nested deeper than 6" }) }),
    );
  });
});

test("a key named __proto__ is a field like any other", () => {
  const fields = decodeFields(Buffer.from("a1695f5f70726f746f5f5fa16178f5", "hex"));
  expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
  expect(Object.hasOwn(fields, "__proto__")).toBe(true);
});

test("sibling lists do not count as nesting", () => {
  const fields = { a: [[], []], b: [[1], [2]], c: [] };
  expect(decodeFields(encodeFields(fields))).toEqual(fields);
});

test("any fields come back as they went, and in no more and no fewer bytes", () => {
  const leaf = fc.oneof(
    fc.maxSafeInteger(),
    fc.string({ unit: "grapheme" }),
    fc.boolean(),
    fc.constant(null),
    fc.uint8Array(),
  );
  const level2 = fc.oneof(
    leaf,
    fc.array(leaf),
    fc.dictionary(fc.string({ unit: "grapheme" }), leaf, { noNullPrototype: true }),
  );
  const level1 = fc.oneof(
    leaf,
    fc.array(level2),
    fc.dictionary(fc.string(), level2, { noNullPrototype: true }),
  );
  fc.assert(
    fc.property(fc.dictionary(fc.string(), level1, { noNullPrototype: true }), (fields) => {
      const bytes = Uint8Array.from(encodeFields(fields));
      expect(decodeFields(bytes)).toEqual(fields);
      expect(Uint8Array.from(encodeFields(decodeFields(bytes)))).toEqual(bytes);
      for (let length = 0; length < Math.min(bytes.length, 60); length += 1) {
        expect(() => decodeFields(bytes.subarray(0, length))).toThrow(/malformed/);
      }
    }),
  );
});

test("random bytes give a map or a MalformedError", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      try {
        expect(decodeFields(bytes)).toBeTypeOf("object");
      } catch (error) {
        expect(error).toMatchObject({ name: "MalformedError" });
      }
    }),
    { numRuns: 3000 },
  );
});
