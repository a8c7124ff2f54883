import { expect, test } from "vitest";
import { type Completable, complete, completionAt } from "../../src/text/completion.ts";

const known: Completable = {
  people: [
    { name: "ana", guest: false },
    { name: "Ana Maria", guest: true },
    { name: "ben", guest: false },
    { name: "Zoë", guest: false },
    { name: "Maria", guest: false },
  ],
  rooms: ["lobby", "crypto talk", "random"],
};

/** The bar is the cursor. */
function at(text: string, more: Partial<Completable> = {}) {
  const cursor = text.indexOf("|");
  return completionAt(text.replace("|", ""), cursor, { ...known, ...more });
}

function inserts(text: string, more?: Partial<Completable>) {
  return at(text, more)?.choices.map(({ insert }) => insert);
}

test.each([
  ["@|", ["@ana", "@Ana Maria", "@ben", "@Zoë", "@Maria"]],
  ["hi @an|", ["@ana", "@Ana Maria"]],
  ["@mar|", ["@Maria", "@Ana Maria"]],
  ["@zoe|", ["@Zoë"]],
  ["@bn|", ["@ben"]],
  ["@Ana M|", ["@Ana Maria"]],
  ["#|", ["#lobby", "#crypto talk", "#random"]],
  ["see #crypto t|", ["#crypto talk"]],
  ["/he|", ["/help"]],
  ["/qiut|", undefined],
  [":tad|", ["🎉"]],
])("%s", (text, choices) => {
  expect(inserts(text)).toEqual(choices);
});

test.each([
  "|",
  "hello|",
  "me@an|",
  "a#lob|",
  ":D|",
  ":|",
  "12:30|",
  "@ |",
  "@nobody|",
  "hi /he|",
  "@an\n|",
  "http://x|",
])("nothing is completed in %j", (text) => {
  expect(at(text)).toBeUndefined();
});

test("who spoke last comes first among equals", () => {
  expect(inserts("@a|", { lastSpoken: ["Ana Maria"] })).toEqual(["@Ana Maria", "@ana"]);
});

test("emoji that were used lately come first", () => {
  expect(inserts(":hea|", { recentEmoji: ["💓"] })?.[0]).toBe("💓");
});

test("there are at most eight choices", () => {
  const people = Array.from({ length: 500 }, (_, index) => ({ name: `ana${index}`, guest: true }));
  expect(inserts("@ana|", { people })).toHaveLength(8);
  expect(inserts(":a|")).toBeUndefined();
  expect(inserts(":he|")).toHaveLength(8);
  expect(inserts("/|")).toHaveLength(8);
});

test("guests are marked in the list, and what turns text around is out of it", () => {
  const people = [{ name: "a\u202eb", guest: true }];
  expect(at("@a|", { people })?.choices).toMatchObject([
    { insert: "@a\u202eb", text: "\u2068ab\u2069 (guest)" },
  ]);
});

test.each([
  ["hi @an| there", 1, "hi @Ana Maria there", 14],
  ["hi @an|", 0, "hi @ana ", 8],
  ["/jo|", 0, "/join ", 6],
  ["nice :tad|!", 0, "nice 🎉 !", 8],
])("%s, choice %i", (text, index, after, cursor) => {
  const found = at(text);
  const choice = found?.choices[index];
  if (found === undefined || choice === undefined) throw new Error("nothing is completed");
  expect(complete(text.replace("|", ""), found, choice)).toEqual({ text: after, cursor });
});
