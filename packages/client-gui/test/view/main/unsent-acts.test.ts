/** Of rows as they really come about: what waits, what failed, a file on its way. */
import { describe, expect, test } from "vitest";
import type { MessageRow } from "../../../src/rows/message-row.ts";
import { unsentActs } from "../../../src/view/main/unsent-acts.ts";

const row: MessageRow = { key: "o:1", kind: "message", accessibleText: "", copyText: "" };

describe("of what was not sent", () => {
  const [retry, discard] = [
    { id: "retry", text: "Send again" },
    { id: "discard", text: "Discard" },
  ];

  test("what failed can be sent again first, and discarded", () => {
    const delivery = { kind: "failed", text: "Not sent", actions: [retry, discard] } as const;
    expect(unsentActs({ ...row, delivery })).toEqual([
      { id: "retry", on: "delivery", text: "Send &again" },
      { id: "discard", on: "delivery", text: "&Discard" },
    ]);
  });

  test("a file on its way is cancelled on its card", () => {
    const card = { id: "t", name: "a", detail: "", actions: [{ id: "cancel", text: "Cancel" }] };
    const delivery = { kind: "waiting", text: "Being sent", actions: [] } as const;
    expect(unsentActs({ ...row, files: [card], delivery })).toEqual([
      { id: "cancel", on: "file", text: "Ca&ncel" },
    ]);
  });

  test("of a row without buttons there is nothing", () => {
    expect(unsentActs(row)).toEqual([]);
  });
});
