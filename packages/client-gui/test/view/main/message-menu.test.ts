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

function acts(item: Parameters<typeof messageMenu>[0], role = "member", kind = "public") {
  const context = { room: { kind, role }, marks: ["👍"] } as MessageMenuContext;
  return messageMenu(item, context).flatMap((entry) => (entry.kind === "act" ? [wordOf(entry.act)] : []));
}

function wordOf(act: MessageAct): string {
  if (typeof act === "string") return act;
  if ("copyLink" in act) return `copy ${act.copyLink}`;
  if ("openLink" in act) return `open ${act.openLink}`;
  return "file" in act ? act.file : act.react;
}

test("what somebody else wrote can be answered, copied and marked as unread", () => {
  expect(acts(text)).toEqual(["reply", "👍", "more-marks", "copy", "unread"]);
});

test("a reply has the way to what it answers", () => {
  expect(acts({ ...text, re: { number: 3, from: "ana", text: "what?" } })).toContain("show-quoted");
  expect(acts(text)).not.toContain("show-quoted");
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

test("a file can be saved", () => {
  expect(acts(file)).toEqual(expect.arrayContaining(["fetch", "save-file"]));
});

test("a link can be opened, and copied: one, or the first three, which say which they are", () => {
  const one = {
    ...text,
    text: "see [the page](https://example.org/a?b=1&c=2) and https://example.org/a?b=1&c=2",
  };
  const url = "https://example.org/a?b=1&c=2";
  expect(acts(one)).toEqual(expect.arrayContaining([`open ${url}`, `copy ${url}`]));
  expect(textsOf(one)).toEqual(expect.arrayContaining(["Open lin&k…", "Cop&y link address"]));
  const links = [1, 2, 3, 4].map((number) => `https://example.org/${number}?a&b`);
  const several = { ...text, text: links.join(" ") };
  expect(acts(several).filter((act) => act.includes("https:"))).toEqual(
    links.slice(0, 3).map((link) => `open ${link}`),
  );
  expect(textsOf(several)).toContain("Open link &2… \u2068https://example.org/2?a&&b\u2069");
  expect(acts({ ...one, fate: "gone" })).toEqual(["copy", "unread"]);
});

test("the marks that a message has are first among those that are offered", () => {
  const marks = [
    { mark: "🦉", count: 2, mine: "yes" },
    { mark: "👍", count: 1, mine: "no" },
  ] as const;
  expect(acts({ ...text, marks }).slice(1, 4)).toEqual(["🦉", "👍", "more-marks"]);
});

test("every act has a letter of its own, whatever can be done about the message", () => {
  const transfers: readonly FileItem["transfer"][] = [
    { kind: "none" },
    { kind: "moving", id: "t", doneBytes: 1, paused: "no" },
    { kind: "failed", why: "so" },
    { kind: "here", path: "/x/a.txt" },
  ];
  const picture = { ...file, file: { ...file.file, name: "a.png", type: "image/png" } };
  const linked = "https://example.org/1 https://example.org/2";
  const items = [
    { ...text, own: true, text: linked },
    {
      ...text,
      own: true,
      text: "https://example.org/1",
      pinned: "yes" as const,
      re: { number: 1, from: "a", text: "b" },
    },
    ...transfers.map((transfer) => ({
      ...{ ...picture, own: true, transfer, text: "https://example.org/1" },
      re: { number: 1, from: "a", text: "b" },
    })),
  ];
  for (const item of items) {
    // Marks stand in a menu of their own, whose letter is that of "React with …".
    const letters = textsOf(item).map((each) => /(?<!&)&(?<letter>[^&])/.exec(each)?.groups?.["letter"]);
    expect(letters, JSON.stringify(textsOf(item))).not.toContain(undefined);
    expect(new Set(letters.map((letter) => letter?.toLowerCase())).size).toBe(letters.length);
  }
});

function textsOf(item: Parameters<typeof messageMenu>[0]): string[] {
  const context = { room: { kind: "direct", role: "owner" }, marks: [], previews: "on" } as const;
  return messageMenu(item, context).flatMap((entry) => (entry.kind === "act" ? [entry.text] : []));
}

test("every group is apart from the next, and the menu begins and ends with something to do", () => {
  const menu = messageMenu({ ...text, own: true }, { room: { kind: "public", role: "owner" }, marks: [] });
  expect([menu[0]?.kind, menu.at(-1)?.kind]).toEqual(["act", "act"]);
  expect(menu.filter(({ kind }) => kind === "separator")).toHaveLength(2);
});
