/** Every link between our documents leads somewhere. */
import { existsSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";
import { filesMatching, readText, root } from "../src/files.ts";
import { anchorsOf, linksOf } from "../src/markdown.ts";

const documents = filesMatching("*.md");

test.each(documents)("%s", (path) => {
  const broken = linksOf(readText(path)).filter(({ target }) => !isExternal(target) && !leads(path, target));
  expect(broken).toEqual([]);
});

test("there are links to check, and a broken one would be found", () => {
  const checked = documents.flatMap((path) => linksOf(readText(path)));
  expect(checked.filter(({ target }) => !isExternal(target)).length).toBeGreaterThan(50);
  expect(leads("README.md", "docs/nowhere.md")).toBe(false);
  expect(leads("README.md", "docs/protocol.md#no-such-clause")).toBe(false);
  expect(leads("docs/protocol.md", "#2-frames")).toBe(true);
});

function isExternal(target: string): boolean {
  return /^(https?|mailto):/.test(target);
}

/** Whether a link in the document at `from` leads to a file that is there, and to a heading that is in it. */
function leads(from: string, target: string): boolean {
  const [file = "", anchor] = target.split("#");
  const path = file === "" ? from : normalize(join(dirname(from), decodeURIComponent(file)));
  if (path.startsWith("..") || !existsSync(join(root, path))) return false;
  return anchor === undefined || (path.endsWith(".md") && anchorsOf(readText(path)).has(anchor));
}
