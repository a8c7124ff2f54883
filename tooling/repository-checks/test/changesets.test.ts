/** Changesets are read by `changeset version` at a release; one that it cannot read would stop that. */
import { describe, expect, test } from "vitest";
import { filesMatching, readText } from "../src/files.ts";

const changesets = filesMatching(".changeset/*.md");
const packages = new Set(
  filesMatching("packages/*/package.json").map(
    (path) => (JSON.parse(readText(path)) as { name: string }).name,
  ),
);

test("there are changesets, and packages that they can be about", () => {
  expect(changesets.length).toBeGreaterThan(0);
  expect(packages.size).toBeGreaterThan(5);
});

describe.each(changesets)("%s", (path) => {
  test("names packages of ours and how far each goes, and then says what changes for users", () => {
    const [, head = "", text = ""] = /^---\n(.*?)\n---\n(.*)$/s.exec(readText(path)) ?? [];
    for (const line of head.split("\n")) {
      const [, name = "", bump] = /^"([^"]+)": (major|minor|patch)$/.exec(line) ?? [];
      expect(bump, `"${line}"`).toBeDefined();
      expect(packages).toContain(name);
    }
    expect(text.trim().length).toBeGreaterThan(40);
  });
});
