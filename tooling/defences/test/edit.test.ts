import { expect, test } from "vitest";
import { withEdit } from "../src/edit.ts";

test("the text is replaced as it is, dollar signs and all", () => {
  expect(withEdit("a = b;\n", { file: "x.ts", find: "b", put: "$& $1" })).toBe("a = $& $1;\n");
});

test.each([
  ["is not there", "a = b;", "c", "d", "found 0 times"],
  ["is there twice", "b = b;", "b", "d", "found 2 times"],
  ["would stay", "a = b;", "b", "b", "nothing would change"],
])("a text that %s is a fault that names the file", (_, source, find, put, fault) => {
  expect(() => withEdit(source, { file: "x.ts", find, put })).toThrow(`x.ts: ${fault}`);
});
