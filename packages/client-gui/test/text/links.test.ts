import { expect, test } from "vitest";
import { linksIn } from "../../src/text/links.ts";

test("links are found in their order, each once, as they would be opened", () => {
  expect(linksIn("[b](https://b.example/x) then https://a.example and https://b.example/x")).toEqual([
    "https://b.example/x",
    "https://a.example/",
  ]);
});

test("code and what may not be opened is no link", () => {
  expect(linksIn("`https://a.example` [x](javascript:alert(1)) [y](file:///etc/passwd) plain")).toEqual([]);
});
