/** What docs/protocol.md shows of the code is what the code has. */
import { frameTypes, messageTypes } from "@conclave/protocol";
import { expect, test } from "vitest";
import { readText } from "../src/files.ts";
import { readGenerated } from "../src/generated-part.ts";
import { tableRowsOf } from "../src/markdown.ts";
import { renderStateTables } from "../src/state-tables.ts";

const path = "docs/protocol.md";

test("the state tables; to write them: pnpm --filter @conclave/repository-checks write", () => {
  expect(readGenerated(path, "state tables")).toBe(renderStateTables());
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
  const rules = Array.from(
    text.matchAll(/^(?<name>[a-z]+) += \{.*\} +; (?<number>\d+),/gm),
    ({ groups }) => `${groups?.["name"]?.toUpperCase()} ${groups?.["number"]}`,
  );
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
