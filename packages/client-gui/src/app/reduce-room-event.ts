/** What a client reports of its rooms: which there are, what comes into them, and how far was read elsewhere. */
import type { ClientEvent } from "@conclave/client";
import { type Entry, lobby, type RoomId, type RoomMember } from "@conclave/protocol";
import type { AppState, RoomState, ServerKey, ServerState } from "./app-state.ts";
import { isOnScreen, onRoom, onServer } from "./change.ts";
import { newRoom } from "./initial-state.ts";
import { itemContext } from "./item-context.ts";
import { offScreenMaxCount, onScreenMaxCount } from "./limits.ts";
import { wentTo } from "./reduce-app.ts";
import { changedBy, withPins } from "./timeline-changes.ts";
import { toItem } from "./timeline-item.ts";
import { appended, appendedLocal, cutBehind, settled } from "./timeline-window.ts";
import { addUnread, readUpTo, withoutUnread } from "./unread.ts";

type RoomEvent = Extract<
  ClientEvent,
  { type: "caught-up" | "entry" | "forgotten" | "read" | "room" | "room-left" | "set-back" }
>;
type EntryEvent = Extract<RoomEvent, { type: "entry" }>;

export function reduceRoomEvent(state: AppState, key: ServerKey, event: RoomEvent): AppState {
  switch (event.type) {
    case "room":
      return onServer(state, key, (server) => described(server, event));
    case "room-left":
      return roomLeft(state, key, event.room);
    case "entry":
      return onServer(state, key, (server) =>
        onRoom(server, event.room, (room) => entered(state, server, room, event)),
      );
    case "caught-up":
      return change(state, key, event.room, (room) => caughtUp(room));
    case "forgotten":
      return change(state, key, event.room, (room) => forgotten(room, event));
    case "set-back":
      return change(state, key, event.room, (room) => setBack(room, event));
    case "read":
      return change(state, key, event.room, (room) => readUpTo(room, event.number));
  }
}

function described(server: ServerState, { info }: Extract<RoomEvent, { type: "room" }>): ServerState {
  const known = server.rooms.get(info.room) ?? newRoom(info);
  const read = Math.max(info.read, known.info.read);
  const items = withPins(known.timeline.items, info.pins);
  // What could not be fetched on the last connection may well be on this one.
  const again = (edge: typeof known.timeline.older) =>
    edge === "failed" || edge === "loading" ? "some" : edge;
  const timeline = {
    ...known.timeline,
    items,
    older: again(known.timeline.older),
    newer: again(known.timeline.newer),
  };
  const room = readUpTo({ ...known, info: { ...info, read }, timeline: settled(timeline, info) }, read);
  return { ...server, rooms: new Map(server.rooms).set(info.room, room) };
}

function roomLeft(state: AppState, key: ServerKey, id: RoomId): AppState {
  const elsewhere = isOnScreen(state, key, id)
    ? wentTo(state, { kind: "room", server: key, room: lobby })
    : state;
  return onServer(elsewhere, key, (server) => {
    const rooms = new Map(server.rooms);
    return rooms.delete(id) ? { ...server, rooms } : server;
  });
}

function entered(state: AppState, server: ServerState, room: RoomState, event: EntryEvent): RoomState {
  const { entry, novelty } = event;
  const onScreen = isOnScreen(state, server.key, room.info.room);
  // What comes from a page is as it is now; what is told live is as it was written.
  const asOf = novelty === "live" ? entry.number : Math.max(room.info.last, entry.number);
  const info = infoAfter(room.info, entry);
  const context = itemContext(state.settings, server, { ...room, info }, asOf);
  const item = toItem(entry, context);
  const items = changedBy(room.timeline.items, entry, server.name, context.rule);
  const maxCount = onScreen ? onScreenMaxCount : offScreenMaxCount;
  const timeline = settled(appended({ ...room.timeline, items }, entry.number, item, maxCount), info);
  const members = membersAfter(room.members, entry);
  const next = { ...room, info, timeline, members };
  if (entry.content.kind === "delete") return withoutUnread(next, entry.content.of);
  if (item === undefined || event.own || !isNews(room, entry, novelty)) return next;
  const isMention = info.kind === "direct" || ("mentions" in item && item.mentions === "us");
  const counted = addUnread(next, entry.number, isMention ? "yes" : "no");
  // Whoever comes back to the window sees where they left off.
  if (!onScreen || state.attention === "here" || room.unread.numbers.length > 0) return counted;
  return { ...counted, timeline: { ...counted.timeline, unreadFrom: entry.number } };
}

