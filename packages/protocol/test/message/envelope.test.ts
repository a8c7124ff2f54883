import { expect, test } from "vitest";
import { encodeEnvelope, readEnvelopes } from "../../src/message/envelope.ts";

test("messages come back one by one, and whole", () => {
  const first = encodeEnvelope("NAME", Buffer.from("ana"));
  const second = encodeEnvelope("PAD", new Uint8Array(0));
  const envelopes = readEnvelopes(Uint8Array.from(Buffer.concat([first, second])));
  expect(envelopes.map(({ type, body }) => [type, Buffer.from(body).toString()])).toEqual([
    [20, "ana"],
    [0, ""],
  ]);
  expect(envelopes.map(({ whole }) => whole)).toEqual([first, second]);
});

test("every cut of a plaintext that is no border of messages is malformed, and so is none at all", () => {
  const plaintext = Buffer.concat([
    encodeEnvelope("NAME", Buffer.from("ana")),
    encodeEnvelope("PAD", Buffer.of(9)),
  ]);
  for (let length = 0; length < plaintext.length; length += 1) {
    if (length === 6) continue;
    expect(() => readEnvelopes(plaintext.subarray(0, length))).toThrow(/malformed/);
  }
  expect(readEnvelopes(plaintext.subarray(0, 6))).toHaveLength(1);
});

test("a body that no record can carry is our misuse", () => {
  expect(encodeEnvelope("PAD", new Uint8Array(16_381))).toHaveLength(16_384);
  expect(() => encodeEnvelope("PAD", new Uint8Array(16_382))).toThrow(RangeError);
});
