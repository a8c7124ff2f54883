/** HELLO_C and HELLO_S (clause 3) by themselves: what is encoded is decoded, and each field has its rule. */
import { concatBytes, type SuiteId } from "@conclave/crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { agreementOf, shareFor } from "../../fuzz/session/fixed-keys.ts";
import { encodeFrame } from "../../src/frame/encoder.ts";
import {
  decodeClientHello,
  decodeServerHello,
  encodeClientHello,
  encodeServerHello,
} from "../../src/handshake/hello.ts";

const random = new Uint8Array(32).fill(3);
const suites = fc.constantFrom<readonly SuiteId[]>([1], [2], [1, 2], [2, 1]);
const randoms = fc.uint8Array({ minLength: 32, maxLength: 32 });
const extension = fc.uint8Array({ maxLength: 200 });

test("HELLO_C: every offer comes back, whatever the extension is", () => {
  fc.assert(
    fc.property(suites, randoms, extension, (offer, bytes, ext) => {
      const share = shareFor(offer.includes(2) ? 2 : 1);
      const frame = withExtension(encodeClientHello(offer, bytes, share), ext);
      const { versions, suites: found, share: read } = decodeClientHello(frame);
      expect([versions, found]).toEqual([[1], offer]);
      expect(read.publicValue).toEqual(share.publicValue);
      expect(read.encapsulationKey).toEqual(share.encapsulationKey);
    }),
  );
});

test("HELLO_S: every answer comes back, whatever the extension is", () => {
  fc.assert(
    fc.property(fc.constantFrom<SuiteId>(1, 2), randoms, extension, (suite, bytes, ext) => {
      const { answer } = agreementOf(suite);
      const frame = withExtension(encodeServerHello(suite, bytes, answer), ext);
      expect(decodeServerHello(frame, [1, 2])).toEqual({ suite, answer });
    }),
  );
});

test("HELLO_C: without a version or a suite of ours nothing behind the lists is looked at", () => {
  const list = fc.uniqueArray(fc.integer({ min: 3, max: 255 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(list, fc.uint8Array({ maxLength: 100 }), (later, rest) => {
      for (const [lists, code] of [
        [[counted(later)], "hello-version"],
        [[counted([1]), counted(later)], "hello-suite"],
      ] as const)
        expect(() => decodeClientHello(encodeFrame("HELLO_C", concatBytes(...lists, rest)))).toThrow(
          expect.objectContaining({ code }),
        );
    }),
  );
});

test("HELLO_C: unknown versions and suites beside ours are passed on, in their order", () => {
  const lists = fc.uniqueArray(fc.integer({ min: 3, max: 255 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(lists, lists, (laterVersions, laterSuites) => {
      const [versions, offer] = [
        [...laterVersions, 1],
        [...laterSuites, 1],
      ];
      const [{ publicValue }, none] = [shareFor(1), Uint8Array.of(0, 0)];
      const body = concatBytes(counted(versions), counted(offer), random, publicValue, none, none);
      expect(decodeClientHello(encodeFrame("HELLO_C", body))).toMatchObject({ versions, suites: offer });
    }),
  );
});

describe("cut anywhere, or with a byte more, it is malformed at a field that is named", () => {
  test.each([
    ["HELLO_C", 1, encodeClientHello([1], random, shareFor(1)), decodeClientHello],
    ["HELLO_C", 2, encodeClientHello([2, 1], random, shareFor(2)), decodeClientHello],
    ["HELLO_S", 1, encodeServerHello(1, random, agreementOf(1).answer), decodeHelloS],
    ["HELLO_S", 2, encodeServerHello(2, random, agreementOf(2).answer), decodeHelloS],
  ] as const)("%s, suite %i", (name, _, whole, decode: (frame: Uint8Array) => unknown) => {
    const body = whole.subarray(4);
    const malformed = expect.objectContaining({
      code: "hello-malformed",
      context: { field: expect.stringMatching(/^(versions|suites|version|suite|random|y|ek|ct|ext|end)$/) },
    });
    expect(() => decode(encodeFrame(name, body))).not.toThrow();
    for (let length = 0; length < body.length; length += 1) {
      expect(() => decode(encodeFrame(name, body.subarray(0, length)))).toThrow(malformed);
    }
    expect(() => decode(encodeFrame(name, concatBytes(body, Uint8Array.of(0))))).toThrow(malformed);
  });
});

function decodeHelloS(frame: Uint8Array) {
  return decodeServerHello(frame, [1, 2]);
}

function counted(values: readonly number[]): Uint8Array {
  return Uint8Array.of(values.length, ...values);
}

/** The hello with something in place of its empty extension. */
function withExtension(frame: Uint8Array, ext: Uint8Array): Uint8Array {
  const name = frame[0] === 1 ? "HELLO_C" : "HELLO_S";
  return encodeFrame(name, concatBytes(frame.subarray(4, -2), Uint8Array.of(0, ext.length), ext));
}
