import { expect, test } from "vitest";
import type { SearchHit } from "../../../src/app/controller.ts";
import { searchNote } from "../../../src/view/dialogs/search-note.ts";
import type { ServerFinds } from "../../../src/view/dialogs/use-search.ts";

const hit: SearchHit = { server: "a:1", room: 1, number: 1, from: "bob", timeMs: 0, text: "x" };

function finds(server: string, state: ServerFinds["state"], count = 0): ServerFinds {
  return { server, question: { server, room: undefined, words: "x" }, state, hits: Array(count).fill(hit) };
}

function note(all: readonly ServerFinds[] | undefined, missing = "") {
  return searchNote({ finds: all, missing, labelOf: (server) => `<${server}>` });
}

const done = { kind: "answered", cursor: undefined } as const;
const failed = { kind: "failed", what: "There is no connection at the moment." } as const;

test("before anything was asked it says how", () => {
  expect(note(undefined).text).toContain("press Enter");
});

test("results of several servers are counted together, those that are missing are said", () => {
  expect(note([finds("a", done, 2), finds("b", { kind: "answered", cursor: 5 }, 1)])).toEqual({
    tone: "plain",
    text: "3 results, and there are more. Enter goes to the message.",
  });
  expect(note([finds("a", done, 1)], "Not searched: B (not connected).").text).toBe(
    "1 result. Enter goes to the message. Not searched: B (not connected).",
  );
});

test("while one has not answered, what the others found is there", () => {
  expect(note([finds("a", done, 2), finds("b", { kind: "asking" })]).text).toBe("2 results so far …");
  expect(note([finds("a", { kind: "asking" })]).text).toBe("Looking …");
});

test("one of several that fails is named; the only one needs no name, and is a fault", () => {
  expect(note([finds("a", done, 1), finds("b", failed)]).text).toContain(
    "<b>: There is no connection at the moment.",
  );
  expect(note([finds("a", failed)])).toEqual({ tone: "fault", text: failed.what });
});

test("nothing found, and nobody to ask, are different things", () => {
  expect(note([finds("a", done)]).text).toMatch(/^Nothing was found/);
  expect(note([], "Not searched: A (not connected).")).toEqual({
    tone: "fault",
    text: "There is no connection to search by. Not searched: A (not connected).",
  });
});
