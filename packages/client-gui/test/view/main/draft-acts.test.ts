import { expect, test } from "vitest";
import type { Draft, RoomState } from "../../../src/app/app-state.ts";
import { emptyDraft, emptyTimeline, newRoom } from "../../../src/app/initial-state.ts";
import type { TextItem } from "../../../src/app/timeline.ts";
import { editOf, lastOwn, purposeText, replyTo, withoutPurpose } from "../../../src/view/main/draft-acts.ts";

function said(number: number, changes: Partial<TextItem> = {}): TextItem {
  return {
    ...{ kind: "text", number, from: "bob", guest: false, own: false, timeMs: 0, asOf: number },
    ...{ text: `text ${number}`, fate: "as-written", goneBy: undefined, editedMs: undefined, re: undefined },
    ...{ mentions: "nobody", marks: [], pinned: "no", ...changes },
  } as TextItem;
}

function room(items: readonly TextItem[], draft: Draft = emptyDraft): RoomState {
  const info = { room: 1, name: "lobby", kind: "lobby", topic: "", role: "member" } as RoomState["info"];
  return { ...newRoom(info), timeline: { ...emptyTimeline, items }, draft };
}

test("what is typed already becomes the text of a reply; another text for a message does not", () => {
  expect(replyTo(room([], { text: "half", purpose: { kind: "new" } }), 3)).toEqual({
    text: "half",
    purpose: { kind: "reply", to: 3 },
  });
  expect(replyTo(room([], { text: "half", purpose: { kind: "edit", of: 1 } }), 3).text).toBe("");
});

test("a change begins with what was said", () => {
  const there = room([said(1), said(2, { fate: "gone" })]);
  expect(editOf(there, 1)).toEqual({ text: "text 1", purpose: { kind: "edit", of: 1 } });
  expect([editOf(there, 2), editOf(there, 9)]).toEqual([undefined, undefined]);
});

test("the last of our own is neither somebody else's nor gone", () => {
  const items = [said(1, { own: true }), said(2, { own: true, fate: "gone" }), said(3)];
  expect(lastOwn(room(items))?.number).toBe(1);
  expect(lastOwn(room([said(3)]))).toBeUndefined();
});

test("whoever gives up a reply keeps the words, whoever gives up a change keeps the message", () => {
  expect(withoutPurpose({ text: "half", purpose: { kind: "reply", to: 1 } }).text).toBe("half");
  expect(withoutPurpose({ text: "half", purpose: { kind: "edit", of: 1 } })).toEqual(emptyDraft);
});

test("over the composer stands what is being done, in one line", () => {
  expect(purposeText(room([said(1)]))).toBeUndefined();
  const reply = { text: "", purpose: { kind: "reply", to: 1 } } as const;
  expect(purposeText(room([said(1, { text: "one\ntwo" })], reply))).toMatch(
    /^You are replying to .*bob.*: one.two$/,
  );
  expect(purposeText(room([], reply))).toBe("You are replying to an earlier message");
  expect(purposeText(room([said(1, { text: "x".repeat(500) })], reply))?.length).toBeLessThan(150);
});
