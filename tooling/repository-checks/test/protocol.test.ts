/** What docs/protocol.md shows of the code is what the code has. */
import { frameTypes, messageTypes } from "@conclave/protocol";
import { expect, test } from "vitest";
import { readText } from "../src/files.ts";
import { readGenerated } from "../src/generated-part.ts";
import { tableRowsOf } from "../src/markdown.ts";
import { cddlRules } from "../src/protocol/cddl.ts";
import { specification as path, specificationParts } from "../src/protocol/parts.ts";
import { table } from "../src/protocol/table.ts";

test.each(Object.entries(specificationParts))(
  "the %s; to write them: pnpm --filter @conclave/repository-checks write",
  (name, render) => {
    expect(readGenerated(path, name)).toBe(render());
  },
);

test("whatever the document calls generated is, each once", () => {
  const opened = Array.from(readText(path).matchAll(/<!-- generated: (.+) -->/g), ([, name]) => name);
  expect(opened.sort()).toEqual(Object.keys(specificationParts).sort());
});

test("a table's columns are as wide as their widest cells", () => {
  expect(table([["a", "long"], ["wider"]])).toBe("| a     | long |\n| ----- | ---- |\n| wider |      |");
});

test("every message has its number, in a table, in the CDDL or in a sentence, and no other has one", () => {
  const expected = Object.entries(messageTypes).map(([name, number]) => `${name} ${number}`);
  expect(new Set(written(readText(path)))).toEqual(new Set(expected));
});

/** "NAME 20" for each row, each rule, and each NAME(20) that gives a message its number. */
function written(text: string): readonly string[] {
  const rows = tableRowsOf(text).flatMap((cells) => {
    const [first = "", second = "", third = ""] = cells;
    if (/^\d+$/.test(first)) return frameNames.has(second) ? [] : messageRow(second, first);
    return messageRow(second, third);
  });
  const rules = cddlRules().flatMap(({ name, type }) => (type === undefined ? [] : [`${name} ${type}`]));
  const spoken = Array.from(
    text.matchAll(/\b([A-Z_]+)\((\d+)\)/g),
    ([, name, number]) => `${name} ${number}`,
  );
  return [...rows, ...rules, ...spoken];
}

function messageRow(name: string, number: string): readonly string[] {
  return /^[A-Z]+(_[A-Z]+)?$/.test(name) && /^\d+$/.test(number) ? [`${name} ${number}`] : [];
}

const frameNames: ReadonlySet<string> = new Set(Object.keys(frameTypes));

test("each message below 64 has a body in a table", () => {
  const rows = (readText(path).match(/(?:^\|.*\n)+/gm) ?? []).flatMap(messageBodies);
  const below = Object.entries(messageTypes).flatMap(([name, type]) => (type < 64 ? [name] : []));
  // FINISH is in both flights.
  expect([...new Set(rows.map(([name]) => name))].sort()).toEqual(below.sort());
  expect(rows.filter(([, body]) => body === "")).toEqual([]);
});

/** Name and body of each row, if the table has these columns. */
function messageBodies(lines: string): readonly (readonly [string, string])[] {
  const [header = [], ...rows] = tableRowsOf(lines);
  const [name, body] = [header.indexOf("message"), header.indexOf("body")];
  return name < 0 || body < 0 ? [] : rows.map((cells) => [cells[name] ?? "", cells[body] ?? ""]);
}
