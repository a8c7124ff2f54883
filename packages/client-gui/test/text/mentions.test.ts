import { expect, test } from "vitest";
import { namesIn } from "../../src/text/markdown.ts";
import { firstMentioned, hasKeyword, mentionIndex } from "../../src/text/mentions.ts";

const people = mentionIndex(["ana", "Ana Maria", "Zoë", "مريم", "x.y", "a b c"], "ben");

test.each([
  ["@ana hi @ben", ["ana", "ben"]],
  ["@ANA", ["ana"]],
  ["@Ana Maria, @Ana Mar", ["Ana Maria", "ana"]],
  ["(@Zoë) **@x.y** > @a b c", ["Zoë", "x.y", "a b c"]],
  ["سلام @مريم", ["مريم"]],
  ["`@ana` me@ana @anab @", []],
  ["```\n@ana\n```", []],
  ["> @ana\n- @ben", ["ana", "ben"]],
  ["\\@ana", []],
  ["_@ana_ __@ben__", ["ana", "ben"]],
])("%j mentions %j", (text, names) => {
  expect(namesIn(text, people)).toEqual(names);
});

test("each is named to the server once, and no more than it takes", () => {
  expect(firstMentioned(["a", "b", "a"])).toEqual(["a", "b"]);
  expect(firstMentioned("abcdefghijk")).toHaveLength(8);
});

test("a keyword is a word of its own, whatever its capitals", () => {
  expect(hasKeyword("The Deploy is done", ["deploy"])).toBe(true);
  expect(hasKeyword("deployment, redeploy and deploy!", ["deploy"])).toBe(true);
  expect(hasKeyword("deployment redeploy", ["deploy"])).toBe(false);
  expect(hasKeyword("C++ and c", ["c++"])).toBe(true);
  expect(hasKeyword("anything", ["", " "])).toBe(false);
});
