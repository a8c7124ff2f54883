import { publishedFaults } from "@conclave/package-shape";
import { expect, test } from "vitest";

test("the package can be published as it is", { timeout: 60_000 }, async () => {
  expect(await publishedFaults(new URL("..", import.meta.url).pathname)).toEqual([]);
});
