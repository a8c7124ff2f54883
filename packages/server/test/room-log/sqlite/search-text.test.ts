import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { openRoomLogHere } from "../../../src/room-log/open.ts";
import { parseSearchText } from "../../../src/room-log/sqlite/search-text.ts";
import { Database } from "../../../src/store/database.ts";
import { put, server } from "../support/entries.ts";

const database = Database.inMemory();
const log = openRoomLogHere(database);
await put(log, server, "a text to find");

afterAll(() => database[Symbol.dispose]());

test("words become phrases in quotes, the last one a beginning", () => {
  expect(parseSearchText('say "no more" 東京 wo', () => [])).toEqual({
    match: '"say" AND "no more" AND "東  京" AND "wo"*',
    literals: [],
  });
  expect(parseSearchText('AND") OR ->', () => [])).toEqual({ match: '"AND"")" AND "OR"', literals: ["->"] });
});

test("a part stands for the words that have it, and for nothing if there are none", () => {
  const words = (part: string) => (part === "cafe" ? ["cafe", "cafeteria"] : []);
  expect(parseSearchText("*Café* x", words)?.match).toBe('("cafe" OR "cafeteria") AND "x"*');
  expect(parseSearchText("*tea* x", words)).toBeUndefined();
});

const signs = fc.string({ unit: fc.constantFrom(..."\"*()^:{}+-,\\'|&%_\0 \nANDORNEARé東🎉a") });

test.each([
  ["any characters", fc.string({ unit: "binary" })],
  ["signs that FTS5 knows", signs],
])("no search text is an error: %s", async (_, texts) => {
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      await log.search({ rooms: [1], text, limit: 2 });
    }),
    { numRuns: 500 },
  );
});

test.each([
  ["words", "a ".repeat(6000)],
  ["a word", "a".repeat(12_000)],
  ["characters that are words", "東".repeat(4000)],
  ["signs", "-> ".repeat(4000)],
])("nor are many %s", async (_, text) => {
  await log.search({ rooms: [1], text, limit: 2 });
});
