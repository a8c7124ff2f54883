/** The table of docs/threat-model.md, between two marks that only this program writes between. */
import { posix } from "node:path";
import type { Defence } from "./defence.ts";

export const document = "docs/threat-model.md";

const begin = "<!-- defences: made by `pnpm defences --write` -->";
const end = "<!-- end of defences -->";

/** The document with the table of these rows in it. @throws {Error} if it has not both marks, in order. */
export function withTable(text: string, defences: readonly Defence[]): string {
  const [before, rest, ...more] = text.split(begin);
  const [, after, ...others] = rest?.split(end) ?? [];
  if (before === undefined || after === undefined || more.length + others.length > 0)
    throw new Error(`${document} does not have "${begin}" and "${end}" once each`);
  return `${before}${begin}\n\n${table(defences)}\n\n${end}${after}`;
}

function table(defences: readonly Defence[]): string {
  const heads = ["row", "no.", "attack", "defence", "taken out", "the test that fails then"];
  const rows = defences.map((one) => [
    `\`${one.row}\``,
    String(one.attackNumber ?? ""),
    one.attack,
    one.defence,
    `${one.takenOut} (${[...new Set(one.edits.map(({ file }) => sourceLink(file)))].join(", ")})`,
    testLink(one),
  ]);
  const cells = rows.map((row) => row.map((cell) => cell.replaceAll("|", "\\|")));
  const widths = heads.map((_, column) =>
    Math.max(...[heads, ...cells].map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [line(heads), line(widths.map((width) => "-".repeat(width))), ...cells.map(line)].join("\n");
}

function sourceLink(file: string): string {
  return `[${posix.basename(file)}](../${file})`;
}

/** In the form in which tooling/repository-checks looks for the test. */
function testLink({ test }: Defence): string {
  const [, folder = ""] = test.file.split("/");
  const link = `[${folder}, ${posix.basename(test.file, ".test.ts")}](../${test.file}): "${test.title}"`;
  return test.case === undefined ? link : `${link}, case "${visible(test.case)}"`;
}

/** What cannot be seen, or turns what stands beside it around, by its number. */
function visible(text: string): string {
  return text.replaceAll(
    /[\p{Cf}\p{Mn}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
