/** The rooms of all servers, as the list at the side has them: a heading for each server, its rooms, its rooms of two. */

import type { RoomId } from "@conclave/protocol";
import type { ListRow } from "@conclave/qt-host/widgets";
import type { AppState, Place, RoomState, ServerKey, ServerState } from "../app/app-state.ts";
import { isOnScreen } from "../app/change.ts";
import { unreadCounts } from "../app/unread.ts";
import type { Settings } from "../settings/settings.ts";
import { badgeText, counted } from "../text/figures.ts";
import { showableLine } from "../text/isolate.ts";
import { personSign } from "../text/names.ts";

export function sidebarRows(state: AppState): readonly ListRow[] {
  return state.servers.flatMap((server) => [
    headingRow(server),
    ...(server.rooms.size === 0
      ? [serverRow(server)]
      : orderedRooms(server).map((room) => roomRow(state, server, room))),
  ]);
}

/** Rooms in the order in which they stand: the lobby, those that people made, those of two; each by name. */
export function orderedRooms({ rooms }: Pick<ServerState, "rooms">): readonly RoomState[] {
  return [...rooms.values()].sort(
    ({ info: left }, { info: right }) =>
      ranks[left.kind] - ranks[right.kind] || left.name.localeCompare(right.name) || left.room - right.room,
  );
}

/** The key of the row that stands for where the person is. */
export function placeKey(place: Place): string | undefined {
  if (place.kind === "welcome") return undefined;
  return place.kind === "room" ? roomRowKey(place.server, place.room) : serverRowKey(place.server);
}

/** Where a row leads. */
export function placeOfKey(key: string): Place | undefined {
  const [, kind, server = "", room] = /^([rs]) (\S+)(?: (\d+))?$/.exec(key) ?? [];
  if (kind === "r" && room !== undefined) return { kind: "room", server, room: Number(room) };
  return kind === "s" ? { kind: "server", server } : undefined;
}

/** The server whose heading it is. */
export function serverOfHeading(key: string): ServerKey | undefined {
  return key.startsWith("h ") ? key.slice(2) : undefined;
}

/** What is not as it should be with a connection, in a word or two; nothing while all is well. */
export function connectionWord({ phase }: Pick<ServerState, "phase">): string | undefined {
  switch (phase.kind) {
    case "online":
      return undefined;
    case "connecting":
      return "connecting …";
    case "reconnecting":
      return "reconnecting …";
    case "alarm":
      return "another key";
    case "trust-question":
      return "not trusted yet";
    case "passphrase-question":
      return "key is sealed";
    case "offline":
      return "not connected";
  }
}

function headingRow(server: ServerState): ListRow {
  return kept(server.address, `h ${server.key}`, `${server.label} ${server.phase.kind}`, () => {
    const text = showableLine(server.label);
    const detail = connectionWord(server);
    return {
      key: `h ${server.key}`,
      kind: "heading",
      text,
      // A badge is drawn whole, however long the server's name is.
      badge: detail === undefined ? undefined : { text: detail, tone: "muted" },
      accessibleText: `Server ${text}${detail === undefined ? "" : `, ${detail}`}`,
      tooltip: text === server.key ? undefined : `${text}, ${server.key}`,
    };
  });
}

/** A server of which no room is known yet. */
function serverRow(server: ServerState): ListRow {
  return kept(server.address, serverRowKey(server.key), `${server.label} ${server.phase.kind}`, () => {
    const text = connectionWord(server) ?? "connected";
    return {
      key: serverRowKey(server.key),
      kind: "item",
      text,
      dim: true,
      accessibleText: `${showableLine(server.label)}, ${text}`,
    };
  });
}

function roomRow(state: AppState, server: ServerState, room: RoomState): ListRow {
  const { info } = room;
  const { unreadCount, mentionCount } = unreadCounts(room);
  const isDirect = info.kind === "direct";
  const presence = isDirect ? presenceOf(server, info.name) : undefined;
  // What is just being read is not worth a badge that comes and goes.
  const isRead =
    state.attention === "here" &&
    isOnScreen(state, server.key, info.room) &&
    room.timeline.following === "yes" &&
    room.unread.held === "no";
  const [unread, mentions] = isRead ? [0, 0] : [unreadCount, mentionCount];
  const rule = room.notify ?? state.settings.notify;
  const hasDraft = room.draft.text.trim() !== "" && !isOnScreen(state, server.key, info.room);
  const parts = { presence, unread, mentions, rule, hasDraft, isOnline: server.phase.kind === "online" };
  const { kind, name, topic } = info;
  const signature = JSON.stringify({ kind, name, topic, ...parts });
  return kept(server.address, roomRowKey(server.key, info.room), signature, () =>
    madeRow(server.key, room, parts),
  );
}

function madeRow(
  server: ServerKey,
  { info }: RoomState,
  {
    presence,
    unread,
    mentions,
    rule,
    hasDraft,
    isOnline,
  }: {
    readonly presence: "here" | "none" | undefined;
    readonly unread: number;
    readonly mentions: number;
    readonly rule: Settings["notify"];
    readonly hasDraft: boolean;
    readonly isOnline: boolean;
  },
): ListRow {
  const name = showableLine(info.name);
  const isMuted = rule === "none";
  return {
    key: roomRowKey(server, info.room),
    kind: "item",
    glyph: presence === undefined ? glyphs[info.kind] : undefined,
    presence,
    avatar: presence === undefined ? undefined : personSign(info.name),
    text: name,
    detail: hasDraft ? "draft" : undefined,
    badge: badgeOf(unread, mentions),
    bold: unread > 0 && !isMuted,
    dim: !isOnline || isMuted,
    indent: 0,
    accessibleText: [
      `${kinds[info.kind]} ${name}`,
      ...(presence === undefined ? [] : [presence === "here" ? "here" : "not here"]),
      ...(unread > 0 ? [counted(unread, "new message")] : []),
      ...(mentions > 0 ? [counted(mentions, "mention")] : []),
      ...(isMuted ? ["no notifications"] : []),
      ...(hasDraft ? ["has a draft"] : []),
    ].join(", "),
    tooltip: info.topic === "" ? undefined : `${name}: ${showableLine(info.topic)}`,
  };
}

function badgeOf(unread: number, mentions: number): ListRow["badge"] {
  if (mentions > 0) return { text: badgeText(mentions), tone: "accent" };
  return unread > 0 ? { text: badgeText(unread), tone: "muted" } : undefined;
}

function presenceOf({ present }: ServerState, name: string): "here" | "none" {
  return present.some((person) => person.name === name) ? "here" : "none";
}

function roomRowKey(server: ServerKey, room: RoomId): string {
  return `r ${server} ${room}`;
}

function serverRowKey(server: ServerKey): string {
  return `s ${server}`;
}

/** The row that was there before, if it was made of the same things. */
function kept(server: ServerState["address"], key: string, signature: string, make: () => ListRow): ListRow {
  const known = rows.get(server) ?? new Map<string, { signature: string; row: ListRow }>();
  rows.set(server, known);
  const before = known.get(key);
  if (before?.signature === signature) return before.row;
  const row = make();
  known.set(key, { signature, row });
  return row;
}

const ranks = { lobby: 0, public: 1, private: 1, direct: 2 } as const;
const glyphs = { lobby: "hash", public: "hash", private: "lock", direct: "person" } as const;
const kinds = {
  lobby: "Room",
  public: "Room",
  private: "Private room",
  direct: "Conversation with",
} as const;
const rows = new WeakMap<
  ServerState["address"],
  Map<string, { readonly signature: string; readonly row: ListRow }>
>();
