/** Tells the announcer what happens in the state: what others say, and what was read, here or on another device. */
import type { RoomId } from "@conclave/protocol";
import type { AppState, RoomState, ServerState } from "../app/app-state.ts";
import { findRoom, findServer, isOnScreen } from "../app/change.ts";
import type { News } from "../app/sessions/session-parts.ts";
import type { Store } from "../app/store.ts";
import type { Announcer } from "./announcer.ts";
import type { Circumstances, Happening } from "./notify-rules.ts";

export interface AnnounceNewsParts {
  readonly store: Pick<Store, "state" | "subscribe">;
  readonly announcer: Pick<Announcer, "hear" | "read">;
  /** Calls `listener` with what others say, until the function that it returns is called. */
  onNews(listener: (news: News) => void): () => void;
}

/** @returns what undoes it. */
export function announceNews({ store, announcer, onNews }: AnnounceNewsParts): () => void {
  let before = store.state;
  const stopHearing = onNews((news) => {
    const told = happeningOf(store.state, news);
    if (told !== undefined) announcer.hear(told.happening, told.circumstances);
  });
  const stopReading = store.subscribe(() => {
    const { state } = store;
    if (state.servers !== before.servers) tellRead(before, state, announcer);
    before = state;
  });
  return () => {
    stopHearing();
    stopReading();
  };
}

/** Nothing for what is no text of anybody, and for rooms that are gone. */
function happeningOf(
  state: AppState,
  { server: key, room: id, entry, novelty, mention }: News,
): { readonly happening: Happening; readonly circumstances: Circumstances } | undefined {
  const server = findServer(state, key);
  const room = findRoom(state, key, id);
  const text = textOf(entry);
  if (server === undefined || room === undefined || text === undefined) return undefined;
  const atItsEnd = isOnScreen(state, key, id) && room.timeline.following === "yes";
  const onScreen = atItsEnd && state.attention === "here" ? "yes" : "no";
  return {
    happening: {
      server: key,
      serverLabel: state.servers.length > 1 ? server.label : undefined,
      room: id,
      roomName: room.info.name,
      roomKind: room.info.kind,
      number: entry.number,
      by: entry.content.kind === "notice" ? "server" : entry.from === server.name ? "own" : "other",
      from: entry.from,
      text,
      mention,
      novelty,
    },
    circumstances: { settings: state.settings, roomRule: room.notify, onScreen },
  };
}

function textOf({ content }: News["entry"]): string | undefined {
  switch (content.kind) {
    case "text":
    case "notice":
      return content.text;
    case "file":
      return content.text === undefined || content.text === ""
        ? content.name
        : `${content.name}\n${content.text}`;
    default:
      return undefined;
  }
}

/** Of each room in which something was read: up to where. */
function tellRead(before: AppState, state: AppState, announcer: AnnounceNewsParts["announcer"]): void {
  for (const server of state.servers) {
    const earlier = findServer(before, server.key);
    if (earlier === undefined || earlier.rooms === server.rooms) continue;
    for (const { room, number } of readIn(earlier, server)) announcer.read(server.key, room, number);
  }
  // A server that was removed, with all its rooms.
  for (const { key, rooms } of before.servers)
    if (findServer(state, key) === undefined)
      for (const room of rooms.keys()) announcer.read(key, room, Number.POSITIVE_INFINITY);
}

function readIn(
  before: ServerState,
  { rooms }: ServerState,
): readonly { readonly room: RoomId; readonly number: number }[] {
  return [...before.rooms].flatMap(([room, earlier]) => {
    const now = rooms.get(room);
    if (now === earlier) return [];
    // We are not in it any more.
    if (now === undefined) return [{ room, number: Number.POSITIVE_INFINITY }];
    const number = readUpTo(now);
    return number > readUpTo(earlier) ? [{ room, number }] : [];
  });
}

function readUpTo({ unread, info }: RoomState): number {
  const [first] = unread.numbers;
  return first === undefined ? Math.max(info.read, info.last) : first - 1;
}
