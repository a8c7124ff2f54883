import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatInvitation, type Invitation, parseInvitation } from "../src/index.ts";

const address = { host: "chat.example.org", port: 5068 };
const keyDigest = Uint8Array.from({ length: 32 }, (_, index) => index);
const token = new Uint8Array(16).fill(0xfb);
const k = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
const t = "-_v7-_v7-_v7-_v7-_v7-w";

describe("written", () => {
  test.each<[string, Invitation, string]>([
    ["a name", { address, keyDigest, token }, `conclave://chat.example.org:5068/?k=${k}&t=${t}`],
    ["without a token", { address, keyDigest }, `conclave://chat.example.org:5068/?k=${k}`],
    ["IPv6", { address: { host: "::1", port: 1 }, keyDigest }, `conclave://[::1]:1/?k=${k}`],
  ])("%s", (_, invitation, link) => {
    expect(formatInvitation(invitation)).toBe(link);
    expect(parseInvitation(link)).toEqual({ token: undefined, ...invitation });
  });
});

describe("read as people and their programs pass it on", () => {
  test.each([
    ["blank space around it", ` \n conclave://chat.example.org:5068/?k=${k}&t=${t}\r\n`],
    ["the scheme in capitals", `CONCLAVE://chat.example.org:5068/?k=${k}&t=${t}`],
    ["without the slash", `conclave://chat.example.org:5068?k=${k}&t=${t}`],
    ["the parameters the other way round", `conclave://chat.example.org:5068/?t=${t}&k=${k}`],
    ["parameters of a later version", `conclave://chat.example.org:5068/?v=2&k=${k}&room=lobby&t=${t}`],
    ["escaped", `conclave://chat.example.org:5068/?k=${k}&t=%2D${t.slice(1)}`],
  ])("%s", (_, link) => {
    expect(parseInvitation(link)).toEqual({ address, keyDigest, token });
  });
});

describe("refused, with a sentence that says why", () => {
  test.each([
    ["nothing", "", /looks like conclave/],
    ["an address alone", "chat.example.org:5068", /looks like conclave/],
    ["another scheme", `https://chat.example.org:5068/?k=${k}`, /looks like conclave/],
    ["words around it", `join conclave://chat.example.org:5068/?k=${k}`, /looks like conclave/],
    ["a path", `conclave://chat.example.org:5068/lobby?k=${k}`, /looks like conclave/],
    ["a fragment", `conclave://chat.example.org:5068/?k=${k}#x`, /looks like conclave/],
    ["no key", `conclave://chat.example.org:5068/?t=${t}`, /which key/],
    ["no port", `conclave://chat.example.org/?k=${k}`, /not HOST:PORT/],
    ["port 0", `conclave://chat.example.org:0/?k=${k}`, /port 0/],
    ["a name and password", `conclave://ana:secret@chat.example.org:5068/?k=${k}`, /not HOST:PORT/],
    ["the key twice", `conclave://chat.example.org:5068/?k=${k}&k=${k}`, /k= twice/],
    ["the token twice", `conclave://chat.example.org:5068/?k=${k}&t=${t}&t=${t}`, /t= twice/],
    [
      "a key of 31 bytes",
      `conclave://chat.example.org:5068/?k=${k.slice(0, 42)}`,
      /k= .* damaged: .* 32 bytes/,
    ],
    ["an empty key", "conclave://chat.example.org:5068/?k=", /k= .* damaged/],
    ["an empty token", `conclave://chat.example.org:5068/?k=${k}&t=`, /t= .* damaged: .* 16 bytes/],
    [
      "base64 in place of base64url",
      `conclave://chat.example.org:5068/?k=${k}&t=%2B${t.slice(1)}`,
      /t= .* damaged/,
    ],
    ["padding", `conclave://chat.example.org:5068/?k=${k}=`, /k= .* damaged/],
    ["bits after the last byte", `conclave://chat.example.org:5068/?k=${k.slice(0, -1)}9`, /k= .* damaged/],
  ])("%s", (_, link, message) => {
    expect(() => parseInvitation(link)).toThrow(RangeError);
    expect(() => parseInvitation(link)).toThrow(message);
  });
});

const invitations: fc.Arbitrary<Invitation> = fc.record({
  address: fc.record({
    host: fc.oneof(fc.domain(), fc.ipV4(), fc.ipV6()),
    port: fc.integer({ min: 1, max: 65_535 }),
  }),
  keyDigest: fc.uint8Array({ minLength: 32, maxLength: 32 }),
  token: fc.option(fc.uint8Array({ minLength: 16, maxLength: 16 }), { nil: undefined }),
});

test("every invitation comes back as it went", () => {
  fc.assert(
    fc.property(invitations, (invitation) => {
      expect(parseInvitation(formatInvitation(invitation))).toEqual(invitation);
    }),
  );
});

test("any one character changed: an invitation that can be written again, or a RangeError", () => {
  const other = fc.string({ unit: "binary", minLength: 0, maxLength: 1 });
  fc.assert(
    fc.property(invitations, fc.nat(), other, (invitation, at, character) => {
      const link = formatInvitation(invitation);
      const place = at % link.length;
      const changed = link.slice(0, place) + character + link.slice(place + 1);
      try {
        const found = parseInvitation(changed);
        expect(parseInvitation(formatInvitation(found))).toEqual(found);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    }),
    { numRuns: 1000 },
  );
});
