/** Rooms as wholes: making one, which there are, who is in one, how far one has read (clauses 9.8 to 9.12). */
import { pinsMaxCount } from "../../limits.ts";
import { MalformedError } from "../../wire/reader.ts";
import type { Fields } from "../cbor.ts";
import type { Codec } from "./codec.ts";
import type { Role, RoomId } from "./entry.ts";
import {
  optional,
  present,
  readCount,
  readId,
  readMore,
  readName,
  readNumber,
  readPresence,
  readRole,
  readRoom,
  readTopic,
  writePresence,
  writeRoom,
} from "./fields.ts";

/** The lobby; rooms that anybody with a key may find and enter; rooms that one is brought into; rooms of two people. */
const roomKinds = ["lobby", "public", "private", "direct"] as const;

export type RoomKind = (typeof roomKinds)[number];

/** Client to server: makes a room, or opens the one of two people. ACK has its number. */
export interface Open {
  readonly type: "OPEN";
  readonly id: Uint8Array;
  readonly what:
    | { readonly kind: "public" | "private"; readonly name: string; readonly topic: string }
    | { readonly kind: "direct"; readonly with: string };
}

/** Server to a member: a room that it is in, as it is now. */
export interface Room {
  readonly type: "ROOM";
  readonly room: RoomId;
  readonly kind: RoomKind;
  /** For a room of two people, the name of the other one. */
  readonly name: string;
  readonly topic: string;
  /** What the receiver may do there. */
  readonly role: Role;
  /** The oldest entry that is still kept, and the newest; 1 and 0 when there was none yet. */
  readonly first: number;
  readonly last: number;
  /** Up to where the receiver has read, on any of its devices. */
  readonly read: number;
  readonly members: number;
  /** Numbers of the entries that are pinned. */
  readonly pins: readonly number[];
  /** Whether more rooms follow, after the welcome. */
  readonly more: boolean;
}

/** Client to server: which public rooms there are, in alphabetical order. */
export interface List {
  readonly type: "LIST";
  readonly id: Uint8Array;
  /** The last name of the page before. */
  readonly after?: string | undefined;
}

/** A public room as it is shown to people outside of it. */
export interface ListedRoom {
  readonly room: RoomId;
  readonly name: string;
  readonly topic: string;
  readonly members: number;
}

export interface Rooms {
  readonly type: "ROOMS";
  readonly id: Uint8Array;
  readonly rooms: readonly ListedRoom[];
  readonly more: boolean;
}

/** Client to server: who belongs to a room, in alphabetical order. */
export interface Who {
  readonly type: "WHO";
  readonly id: Uint8Array;
  readonly room: RoomId;
  /** The last name of the page before. */
  readonly after?: string | undefined;
}

export interface RoomMember {
  readonly name: string;
  readonly role: Role;
}

export interface Members {
  readonly type: "MEMBERS";
  readonly id: Uint8Array;
  readonly room: RoomId;
  readonly members: readonly RoomMember[];
  readonly more: boolean;
}

/** Client to server, and from there to the same person's other devices: read up to this entry. */
export interface Read {
  readonly type: "READ";
  readonly room: RoomId;
  readonly number: number;
}

export const open: Codec<Open> = {
  write: ({ id, what }) =>
    what.kind === "direct"
      ? { id, with: what.with }
      : { id, name: what.name, topic: what.topic, ...writePresence("private", what.kind === "private") },
  read: (fields) => ({ type: "OPEN", id: readId(fields), what: readWhat(fields) }),
};

export const room: Codec<Room> = {
  write: ({ type, room, more, ...rest }) => ({ ...rest, ...writeRoom(room), ...writePresence("more", more) }),
  read: (fields) => ({
    type: "ROOM",
    room: readRoom(fields),
    kind: readKind(fields),
    name: readName(fields, "name"),
    topic: readTopic(fields, "topic"),
    role: readRole(fields, "role"),
    first: readNumber(fields, "first"),
    last: readCount(fields, "last"),
    read: readCount(fields, "read"),
    members: readCount(fields, "members"),
    pins: readPins(fields),
    more: readPresence(fields, "more"),
  }),
};

export const list: Codec<List> = {
  write: ({ id, after }) => present({ id, after }),
  read: (fields) => ({ type: "LIST", id: readId(fields), ...readAfter(fields) }),
};

export const rooms: Codec<Rooms> = {
  write: ({ id, rooms, more }) => ({ id, rooms, more }),
  read: (fields) => {
    const rooms = readMaps(fields, "rooms").map((fields) => ({
      room: readNumber(fields, "room"),
      name: readName(fields, "name"),
      topic: readTopic(fields, "topic"),
      members: readCount(fields, "members"),
    }));
    return { type: "ROOMS", id: readId(fields), rooms, more: readMore(fields, rooms) };
  },
};

export const who: Codec<Who> = {
  write: ({ id, room, after }) => present({ id, ...writeRoom(room), after }),
  read: (fields) => ({ type: "WHO", id: readId(fields), room: readRoom(fields), ...readAfter(fields) }),
};

export const members: Codec<Members> = {
  write: ({ id, room, members, more }) => ({ id, ...writeRoom(room), members, more }),
  read: (fields) => {
    const members = readMaps(fields, "members").map((fields) => ({
      name: readName(fields, "name"),
      role: readRole(fields, "role"),
    }));
    const more = readMore(fields, members);
    return { type: "MEMBERS", id: readId(fields), room: readRoom(fields), members, more };
  },
};

export const read: Codec<Read> = {
  write: ({ room, number }) => ({ ...writeRoom(room), n: number }),
  read: (fields) => ({ type: "READ", room: readRoom(fields), number: readNumber(fields, "n") }),
};

/** A list of maps. */
export function readMaps(fields: Fields, field: string): Fields[] {
  const value = fields[field];
  if (!Array.isArray(value)) throw new MalformedError(field);
  return value.map((item: unknown) => {
    if (typeof item !== "object" || item === null || Array.isArray(item) || item instanceof Uint8Array)
      throw new MalformedError(field);
    return item as Fields;
  });
}

function readWhat(fields: Fields): Open["what"] {
  if (fields["with"] !== undefined) {
    const ofOthers = ["name", "topic", "private"].some((field) => fields[field] !== undefined);
    if (ofOthers) throw new MalformedError("with");
    return { kind: "direct", with: readName(fields, "with") };
  }
  const kind = readPresence(fields, "private") ? "private" : "public";
  return { kind, name: readName(fields, "name"), topic: readTopic(fields, "topic") };
}

function readKind(fields: Fields): RoomKind {
  const kind = roomKinds.find((known) => known === fields["kind"]);
  if (kind === undefined) throw new MalformedError("kind");
  return kind;
}

function readPins(fields: Fields): number[] {
  const pins = fields["pins"];
  if (!Array.isArray(pins) || pins.length > pinsMaxCount) throw new MalformedError("pins");
  return pins.map((_, index) => readNumber({ pins: pins[index] }, "pins"));
}

function readAfter(fields: Fields): { after?: string } {
  const after = optional(fields, "after", readName);
  return after === undefined ? {} : { after };
}
