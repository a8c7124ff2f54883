/** REKEY_C and REKEY_S (clause 8) by themselves: what is encoded is decoded, and each field has its rule. */
import { concatBytes, type SuiteId } from "@conclave/crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { agreementOf, shareFor } from "../../fuzz/session/fixed-keys.ts";
import {
  decodeRekeyAnswer,
  decodeRekeyRequest,
  encodeRekeyAnswer,
  encodeRekeyRequest,
  encodeSignedRekeyAnswer,
} from "../../src/rekey/messages.ts";

const suites = fc.constantFrom<SuiteId>(1, 2);
const random = fc.uint8Array({ minLength: 32, maxLength: 32 });
const signature = fc.uint8Array({ minLength: 64, maxLength: 64 });

test("a request comes back as it went", () => {
  fc.assert(
    fc.property(suites, random, (suite, bytes) => {
      const share = shareFor(suite);
      const body = encodeRekeyRequest(bytes, share).subarray(3);
      const { publicValue, encapsulationKey } = decodeRekeyRequest(body, suite);
      expect([publicValue, encapsulationKey]).toEqual([share.publicValue, share.encapsulationKey]);
    }),
  );
});

test("an answer comes back as it went, and what is signed is all but the signature", () => {
  fc.assert(
    fc.property(suites, random, signature, (suite, bytes, signed) => {
      const { answer } = agreementOf(suite);
      const unsigned = encodeRekeyAnswer(bytes, answer);
      const body = encodeSignedRekeyAnswer(unsigned, signed).subarray(3);
      expect(decodeRekeyAnswer(body, suite)).toEqual({ answer, unsigned, signature: signed });
    }),
  );
});

test.each<[SuiteId, "answer" | "request"]>([
  [1, "request"],
  [2, "request"],
  [1, "answer"],
  [2, "answer"],
])("suite %i, %s: cut anywhere, with a byte more, or of the other suite, it is refused", (suite, kind) => {
  const other = suite === 1 ? 2 : 1;
  const zeros = new Uint8Array(64);
  const request = encodeRekeyRequest(zeros.subarray(32), shareFor(suite));
  const answer = encodeSignedRekeyAnswer(
    encodeRekeyAnswer(zeros.subarray(32), agreementOf(suite).answer),
    zeros,
  );
  const body = (kind === "request" ? request : answer).subarray(3);
  const decode = kind === "request" ? decodeRekeyRequest : decodeRekeyAnswer;
  const refused = expect.objectContaining({
    name: expect.stringMatching(/^(Malformed|Protocol|Crypto)Error$/),
  });
  expect(() => decode(body, suite)).not.toThrow();
  expect(() => decode(body, other)).toThrow(refused);
  for (let length = 0; length < body.length; length += 1) {
    expect(() => decode(body.subarray(0, length), suite)).toThrow(refused);
  }
  expect(() => decode(concatBytes(body, Uint8Array.of(0)), suite)).toThrow(refused);
});
