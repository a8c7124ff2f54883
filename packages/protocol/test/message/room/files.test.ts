import { describe, expect, test } from "vitest";
import { decode, expectMalformed, sampleId as id, wireFields } from "../../support/room-wire.ts";

const hash = new Uint8Array(32);
const file = { kind: "file", name: "a.txt", type: "text/plain", bytes: 1, hash };

describe("an entry of a file", () => {
  test.each([
    ["no name", { name: "" }, "name"],
    ["a name of spaces", { name: "  " }, "name"],
    ["a name of 256 bytes", { name: "x".repeat(256) }, "name"],
    ["a path", { name: "../a" }, "name"],
    ["a path of another system", { name: "..\\a" }, "name"],
    ["the folder itself", { name: "." }, "name"],
    ["the folder above", { name: ".." }, "name"],
    ["a name with an escape", { name: "a\u001b[2J" }, "name"],
    ["a name over two lines", { name: "a\nb" }, "name"],
    ["a name with a line separator", { name: "a\u2028b" }, "name"],
    ["a name that turns the direction", { name: "a\u202egpj.exe" }, "name"],
    ["a name with an isolate", { name: "a\u2066b" }, "name"],
    ["a name that is a number", { name: 5 }, "name"],
    ["a type without its half", { type: "text" }, "type"],
    ["a type with parameters", { type: "text/html; charset=utf-8" }, "type"],
    ["a type of 128 bytes", { type: `text/${"x".repeat(123)}` }, "type"],
    ["fewer bytes than none", { bytes: -1 }, "bytes"],
    ["a hash of 31 bytes", { hash: new Uint8Array(31) }, "hash"],
    ["a hash that is a text", { hash: "x".repeat(32) }, "hash"],
    ["an empty text with it", { text: "" }, "text"],
    ["a reply to 0", { re: 0 }, "re"],
  ])("%s is malformed", (_, change, field) => {
    expectMalformed("SAY", { id, ...file, ...change }, field);
    expectMalformed("SAID", { n: 1, from: "ana", time: 1, ...file, ...change }, field);
  });

  test.each([
    ["255 bytes", { name: `${"é".repeat(127)}x` }],
    ["a dot in front", { name: ".profile" }],
    ["markup, which is nothing to a name", { name: "<img src=x>.png" }],
    ["a name in another direction", { name: "תמונה.png" }],
    ["an empty file", { bytes: 0 }],
  ])("%s is not", (_, change) => {
    expect(decode("SAY", { id, ...file, ...change })).toMatchObject({ content: { kind: "file" } });
  });
});

describe("parts", () => {
  test.each([
    ["PART", { id, at: 0, data: new Uint8Array(0) }, "data"],
    ["PART", { id, at: 0, data: new Uint8Array(12_289) }, "data"],
    ["PART", { id, at: 0, data: "x" }, "data"],
    ["PART", { id, at: -1, data: new Uint8Array(1) }, "at"],
    ["PART", { id: new Uint8Array(15), at: 0, data: new Uint8Array(1) }, "id"],
    ["OFFER", { id, bytes: -1, hash }, "bytes"],
    ["OFFER", { id, bytes: 1, hash: new Uint8Array(33) }, "hash"],
    ["OFFER", { id, room: 0, bytes: 1, hash }, "room"],
    ["HAVE", { id, at: -1 }, "at"],
    ["HAVE", { id, at: "1" }, "at"],
    ["DROP", { id: 5 }, "id"],
    ["GET", { id, n: 0, at: 0 }, "n"],
    ["GET", { id, n: 1, at: -1 }, "at"],
    ["GET", { id, n: 1, at: 0, room: 0 }, "room"],
  ] as const)("%s %j is malformed at %s", (type, fields, field) => {
    expectMalformed(type, fields, field);
  });
});

describe("what a server says of itself", () => {
  test("may be nothing", () => {
    expect(wireFields({ type: "SERVER" })).toEqual({});
  });

  test.each([
    ["two lines", "a\nb"],
    ["nothing", ""],
    ["an escape", "\u001b"],
    ["257 bytes", "x".repeat(257)],
  ])("it is not called %s", (_, name) => {
    expectMalformed("SERVER", { name }, "name");
  });
});
