import { expect, test } from "vitest";
import type { FileItem, TextItem } from "../../../src/app/timeline.ts";
import {
  type MessageAct,
  type MessageMenuContext,
  messageMenu,
} from "../../../src/view/main/message-menu.ts";

const text: TextItem = {
  kind: "text",
  number: 7,
  from: "bob",
  guest: false,
  own: false,
  timeMs: 0,
  asOf: 7,
  text: "hi",
  fate: "as-written",
  goneBy: undefined,
  editedMs: undefined,
  re: undefined,
  mentions: "nobody",
  marks: [],
  pinned: "no",
};

const file: FileItem = {
  ...text,
  kind: "file",
  file: { id: "f", name: "a.txt", type: "text/plain", bytes: 3 },
  transfer: { kind: "none" },
  fate: "as-written",
};

function acts(item: Parameters<typeof messageMenu>[0], role = "member", kind = "public", link?: string) {
  const context = { room: { kind, role }, link, marks: ["👍"] } as MessageMenuContext;
  return messageMenu(item, context).flatMap((entry) => (entry.kind === "act" ? [wordOf(entry.act)] : []));
}

function wordOf(act: MessageAct): string {
  if (typeof act === "string") return act;
  return "file" in act ? act.file : act.react;
}

test("what somebody else wrote can be answered, copied and marked as unread", () => {
  expect(acts(text)).toEqual(["reply", "👍", "more-marks", "copy", "unread"]);
});

test("what is our own can be changed and taken away", () => {
  expect(acts({ ...text, own: true })).toEqual(expect.arrayContaining(["edit", "delete"]));
  expect(acts({ ...file, own: true })).not.toContain("edit");
});

test("a moderator takes away and pins what others wrote; in a room of two both pin", () => {
  expect(acts(text, "moderator")).toEqual(expect.arrayContaining(["delete", "pin"]));
  expect(acts(text, "member", "direct")).toContain("pin");
  expect(acts({ ...text, pinned: "yes" }, "owner")).toContain("unpin");
});

test("who is muted can only read", () => {
  expect(acts({ ...text, own: true }, "muted")).toEqual(["copy", "unread"]);
});

test("what is gone can be neither answered nor changed", () => {
  expect(acts({ ...text, own: true, fate: "gone" }, "owner")).toEqual(["copy", "unread"]);
});

test("a file can be saved, a link under the pointer copied", () => {
  expect(acts(file)).toEqual(expect.arrayContaining(["fetch", "save-file"]));
  expect(acts(text, "member", "public", "https://example.org")).toContain("copy-link");
});

test("every group is apart from the next, and the menu begins and ends with something to do", () => {
  const menu = messageMenu(
    { ...text, own: true },
    { room: { kind: "public", role: "owner" }, link: undefined, marks: [] },
  );
  expect([menu[0]?.kind, menu.at(-1)?.kind]).toEqual(["act", "act"]);
  expect(menu.filter(({ kind }) => kind === "separator")).toHaveLength(2);
});
