/** Putting something into a room, and what comes of it (clauses 9.3 to 9.7). */
import { MalformedError } from "../../wire/reader.ts";
import type { Codec } from "./codec.ts";
import { readContent, readEntry, writeContent, writeEntry } from "./content.ts";
import type { Content, Entry, RoomId } from "./entry.ts";
import { readId, readNumber, readRoom, readTime, writeRoom } from "./fields.ts";

/** Client to server: something for a room, under an id of the sender's choosing. */
export interface Say {
  readonly type: "SAY";
  /** 16 random bytes. What is sent again under the same id is stored once. */
  readonly id: Uint8Array;
  readonly room: RoomId;
  readonly content: Content;
}

/** Server to everybody else in the room, the sender's other devices included: what the room has kept. */
export interface Said {
  readonly type: "SAID";
  readonly room: RoomId;
  readonly entry: Entry;
}

/** Server to the sender: what has this id is stored, at this place in the room's order. */
export interface Ack {
  readonly type: "ACK";
  readonly id: Uint8Array;
  readonly room: RoomId;
  readonly number: number;
  readonly timeMs: number;
}

/** Server to the sender: what has this id was not done, and why. */
export interface Refused {
  readonly type: "REFUSED";
  readonly id: Uint8Array;
  readonly why: RefusalReason;
}

/** Why something was refused. One for each thing that its sender can do something about. */
export const refusalReasons = [
  /** There is no such room, or it is not for you. */
  "room",
  /** Your role there does not allow it. */
  "role",
  /** It needs an identity key. */
  "guest",
  /** There is no such entry, or it cannot be changed like that. */
  "entry",
  /** No such name can be given to a room. */
  "name",
  /** Another room has that name. */
  "taken",
  /** Nobody owns that name. */
  "person",
  /** There are too many of it. */
  "limit",
  /** It cannot be stored at the moment: send it again later. */
  "store",
  /** The search was not understood. */
  "query",
  /** No file is as large as that here, or none is taken at all. */
  "size",
  /** There is no room for it: for files of its sender, or for files of anybody. */
  "quota",
  /** There is no such file, or it is not the one that was announced. */
  "file",
] as const;

/** "other": a reason of a later version. */
export type RefusalReason = (typeof refusalReasons)[number] | "other";

export const say: Codec<Say> = {
  write: ({ id, room, content }) => ({ id, ...writeRoom(room), ...writeContent(content) }),
  read: (fields) => {
    const content = readContent(fields);
    if (content.kind === "notice") throw new MalformedError("kind");
    return { type: "SAY", id: readId(fields), room: readRoom(fields), content };
  },
};

export const said: Codec<Said> = {
  write: ({ room, entry }) => ({ ...writeRoom(room), ...writeEntry(entry) }),
  read: (fields) => ({ type: "SAID", room: readRoom(fields), entry: readEntry(fields) }),
};

export const ack: Codec<Ack> = {
  write: ({ id, room, number, timeMs }) => ({ id, ...writeRoom(room), n: number, time: timeMs }),
  read: (fields) => ({
    type: "ACK",
    id: readId(fields),
    room: readRoom(fields),
    number: readNumber(fields, "n"),
    timeMs: readTime(fields, "time"),
  }),
};

export const refused: Codec<Refused> = {
  write: ({ id, why }) => ({ id, why }),
  read: (fields) => {
    const { why } = fields;
    if (typeof why !== "string") throw new MalformedError("why");
    const known = refusalReasons.find((reason) => reason === why);
    return { type: "REFUSED", id: readId(fields), why: known ?? "other" };
  },
};
