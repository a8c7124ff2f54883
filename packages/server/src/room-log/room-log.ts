/**
 * What rooms keep, and the contract of whoever keeps it (docs/protocol.md, clause 9). A room log knows what is allowed to
 * happen to an entry; who may speak, and who is told, is the chat's to say. `test/room-log/contract.ts` is this contract
 * as tests, which every implementation runs.
 *
 * 1. Order. A room numbers its entries 1, 2, 3 … without a gap, in the order in which they were appended. What is
 *    refused or repeated takes no number. A number is never given twice, not even when its entry has expired.
 * 2. Identity. An entry is known by its room and its id, 16 bytes drawn by whoever sends it. A room by its id, a person by
 *    the folded name and the identity key together; neither id is ever used again.
 * 3. Duplicates. An id that a room has already, from the same author, is answered with what was stored first, and
 *    nothing is stored. From another author it is refused. An id is forgotten with its entry, when that expires.
 * 4. Durability. When a promise is fulfilled, what it reports is on the disk, as far as `Durability` says, and every
 *    reading that begins afterwards has it.
 * 5. Failure. A method that cannot do its work rejects with a `StoreError`, and then nothing of that call is stored. The
 *    log stays up: reading goes on, and writing works again as soon as its cause is gone. Only if the process ends right
 *    after a disk that fails may what was rejected be there afterwards, all of the call, in its order and once.
 * 6. Emptiness. A room that has nothing has `first` = `last` + 1. A room that does not exist has an empty page and is
 *    found by no search; an append to it is refused.
 * 7. Calls may overlap. Appends take effect in the order in which they were called.
 */
import type { IdentityPublicKey } from "@conclave/crypto";
import type { Content, Entry, Role, RoomId, RoomKind } from "@conclave/protocol";
import type { FileRecords } from "./file-records.ts";

/** Identifies a person, from 1 on. */
export type PersonId = number;

export interface RoomLog {
  /** All rooms, in the order of their ids. The lobby, room 1, is always there. */
  load(): Promise<readonly StoredRoom[]>;

  /** One of them as it is now. */
  room(room: RoomId): Promise<StoredRoom | undefined>;

  /** The room that this person has made under this id. */
  opened(maker: PersonId, openId: Uint8Array): Promise<StoredRoom | undefined>;

  /** Makes a room, unless it is there already. It begins with an entry of the kind "member" for each of its members. */
  create(room: NewRoom): Promise<Created>;

  /** Stores entries of any rooms, all of them or, if the promise is rejected, none; each one sees what those in front did. */
  append(batch: readonly NewEntry[]): Promise<readonly Appended[]>;

  /** A stretch of one room, as it is now. */
  page(query: PageQuery): Promise<Page>;

  /** Texts that match, as they are now, the newest first. */
  search(query: SearchQuery): Promise<Found>;

  /** How far a person has read in each room; rooms that are not there were not begun. */
  readPositions(person: PersonId): Promise<ReadonlyMap<RoomId, number>>;

  /** Moves a read position forward, never back, and never past the room's last entry. */
  setRead(person: PersonId, room: RoomId, number: number): Promise<"moved" | "unmoved">;

  /** Who this is: the same id whenever the same key comes under the same name, in any spelling that counts as the same. */
  person(name: string, key: IdentityPublicKey): Promise<PersonId>;

  /** Says how long entries are kept. A room without retention of its own has that of "all"; `undefined` takes it back. */
  setRetention(room: RoomId | "all", retention: Retention | undefined): Promise<"set" | "unknown">;

  /** Removes for good what was to be kept no longer at `nowMs`, and gives its space back to the file system. */
  expire(nowMs: number): Promise<Expired>;

  /** What is known of files. */
  readonly files: FileRecords;

  /** Writes all that was stored when it was called, and perhaps more, to a file that is not there yet; mode 0600. */
  backup(file: string): Promise<void>;

  /** Whether writing and reading still answer; takes as long as they do. */
  isAlive(): Promise<boolean>;

  /** Settles when all that was called before is done. Nothing may be called afterwards. */
  close(): Promise<void>;
}

export interface StoredRoom {
  readonly id: RoomId;
  readonly kind: RoomKind;
  /** Rooms of the kind "direct" have none. */
  readonly name: string | undefined;
  readonly topic: string;
  /** In the lobby, only those with a role of their own: everybody is in it. */
  readonly members: readonly StoredMember[];
  /** The number of the oldest entry that is kept; `last` + 1 if there is none. */
  readonly first: number;
  /** The number of the newest entry; 0 if there never was one. */
  readonly last: number;
  /** Numbers of the pinned texts, those pinned last at the end. */
  readonly pins: readonly number[];
  /** Its own; nothing if it has that of all. */
  readonly retention: Retention | undefined;
}

