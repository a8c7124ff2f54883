import { expect, test } from "vitest";
import { derElement, derInteger, readDer } from "../src/der.ts";

test.each([
  ["0", "00", "020100"],
  ["127", "7f", "02017f"],
  ["128, which needs a leading zero to stay positive", "80", "02020080"],
  ["leading zeros are left off", "00000102", "02020102"],
])("INTEGER %s", (_, magnitude, encoded) => {
  expect(Buffer.from(derInteger(Buffer.from(magnitude, "hex"))).toString("hex")).toBe(encoded);
});

test.each([0, 127, 128, 255, 256, 65_000])("an element of %i bytes comes back whole", (length) => {
  const content = new Uint8Array(length).fill(0xab);
  const encoded = derElement("sequence", derElement("octetString", content));
  const [sequence] = readDer(encoded, "sequence");
  expect(readDer(sequence ?? encoded, "octetString")).toEqual([content]);
});

test("a wrong tag and bytes after the end are refused", () => {
  const encoded = derElement("octetString", new Uint8Array(3));
  expect(() => readDer(encoded, "integer")).toThrow(/integer expected at byte 0/);
  expect(() => readDer(Buffer.concat([encoded, Buffer.of(0)]), "octetString")).toThrow(/after the last/);
});
