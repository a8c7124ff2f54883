/** Bringing files to a server and fetching them, in parts; and what a server says of itself (clauses 9.17 to 9.22). */
import { filePartMaxBytes } from "../../limits.ts";
import { MalformedError } from "../../wire/reader.ts";
import type { Codec } from "./codec.ts";
import type { RoomId } from "./entry.ts";
import {
  optional,
  present,
  readCount,
  readHash,
  readId,
  readNumber,
  readRoom,
  readServerName,
  writeRoom,
} from "./fields.ts";

/** Server to a newcomer, behind WELCOME. */
export interface Server {
  readonly type: "SERVER";
  /** What it calls itself. */
  readonly name?: string | undefined;
  /** The largest file that it takes from this client; nothing: it takes none. */
  readonly fileMaxBytes?: number | undefined;
}

/** Client to server: a file for a room, or the rest of one. */
export interface Offer {
  readonly type: "OFFER";
  /** 16 random bytes: those of the SAY that will put it into the room. */
  readonly id: Uint8Array;
  readonly room: RoomId;
  readonly bytes: number;
  /** SHA-256 of the whole. */
  readonly hash: Uint8Array;
}

/** Server to the sender: what it has of the file with this id. */
export interface Have {
  readonly type: "HAVE";
  readonly id: Uint8Array;
  /** So many bytes from the start on; all of them only if the hash was right. */
  readonly at: number;
}

/** A stretch of a file: of an upload, or of what a GET with this id has asked for. */
export interface Part {
  readonly type: "PART";
  readonly id: Uint8Array;
  /** Where in the file it begins. */
  readonly at: number;
  /** 1 to 12,288 bytes. */
  readonly data: Uint8Array;
}

/** Client to server: the upload with this id is given up, and what there is of it is to go. */
export interface Drop {
  readonly type: "DROP";
  readonly id: Uint8Array;
}

/** Client to server: a stretch of the file of an entry. */
export interface Get {
  readonly type: "GET";
  readonly id: Uint8Array;
  readonly room: RoomId;
  /** The entry. */
  readonly number: number;
  readonly at: number;
}

export const server: Codec<Server> = {
  write: ({ name, fileMaxBytes }) => present({ name, files: fileMaxBytes }),
  read: (fields) => ({
    type: "SERVER",
    ...(present({
      name: optional(fields, "name", readServerName),
      fileMaxBytes: optional(fields, "files", readCount),
    }) as Pick<Server, "fileMaxBytes" | "name">),
  }),
};

export const offer: Codec<Offer> = {
  write: ({ id, room, bytes, hash }) => ({ id, ...writeRoom(room), bytes, hash }),
  read: (fields) => ({
    type: "OFFER",
    id: readId(fields),
    room: readRoom(fields),
    bytes: readCount(fields, "bytes"),
    hash: readHash(fields, "hash"),
  }),
};

export const have: Codec<Have> = {
  write: ({ id, at }) => ({ id, at }),
  read: (fields) => ({ type: "HAVE", id: readId(fields), at: readCount(fields, "at") }),
};

export const part: Codec<Part> = {
  write: ({ id, at, data }) => ({ id, at, data }),
  read: (fields) => {
    const { data } = fields;
    if (!(data instanceof Uint8Array) || data.length === 0 || data.length > filePartMaxBytes)
      throw new MalformedError("data");
    return { type: "PART", id: readId(fields), at: readCount(fields, "at"), data };
  },
};

export const drop: Codec<Drop> = {
  write: ({ id }) => ({ id }),
  read: (fields) => ({ type: "DROP", id: readId(fields) }),
};

export const get: Codec<Get> = {
  write: ({ id, room, number, at }) => ({ id, ...writeRoom(room), n: number, at }),
  read: (fields) => ({
    type: "GET",
    id: readId(fields),
    room: readRoom(fields),
    number: readNumber(fields, "n"),
    at: readCount(fields, "at"),
  }),
};
