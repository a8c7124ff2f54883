/** What the lists of the gallery show. */
import type { ListRow } from "../../src/qt/list-pane.ts";
import type { Choice } from "../../src/qt/message-composer.ts";

export const rooms: readonly ListRow[] = [
  heading("server", "Example server"),
  { ...room("lobby", "lobby"), glyph: "hash" },
  { ...room("support", "support", 3), glyph: "hash", bold: true },
  {
    ...room("alerts", "alerts"),
    glyph: "lock",
    bold: true,
    badge: { text: "99+", tone: "accent" },
    accessibleText: "alerts, 120 mentions",
  },
  {
    ...room("long", "a room whose name is far too long for any sidebar that one would want to have"),
    glyph: "hash",
  },
  { ...room("rtl", "خوش آمدید"), glyph: "hash" },
  { ...room("emoji", "cats 🐈 and dogs 🐕", 12), glyph: "hash", dim: true },
  heading("people", "Direct messages"),
  {
    ...room("bob", "bob"),
    presence: "here",
    detail: "is writing",
    bold: true,
    badge: { text: "1", tone: "accent" },
  },
  { ...room("eve", "Eve"), presence: "away", detail: "back at 14:00" },
  { ...room("mallory", "mallory"), presence: "none", dim: true },
  heading("empty", "Notes"),
  note(
    "none",
    "Nothing here yet. What you write to yourself stays on this server, and only you can read it.",
  ),
];

export const people: readonly ListRow[] = [
  heading("here", "Here – 2"),
  { ...room("p-ana", "ana (you)"), presence: "here" },
  { ...room("p-bob", "bob"), presence: "here", detail: "owner" },
  heading("away", "Away – 2"),
  { ...room("p-eve", "Eve"), presence: "away" },
  { ...room("p-long", "wolfeschlegelsteinhausenbergerdorff"), presence: "away", dim: true },
];

export const commands: readonly Choice[] = [
  { text: "/away", detail: "tells others that you are away" },
  { text: "/help", detail: "shows what there is" },
  { text: "/invite", detail: "makes an invitation to this server" },
  { text: "/join", detail: "goes to a room" },
  { text: "/leave", detail: "leaves this room" },
  { text: "/me", detail: "says what you do" },
  { text: "/msg", detail: "writes to one person" },
  { text: "/nick", detail: "takes another name" },
  { text: "/topic", detail: "says what the room is about" },
];

function heading(key: string, text: string): ListRow {
  return { key, kind: "heading", text, accessibleText: text };
}

function note(key: string, text: string): ListRow {
  return { key, kind: "note", text, accessibleText: text };
}

function room(key: string, text: string, unreadCount = 0): ListRow {
  const plain = { key, kind: "item", text } as const;
  if (unreadCount === 0) return { ...plain, accessibleText: text };
  const badge = { text: `${unreadCount}`, tone: "muted" } as const;
  return { ...plain, badge, accessibleText: `${text}, ${unreadCount} unread` };
}
