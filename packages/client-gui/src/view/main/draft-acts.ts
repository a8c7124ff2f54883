/** What becomes of the draft of a room by keys and menus: a reply, a change of what was said last. Pure. */
import type { Draft, RoomState } from "../../app/app-state.ts";
import { emptyDraft } from "../../app/initial-state.ts";
import type { TextItem } from "../../app/timeline.ts";
import { showableLine } from "../../text/isolate.ts";

/** To the entry; what is typed already becomes its text. */
export function replyTo({ draft }: RoomState, number: number): Draft {
  const text = draft.purpose.kind === "edit" ? "" : draft.text;
  return { text, purpose: { kind: "reply", to: number } };
}

/** Another text for the entry; undefined: it is no text, or is not in memory. */
export function editOf({ timeline }: RoomState, number: number): Draft | undefined {
  const item = timeline.items.find((each) => each.kind === "text" && each.number === number);
  if (item?.kind !== "text" || item.fate === "gone") return undefined;
  return { text: item.text, purpose: { kind: "edit", of: number } };
}

/** The last text of our own that is in memory and still there. */
export function lastOwn({ timeline }: RoomState): TextItem | undefined {
  const item = timeline.items.findLast((each) => each.kind === "text" && each.own && each.fate !== "gone");
  return item?.kind === "text" ? item : undefined;
}

/** The draft once its reply or change is given up: a reply's words are still worth saying, a changed text is in the room. */
export function withoutPurpose({ text, purpose }: Draft): Draft {
  return purpose.kind === "edit" ? emptyDraft : { ...emptyDraft, text };
}

/** What stands over the composer; undefined for a new message. */
export function purposeText({ draft, timeline }: RoomState): string | undefined {
  const { purpose } = draft;
  if (purpose.kind === "new") return undefined;
  if (purpose.kind === "edit") return "You are changing what you said";
  const item = timeline.items.find((each) => "number" in each && each.number === purpose.to);
  if (item?.kind !== "text") return "You are replying to an earlier message";
  const line = showableLine(item.text);
  const shown = line.length > shownMaxUnits ? `${line.slice(0, shownMaxUnits)}…` : line;
  return `You are replying to ${showableLine(item.from)}: ${shown}`;
}

const shownMaxUnits = 90;