export interface StoredMember {
  readonly person: PersonId;
  readonly name: string;
  readonly role: Role;
}

/** An entry is kept while neither says that it is too old; what is left out says nothing. */
export interface Retention {
  /** Entries are kept for so many days. */
  readonly days?: number | undefined;
  /** So many of the newest entries are kept. */
  readonly entries?: number | undefined;
}

export interface NewRoom {
  readonly kind: Exclude<RoomKind, "lobby">;
  /** Public and private rooms have one; that of a public room no other public one has, nor the lobby, folded. */
  readonly name?: string | undefined;
  readonly topic?: string | undefined;
  /** Direct rooms are the same room for the same members. */
  readonly members: readonly StoredMember[];
  /** Who makes it: a person, or the server. Its first entries are from there. */
  readonly maker: Omit<Author, "guest">;
  /** 16 bytes, drawn by the maker for this room. */
  readonly openId: Uint8Array;
  /** In milliseconds since 1970. */
  readonly timeMs: number;
}

export type Created =
  /** "repeated": the same maker made it with the same id before, or the same people have this direct room already. */
  | { readonly outcome: "created" | "repeated"; readonly room: StoredRoom }
  /** Another room has the name. */
  | { readonly outcome: "taken" };

export interface NewEntry {
  readonly room: RoomId;
  /** 16 bytes. */
  readonly id: Uint8Array;
  readonly author: Author;
  /** A moderator may take away texts of others. */
  readonly power: "member" | "moderator";
  readonly content: Content;
  /** In milliseconds since 1970. */
  readonly timeMs: number;
  /** With content of the kind "member": who `who` is. */
  readonly subject?: PersonId | undefined;
  /** "repeated": it is not allowed now, but may have been, and stored: then it is answered as that, and else refused. */
  readonly only?: "repeated" | undefined;
}

export interface Author {
  /** Nobody, for guests and for the server. */
  readonly person: PersonId | undefined;
  readonly name: string;
  readonly guest: boolean;
}

export type Appended =
  | { readonly outcome: "stored"; readonly number: number }
  /** It was stored before, as this. */
  | { readonly outcome: "repeated"; readonly number: number; readonly timeMs: number }
  | { readonly outcome: "refused"; readonly why: Refused };

/**
 * "room": there is no such room. "entry": what it is about is not there, is gone, or would not change; or its id is
 * another author's. "file": no file was brought under its id, or another one. "role": it is somebody else's, or was to be
 * answered only if it is there. "guest": it takes an identity key. "limit": no more
 * marks fit on the text, or pins in the room.
 */
export type Refused = "entry" | "file" | "guest" | "limit" | "role" | "room";

export interface PageQuery {
  readonly room: RoomId;
  /** The nearest entries behind a number, or in front of one. Neither: the newest ones. */
  readonly from?: { readonly after: number } | { readonly before: number } | undefined;
  /** At most so many entries. */
  readonly limit: number;
  /** At most so many bytes of text, in UTF-8; one entry is there in any case. */
  readonly maxBytes: number;
  /** Whose marks are "mine". */
  readonly reader?: PersonId | undefined;
}

export interface Page {
  /** In the room's order, whatever was asked for. */
  readonly entries: readonly Entry[];
  /** Whether there are more in the direction that was asked for. */
  readonly more: boolean;
  /** Of the room, as in `StoredRoom`. */
  readonly first: number;
  readonly last: number;
}

export interface SearchQuery {
  /** Only in these. */
  readonly rooms: readonly RoomId[];
  /**
   * Words, all of which the text must have, in any case and with any accents. "word*" and the last word stand for their
   * beginnings, "*part*" for what is inside a word; "words in quotes" stand in this order. Nothing else has a meaning.
   */
  readonly text?: string | undefined;
  /** The author's name, in any spelling that counts as the same. */
  readonly from?: string | undefined;
  /** From this time on, in milliseconds since 1970. */
  readonly sinceMs?: number | undefined;
  /** Until before this time. */
  readonly untilMs?: number | undefined;
  /** Goes on where another answer ended: its `next`. */
  readonly before?: number | undefined;
  /** At most so many. */
  readonly limit: number;
  /** Whose marks are "mine". */
  readonly reader?: PersonId | undefined;
}

export interface Found {
  readonly hits: readonly Hit[];
  /** Where to go on; nothing at the end. Few hits are not the end: one answer looks through a bounded number of texts. */
  readonly next: number | undefined;
}

export interface Hit {
  readonly room: RoomId;
  readonly entry: Entry;
}

/** What was removed. */
export interface Expired {
  readonly entries: number;
}

/**
 * What a stored entry survives. "power": a power failure, as far as the disk keeps its word; one sync for each group.
 * "process": the end of the process, kill -9 included; a power failure may take the last moments, and leaves no gap.
 */
export type Durability = "power" | "process";
