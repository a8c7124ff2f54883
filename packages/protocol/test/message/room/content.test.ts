import { describe, expect, test } from "vitest";
import { writtenBytes } from "../../../src/index.ts";
import { decode, expectMalformed, sampleId as id } from "../../support/room-wire.ts";

const name = "é".repeat(64);
const someMarks = (count: number) => Array.from({ length: count }, (_, index) => `m${index}`);
const counted = (marks: readonly string[]) => Object.fromEntries(marks.map((mark) => [mark, 1]));

describe("what is put into a room", () => {
  test.each([
    ["an empty text", { text: "" }, "text"],
    ["a text of 12,289 bytes", { text: "x".repeat(12_289) }, "text"],
    ["a text with an escape", { text: "\u001b[2J" }, "text"],
    ["a carriage return", { text: "a\rb" }, "text"],
    ["a control character of C1", { text: "\u0085" }, "text"],
    ["a delete character", { text: "\u007f" }, "text"],
    ["a text that is a number", { text: 5 }, "text"],
    ["a reply to nothing", { text: "x", re: 0 }, "re"],
    ["a list of mentions without any", { text: "x", mentions: [] }, "mentions"],
    ["nine mentions", { text: "x", mentions: Array(9).fill("bob") }, "mentions"],
    ["a mention of nobody", { text: "x", mentions: [""] }, "mentions"],
    ["a mention that is one name", { text: "x", mentions: "bob" }, "mentions"],
    [
      "a text and mentions of 12,289 bytes together",
      { text: "x".repeat(12_161), mentions: [name] },
      "mentions",
    ],
    ["an edit of nothing", { kind: "edit", of: 0, text: "x" }, "of"],
    ["an edit to an empty text", { kind: "edit", of: 1, text: "" }, "text"],
    ["an edit to more than fits", { kind: "edit", of: 1, text: "x".repeat(12_289) }, "text"],
    ["a delete of something behind all numbers", { kind: "delete", of: -1 }, "of"],
    ["a delete without its kind", { of: 1 }, "text"],
    ["a mark of 33 bytes", { kind: "react", of: 1, mark: "x".repeat(33) }, "mark"],
    ["an empty mark", { kind: "react", of: 1, mark: "" }, "mark"],
    ["a mark with a newline", { kind: "react", of: 1, mark: "a\nb" }, "mark"],
    ["a mark with a tab", { kind: "react", of: 1, mark: "\t" }, "mark"],
    ["a mark with an escape", { kind: "react", of: 1, mark: "\u001b" }, "mark"],
    ["a mark put off with false", { kind: "react", of: 1, mark: "x", off: false }, "off"],
    ["a pin of text", { kind: "pin", of: "1" }, "of"],
    ["a pin put off with 1", { kind: "pin", of: 1, off: 1 }, "off"],
    ["a topic of 1,025 bytes", { kind: "topic", text: "x".repeat(1025) }, "text"],
    ["a topic with an escape", { kind: "topic", text: "\u001b" }, "text"],
    ["a member without a name", { kind: "member", who: "", role: "member" }, "who"],
    ["a member of 129 bytes", { kind: "member", who: "x".repeat(129), role: "member" }, "who"],
    ["a role that there is not", { kind: "member", who: "bob", role: "king" }, "role"],
  ])("%s is malformed", (_, fields, field) => {
    expectMalformed("SAY", { id, ...fields }, field);
    expectMalformed("SAID", { n: 1, from: "ana", time: 1, ...fields }, field);
  });

  test.each([
    ["a text and its mentions of 12,288 bytes together", { text: "x".repeat(12_160), mentions: [name] }],
    ["eight mentions", { text: "x", mentions: Array(8).fill("bob") }],
    ["a mark of 32 bytes", { kind: "react", of: 1, mark: "é".repeat(16) }],
    ["a topic of 1,024 bytes", { kind: "topic", text: "é".repeat(512) }],
    ["an empty topic", { kind: "topic", text: "" }],
  ])("%s is not", (_, fields) => {
    expect(decode("SAY", { id, ...fields })).toMatchObject({ type: "SAY" });
  });

  test("what an edit has, without its kind, is a text, since `of` is no field of texts", () => {
    expect(decode("SAY", { id, of: 3, text: "x" })).toMatchObject({ content: { kind: "text", text: "x" } });
  });
});

describe("what a room has kept", () => {
  const entry = { n: 1, from: "ana", time: 1, text: "x" };

  test.each([
    ["the number 0", { n: 0 }, "n"],
    ["a number that is a text", { n: "1" }, "n"],
    ["a writer without a name", { from: "" }, "from"],
    ["a writer of 129 bytes", { from: "x".repeat(129) }, "from"],
    ["a time before 1970", { time: -1 }, "time"],
    ["a guest that is none", { guest: false }, "guest"],
    ["a guest that is 1", { guest: 1 }, "guest"],
    ["a kind that is no text", { kind: 5 }, "kind"],
    ["an edit before 1970", { edited: -1 }, "edited"],
    ["33 marks", { marks: counted(someMarks(33)) }, "marks"],
    ["a mark of nobody", { marks: { x: 0 } }, "marks"],
    ["a list of marks", { marks: ["x"] }, "marks"],
    ["bytes as marks", { marks: new Uint8Array(1) }, "marks"],
    ["a mark of 33 bytes", { marks: { ["x".repeat(33)]: 1 } }, "marks"],
    ["a mark with an escape", { marks: { "\u001b": 1 } }, "marks"],
    ["33 marks of one's own", { mine: someMarks(33) }, "mine"],
    ["a mark of one's own of 33 bytes", { mine: ["x".repeat(33)] }, "mine"],
    ["a mark of one's own that is a number", { mine: [1] }, "mine"],
    ["a map of marks of one's own", { mine: { x: 1 } }, "mine"],
  ])("%s is malformed", (_, fields, field) => {
    for (const [type, wrapped] of [
      ["SAID", { ...entry, ...fields }],
      ["PAGE", { id, items: [{ ...entry, ...fields }], more: false }],
      ["FOUND", { id, items: [{ ...entry, ...fields }] }],
    ] as const)
      expectMalformed(type, wrapped, field);
  });

  test("32 marks of 32 bytes are not", () => {
    const marks = someMarks(32).map((mark) => mark.padEnd(32, "x"));
    expect(decode("SAID", { ...entry, marks: counted(marks), mine: marks })).toMatchObject({
      entry: { state: { mine: marks } },
    });
  });

  test.each(["poll", "other", "toString", ""])(
    "the kind %j of a later version has a place and no more",
    (kind) => {
      expect(decode("SAID", { ...entry, kind, text: 5, of: "?" })).toMatchObject({
        entry: { number: 1, content: { kind: "other" } },
      });
    },
  );

  test("a kind that is known keeps its rules", () => {
    expectMalformed("SAID", { ...entry, kind: "edit" }, "of");
  });

  test("what is gone has no text, whatever came with it", () => {
    expect(decode("SAID", { ...entry, kind: "gone" })).toMatchObject({
      entry: { number: 1, from: "ana", content: { kind: "gone" } },
    });
  });
});

test("the bytes of a text and of the names that it mentions are counted together", () => {
  expect(writtenBytes("é")).toBe(2);
  expect(writtenBytes("é", ["böb", "ana"])).toBe(9);
});
