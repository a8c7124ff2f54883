/** Every test that a document names is there: `[file](path.test.ts): "part of a title", "of another"`. */
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { filesMatching, readText } from "../src/files.ts";

interface NamedTest {
  readonly path: string;
  readonly title: string;
}

const documents = filesMatching("docs/*.md").filter((path) => namedTests(path).length > 0);

test.each(documents)("%s", (path) => {
  const missing = namedTests(path).filter((named) => !readText(named.path).includes(named.title));
  expect(missing).toEqual([]);
});

test("the threat model and the explanation for learners name tests", () => {
  expect(namedTests("docs/threat-model.md").length).toBeGreaterThan(60);
  expect(namedTests("docs/how-it-works.md").length).toBe(9);
});

function namedTests(document: string): readonly NamedTest[] {
  const named = readText(document).matchAll(
    /\]\((?<path>[^()]+\.test\.ts)\): (?<titles>"[^"]+"(?:, "[^"]+")*)/g,
  );
  return Array.from(named, ({ groups }) => {
    const path = join(dirname(document), groups?.["path"] ?? "");
    const titles = (groups?.["titles"] ?? "").matchAll(/"([^"]+)"/g);
    return Array.from(titles, ([, title = ""]) => ({ path, title }));
  }).flat();
}
