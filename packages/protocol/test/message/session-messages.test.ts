import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readEnvelopes } from "../../src/message/envelope.ts";
import {
  decodeBye,
  decodeName,
  decodeNameBad,
  decodePing,
  encodeBye,
  encodeName,
  encodeNameBad,
  encodePing,
  encodeWelcome,
  isOfferableName,
  type NameRefusal,
} from "../../src/message/session-messages.ts";

test.each(["length", "characters", "taken", "lookalike"] as const)("NAME_BAD %s", (refusal: NameRefusal) => {
  expect(decodeNameBad(bodyOf(encodeNameBad(refusal)))).toBe(refusal);
});

test("a reason that a later version may send asks for another name", () => {
  expect(decodeNameBad(Uint8Array.of(200))).toBe("characters");
});

describe("BYE", () => {
  test.each([
    [0, ""],
    [6, "the server is stopping — goodbye"],
    [255, "x".repeat(255)],
  ])("%i %s", (code, text) => {
    expect(decodeBye(bodyOf(encodeBye({ code, text })))).toEqual({ code, text });
  });

  test.each(["x".repeat(300), "é".repeat(300), "👋".repeat(300)])(
    "a long explanation is cut at a character",
    (text) => {
      const cut = decodeBye(bodyOf(encodeBye({ code: 0, text }))).text;
      expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(255);
      expect(Buffer.byteLength(cut)).toBeGreaterThan(250);
      expect(text.startsWith(cut)).toBe(true);
    },
  );
});

test.each([
  ["NAME", decodeName, [[], [...Buffer.alloc(129, 0x61)], [0xff, 0xfe], [0xed, 0xa0, 0x80]]],
  ["NAME_BAD", decodeNameBad, [[], [1, 2]]],
  ["PING", decodePing, [[], [...Buffer.alloc(7)], [...Buffer.alloc(9)]]],
  ["BYE", decodeBye, [[], [0, 0xff], [0, ...Buffer.alloc(256, 0x61)]]],
] as const)("%s of a wrong shape is malformed", (_, decode: (body: Uint8Array) => unknown, bodies) => {
  for (const body of bodies) expect(() => decode(Uint8Array.from(body))).toThrow(/malformed/);
});

describe("what is encoded is decoded", () => {
  const texts = fc.string({ unit: "grapheme", maxLength: 300 });

  test("NAME and WELCOME", () => {
    fc.assert(
      fc.property(texts, (name) => {
        fc.pre(isOfferableName(name));
        expect(decodeName(bodyOf(encodeName(name)))).toBe(name);
        expect(decodeName(bodyOf(encodeWelcome(name)))).toBe(name);
      }),
    );
  });

  test("BYE: all of it, or the beginning of the text that fits", () => {
    fc.assert(
      fc.property(fc.nat({ max: 255 }), texts, (code, text) => {
        const found = decodeBye(bodyOf(encodeBye({ code, text })));
        expect(found.code).toBe(code);
        expect(text.startsWith(found.text)).toBe(true);
        if (Buffer.byteLength(text) <= 255) expect(found.text).toBe(text);
        else expect(Buffer.byteLength(found.text)).toBeGreaterThan(255 - 4);
      }),
    );
  });

  test("PING and PONG", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (token) => {
        expect(decodePing(bodyOf(encodePing("PING", token)))).toEqual(token);
        expect(decodePing(bodyOf(encodePing("PONG", token)))).toEqual(token);
      }),
    );
  });
});

function bodyOf(message: Uint8Array): Uint8Array {
  const [envelope] = readEnvelopes(message);
  if (envelope === undefined) throw new Error("no envelope");
  return envelope.body;
}
