/** What docs/protocol.md shows of the code is what the code has. */
import { encodeRoomMessage, frameTypes, messageTypes, type RoomMessage } from "@conclave/protocol";
import { readCbor } from "@conclave/testbed/reference";
import { describe, expect, test } from "vitest";
import { readText } from "../src/files.ts";
import { readGenerated } from "../src/generated-part.ts";
import { sectionOf, tableRowsOf } from "../src/markdown.ts";
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

const firstOfRoom = 64;
const ofRoom = Object.entries(messageTypes).filter(([, type]) => type >= firstOfRoom);

describe("the CDDL", () => {
  test("has a rule with its number for each message from 64 on, and for no other", () => {
    const rules = rulesOf(cddl()).flatMap(({ name, type }) => (type === undefined ? [] : [[name, type]]));
    expect(rules).toEqual(ofRoom.map(([name, type]) => [name.toLowerCase(), type]));
  });

  test("uses no name but those of its rules and of RFC 8610's prelude", () => {
    const known = new Set([...rulesOf(cddl()).map(({ name }) => name), ...prelude]);
    const used = rulesOf(cddl()).flatMap(({ definition }) =>
      Array.from(definition.replaceAll(/"[^"]*"|\w+:|\.size/g, " ").matchAll(/[a-z]+/g), ([name]) => name),
    );
    expect(used.length).toBeGreaterThan(20);
    expect(used.filter((name) => !known.has(name))).toEqual([]);
  });

  test.each(ofRoom)("has the keys that our code writes in %s", (name) => {
    const keys = samples.filter(({ type }) => type === name).flatMap((message) => keysOf(message));
    const rule = rulesOf(cddl()).find((each) => each.name === name.toLowerCase());
    const due = Array.from(rule?.definition.matchAll(/(\w+):/g) ?? [], ([, key]) => key);
    expect(due.length).toBeGreaterThan(0);
    expect(keys.sort()).toEqual(due.sort());
  });
});

test("each message below 64 has a body in a table", () => {
  const rows = (readText(path).match(/(?:^\|.*\n)+/gm) ?? []).flatMap(messageBodies);
  const below = Object.keys(messageTypes).filter((name) => !ofRoom.some(([each]) => each === name));
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

/** One of each, with all that may be left out. */
const samples: readonly RoomMessage[] = [
  { type: "SAY", id: new Uint8Array(16), text: "hi" },
  { type: "SAID", number: 1, from: "ana", guest: true, text: "hi", timeMs: 1 },
  { type: "ACK", id: new Uint8Array(16), number: 1, timeMs: 1 },
  { type: "JOINED", name: "ana", guest: true, timeMs: 1 },
  { type: "LEFT", name: "ana", how: "lost", timeMs: 1 },
  { type: "PRESENT", occupants: [{ name: "ana", guest: true }], more: false },
];

const prelude = ["any", "bool", "bstr", "text", "tstr", "true", "uint"];

function keysOf(message: RoomMessage): readonly string[] {
  return Object.keys(readCbor(Buffer.from(encodeRoomMessage(message).subarray(3))));
}

function cddl(): string {
  const [, block = ""] = /```cddl\n([\s\S]*?)```/.exec(sectionOf(path, "## 9. The room")) ?? [];
  return block;
}

function rulesOf(block: string): readonly { name: string; definition: string; type: number | undefined }[] {
  return Array.from(
    block.matchAll(/^(\w+) += (.*?)(?: +; (\d+),.*)?$/gm),
    ([, name = "", definition = "", type]) => ({
      name,
      definition,
      type: type === undefined ? undefined : Number(type),
    }),
  );
}
