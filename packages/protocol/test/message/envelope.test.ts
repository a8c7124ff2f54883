import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeEnvelope, readEnvelopes } from "../../src/message/envelope.ts";
import { type MessageName, messageTypes } from "../../src/message/types.ts";

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

test("any messages in one plaintext come back one by one", () => {
  const message = fc.tuple(
    fc.constantFrom<MessageName>("PAD", "SAY", "BYE", "PING"),
    fc.uint8Array({ maxLength: 900 }),
  );
  fc.assert(
    fc.property(fc.array(message, { minLength: 1, maxLength: 12 }), (row) => {
      const plaintext = Buffer.concat(row.map(([name, body]) => encodeEnvelope(name, body)));
      const found = readEnvelopes(plaintext);
      expect(found.map(({ type, body }) => [type, Uint8Array.from(body)])).toEqual(
        row.map(([name, body]) => [messageTypes[name], body]),
      );
      expect(Buffer.concat(found.map(({ whole }) => whole))).toEqual(plaintext);
    }),
  );
});

test("a body that no record can carry is our misuse", () => {
  expect(encodeEnvelope("PAD", new Uint8Array(16_381))).toHaveLength(16_384);
  expect(() => encodeEnvelope("PAD", new Uint8Array(16_382))).toThrow(RangeError);
});
