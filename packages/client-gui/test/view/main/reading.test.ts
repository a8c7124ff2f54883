import { expect, test } from "vitest";
import type { MessageRow } from "../../../src/rows/message-row.ts";
import { lastSeen } from "../../../src/view/main/use-reading.ts";

const rows = ["d:1", "e:4", "l:1", "e:7", "o:x"].map((key) => ({ key }) as MessageRow);
const all = { newer: "none", span: { from: 1, to: 9 } } as const;

function seen(lastKey: string, atEnd = false) {
  return { firstKey: "d:1", lastKey, atEnd };
}

test("the last entry that can be seen, whatever stands below it", () => {
  expect(lastSeen(rows, seen("e:4"), all)).toBe(4);
  expect(lastSeen(rows, seen("l:1"), all)).toBe(4);
  expect(lastSeen(rows, seen("d:1"), all)).toBeUndefined();
  expect(lastSeen(rows, seen("gone"), all)).toBeUndefined();
});

test("at the end everything, the entries too that are no rows", () => {
  expect(lastSeen(rows, seen("o:x", true), all)).toBe(9);
  expect(lastSeen(rows, seen("o:x", true), { ...all, newer: "some" })).toBe(7);
});
