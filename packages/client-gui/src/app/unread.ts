/** What is new to the person in a room: counted by number, so that reading on another device takes away what was counted here. */
import type { AppState, RoomState, Unread } from "./app-state.ts";
import { nothingUnread } from "./initial-state.ts";
import { isSaid, type TimelineItem } from "./timeline.ts";

export interface UnreadCounts {
  readonly unreadCount: number;
  readonly mentionCount: number;
}

export function unreadCounts({ unread }: Pick<RoomState, "unread">): UnreadCounts {
  return { unreadCount: unread.numbers.length, mentionCount: unread.mentions.length };
}

/** Over all rooms of all servers. */
export function unreadTotal({ servers }: Pick<AppState, "servers">): UnreadCounts {
  const counts = servers.flatMap(({ rooms }) => [...rooms.values()].map(unreadCounts));
  return {
    unreadCount: counts.reduce((sum, { unreadCount }) => sum + unreadCount, 0),
    mentionCount: counts.reduce((sum, { mentionCount }) => sum + mentionCount, 0),
  };
}

/** A room in which something else is unread. */
export function withUnread(room: RoomState, unread: Unread): RoomState {
  return unread === room.unread ? room : { ...room, unread };
}

/** Another entry is new; it is the newest. */
export function addUnread(room: RoomState, number: number, mention: "no" | "yes"): RoomState {
  const { numbers, mentions } = room.unread;
  return withUnread(room, {
    ...room.unread,
    numbers: [...numbers, number].slice(-unreadMaxCount),
    mentions: mention === "yes" ? [...mentions, number].slice(-unreadMaxCount) : mentions,
  });
}

/** Everything up to this number was read, here or on another device; it never goes back. */
export function readUpTo(room: RoomState, number: number): RoomState {
  const read = Math.min(number, Math.max(room.info.last, room.timeline.span?.to ?? 0));
  const info = read > room.info.read ? { ...room.info, read } : room.info;
  const { numbers, mentions } = room.unread;
  const first = numbers[0];
  if (first === undefined || first > number) return info === room.info ? room : { ...room, info };
  return withUnread(
    { ...room, info },
    {
      ...room.unread,
      numbers: numbers.filter((unread) => unread > number),
      mentions: mentions.filter((unread) => unread > number),
    },
  );
}

/** What is not there any more is not unread. */
export function withoutUnread(room: RoomState, number: number): RoomState {
  const { numbers, mentions } = room.unread;
  if (!numbers.includes(number)) return room;
  const isOther = (unread: number) => unread !== number;
  return withUnread(room, {
    ...room.unread,
    numbers: numbers.filter(isOther),
    mentions: mentions.filter(isOther),
  });
}

/** The person wants everything from this entry on to be new again, and to stay so until the room is opened the next time. */
export function unreadFrom(room: RoomState, number: number): RoomState {
  const { items } = room.timeline;
  const again = items.filter(
    (item) => "number" in item && item.number >= number && !item.own && countsAsUnread(item),
  );
  const numbers = again.flatMap((item) => ("number" in item ? item.number : []));
  if (numbers.length === 0) return room;
  const isDirect = room.info.kind === "direct";
  const mentions = again.flatMap((item) =>
    "number" in item && (isDirect || ("mentions" in item && item.mentions === "us")) ? item.number : [],
  );
  // Behind the window nobody has read anything yet.
  const behind = (unread: number) => unread > (numbers.at(-1) ?? 0);
  return withUnread(
    { ...room, timeline: { ...room.timeline, unreadFrom: numbers[0] } },
    {
      numbers: [...numbers, ...room.unread.numbers.filter(behind)].slice(-unreadMaxCount),
      mentions: [...mentions, ...room.unread.mentions.filter(behind)].slice(-unreadMaxCount),
      held: "yes",
    },
  );
}

/** Nothing is unread, and the line goes. */
export function allRead(room: RoomState): RoomState {
  const read = readUpTo(room, room.info.last);
  const cleared = withUnread(read, read.unread === nothingUnread ? read.unread : nothingUnread);
  if (cleared.timeline.unreadFrom === undefined) return cleared;
  return { ...cleared, timeline: { ...cleared.timeline, unreadFrom: undefined } };
}

/** Whether somebody said something, or the server announced it. */
function countsAsUnread(item: TimelineItem): boolean {
  if (item.kind === "event") return item.tone === "serious";
  return isSaid(item) && item.fate !== "gone";
}

/** More are not told from each other: "999+". */
export const unreadMaxCount = 1000;
