import { expect, test } from "vitest";
import { readSearch } from "../../../src/view/dialogs/search-form.ts";

const empty = { words: "", from: "", since: "", before: "" };

test("words alone search in everything", () => {
  expect(readSearch({ ...empty, words: " red wine " })).toEqual({
    words: "red wine",
    from: undefined,
    sinceMs: undefined,
    beforeMs: undefined,
  });
});

test("a day begins at midnight where the person is", () => {
  expect(readSearch({ words: "x", from: " bob ", since: "2026-11-01", before: "2026-11-2" })).toEqual({
    words: "x",
    from: "bob",
    sinceMs: new Date(2026, 10, 1).getTime(),
    beforeMs: new Date(2026, 10, 2).getTime(),
  });
});

test.each([
  [empty, "words"],
  [{ ...empty, words: "x", since: "yesterday" }, "since"],
  [{ ...empty, words: "x", before: "2026-02-31" }, "before"],
  [{ ...empty, words: "x", since: "2026-02-02", before: "2026-02-02" }, "before"],
])("%j: the fault names the field", (form, field) => {
  expect(readSearch(form)).toMatchObject({ field, what: expect.stringMatching(/./) });
});
