/** What people do in a room, and what was fetched for it. */
import type { FetchedPage, RoomAction } from "./actions.ts";
import type { AppState, RoomState, ServerState } from "./app-state.ts";
import { isOnScreen, onRoom, onServer } from "./change.ts";
import { itemContext, quoteFrom } from "./item-context.ts";
import { offScreenMaxCount, onScreenMaxCount } from "./limits.ts";
import type { Timeline, TimelineItem } from "./timeline.ts";
import { withQuote } from "./timeline-changes.ts";
import { quoteOfEntry, toItem } from "./timeline-item.ts";
import { extended, prepended, settled } from "./timeline-window.ts";
import { allRead, readUpTo, unreadFrom } from "./unread.ts";

export function reduceRoom(state: AppState, action: RoomAction): AppState {
  return onServer(state, action.server, (server) =>
    onRoom(server, action.room, (room) => changed(state, server, room, action)),
  );
}

function changed(state: AppState, server: ServerState, room: RoomState, action: RoomAction): RoomState {
  switch (action.type) {
    case "set-draft":
      return { ...room, draft: action.draft };
    case "set-members":
      return { ...room, members: action.members };
    case "set-notify":
      return { ...room, notify: action.rule };
    case "follow":
      if (room.timeline.following === action.following) return room;
      return { ...room, timeline: { ...room.timeline, following: action.following } };
    case "mark-read":
      return seen(state, action.server, room, action.number);
    case "mark-all-read":
      return allRead(room);
    case "mark-unread":
      return unreadFrom(room, action.number);
    case "load":
      return { ...room, timeline: { ...room.timeline, [action.side]: "loading" } };
    case "load-failed":
      return withTimeline(room, { ...room.timeline, [action.side]: "failed" });
    case "page":
      return paged(state, server, room, action);
    case "replace":
      return replaced(state, server, room, action.page);
    case "quote": {
      const { number, entry } = action;
      const quote = entry === undefined ? { number, from: undefined, text: "" } : quoteOfEntry(entry);
      const items = withQuote(room.timeline.items, quote);
      return items === room.timeline.items ? room : { ...room, timeline: { ...room.timeline, items } };
    }
  }
}

/** Something counts as read only while the person looks at it, and does not want it to stay unread. */
function seen(state: AppState, server: string, room: RoomState, number: number): RoomState {
  if (state.attention !== "here" || !isOnScreen(state, server, room.info.room)) return room;
  return room.unread.held === "yes" ? room : readUpTo(room, number);
}

function paged(
  state: AppState,
  server: ServerState,
  room: RoomState,
  { side, page: { entries, more } }: Extract<RoomAction, { type: "page" }>,
): RoomState {
  const { timeline, info } = room;
  const [first, last] = [entries.at(0), entries.at(-1)];
  if (timeline.span === undefined) return room;
  const maxCount = isOnScreen(state, server.key, info.room) ? onScreenMaxCount : offScreenMaxCount;
  const items = toItems(state, server, room, { entries, more });
  if (side === "older") {
    const from = first?.number ?? timeline.span.from;
    if (last !== undefined && last.number !== timeline.span.from - 1)
      return withTimeline(room, { ...timeline, older: "failed" });
    // Where there is nothing more, the room begins.
    const extent = more ? info : { ...info, first: Math.max(info.first, from) };
    const longer = prepended({ ...timeline, older: "some" }, { from, items }, maxCount);
    return withTimeline({ ...room, info: extent }, knowingQuotes(longer, items));
  }
  if (first !== undefined && first.number !== timeline.span.to + 1)
    return withTimeline(room, { ...timeline, newer: "failed" });
  const to = last?.number ?? timeline.span.to;
  return withTimeline(room, extended({ ...timeline, newer: "some" }, { to, items }, maxCount));
}

function replaced(state: AppState, server: ServerState, room: RoomState, page: FetchedPage): RoomState {
  const [first, last] = [page.entries.at(0), page.entries.at(-1)];
  if (first === undefined || last === undefined) return room;
  const info = { ...room.info, last: Math.max(room.info.last, last.number) };
  const items = toItems(state, server, { ...room, timeline: { ...room.timeline, items: [] } }, page);
  const timeline: Timeline = {
    ...room.timeline,
    items,
    span: { from: first.number, to: last.number },
    older: "some",
    newer: "some",
    following: last.number < info.last ? "no" : "yes",
  };
  return withTimeline({ ...room, info }, timeline);
}

function toItems(
  state: AppState,
  server: ServerState,
  room: RoomState,
  { entries }: FetchedPage,
): readonly TimelineItem[] {
  const context = itemContext(
    state.settings,
    server,
    room,
    Math.max(room.info.last, entries.at(-1)?.number ?? 0),
  );
  const byNumber = new Map(entries.map((entry) => [entry.number, entry]));
  const quote = (number: number) => {
    const entry = byNumber.get(number);
    return entry === undefined ? context.quote(number) : quoteOfEntry(entry);
  };
  return entries.flatMap((entry) => toItem(entry, { ...context, quote }) ?? []);
}

/** Replies that were there before know now what they reply to. */
function knowingQuotes(timeline: Timeline, loaded: readonly TimelineItem[]): Timeline {
  const open = new Set(
    timeline.items.flatMap((item) =>
      "re" in item && item.re !== undefined && item.re.text === undefined ? item.re.number : [],
    ),
  );
  let { items } = timeline;
  for (const number of open) {
    const quote = quoteFrom(loaded, number);
    if (quote.text !== undefined) items = withQuote(items, quote);
  }
  return items === timeline.items ? timeline : { ...timeline, items };
}

function withTimeline(room: RoomState, timeline: Timeline): RoomState {
  return { ...room, timeline: settled(timeline, room.info) };
}