/**
 * Whether somebody says something that the person has not read. On the first visit to a room nothing is news, unless it is a room of
 * two: what was said there was said to the person.
 */
function isNews({ info }: RoomState, { number, content }: Entry, novelty: EntryEvent["novelty"]): boolean {
  if (content.kind !== "text" && content.kind !== "file" && content.kind !== "notice") return false;
  return number > info.read && (novelty !== "earlier" || info.read > 0 || info.kind === "direct");
}

function infoAfter(info: RoomState["info"], { number, content }: Entry): RoomState["info"] {
  if (number <= info.last) return info;
  const topic = content.kind === "topic" ? content.text : info.topic;
  return { ...info, last: number, topic, pins: pinsAfter(info.pins, content) };
}

function pinsAfter(pins: readonly number[], content: Entry["content"]): readonly number[] {
  if (content.kind !== "pin" && content.kind !== "delete") return pins;
  const others = pins.filter((pin) => pin !== content.of);
  if (content.kind === "pin" && content.set === "on") return [...others, content.of];
  return others.length === pins.length ? pins : others;
}

function membersAfter(
  members: readonly RoomMember[] | undefined,
  { content }: Entry,
): readonly RoomMember[] | undefined {
  if (members === undefined || content.kind !== "member") return members;
  const { who, role } = content;
  const others = members.filter(({ name }) => name !== who);
  return role === "none" ? others : [...others, { name: who, role }];
}

function caughtUp(room: RoomState): RoomState {
  const { timeline, info } = room;
  if (timeline.span !== undefined) return room;
  const empty = { ...timeline, span: { from: info.last + 1, to: info.last } };
  return { ...room, timeline: settled(empty, info) };
}

function forgotten(room: RoomState, { from, to }: Extract<RoomEvent, { type: "forgotten" }>): RoomState {
  const { timeline } = room;
  if (timeline.span?.to !== from - 1) return room;
  const text = `${entries(from, to)}: you missed that, and the server does not keep it any more`;
  return { ...room, timeline: gap({ ...timeline, span: { ...timeline.span, to } }, text) };
}

function setBack(room: RoomState, { from, to }: Extract<RoomEvent, { type: "set-back" }>): RoomState {
  const info = { ...room.info, last: from - 1, read: Math.min(room.info.read, from - 1) };
  const text = `${entries(from, to)}: the server has lost that, it was set back to an older state`;
  const isThere = (number: number) => number < from;
  const { numbers, mentions } = room.unread;
  const unread = { ...room.unread, numbers: numbers.filter(isThere), mentions: mentions.filter(isThere) };
  return {
    ...room,
    info,
    unread,
    timeline: gap(settled(cutBehind(room.timeline, from - 1), info), text),
  };
}

/** Says that something is missing, at the end of the window. */
function gap(timeline: RoomState["timeline"], text: string): RoomState["timeline"] {
  const timeMs = timeline.items.at(-1)?.timeMs ?? 0;
  return appendedLocal(timeline, { timeMs, text, tone: "serious", presence: undefined }, onScreenMaxCount);
}

function change(
  state: AppState,
  key: ServerKey,
  id: RoomId,
  changeRoom: (room: RoomState) => RoomState,
): AppState {
  return onServer(state, key, (server) => onRoom(server, id, changeRoom));
}

function entries(from: number, to: number): string {
  return from === to ? `Entry #${from}` : `Entries #${from} to #${to}`;
}
