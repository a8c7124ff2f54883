/** What a client reports, in the order in which it happened. */
import type {
  Entry,
  HostIdentity,
  Joined,
  Left,
  NameRefusal,
  Occupant,
  ProtocolError,
  RoomId,
  ServerRoomMessage,
} from "@conclave/protocol";
import type { OutboxItem, TextId } from "./outbox/item.ts";
import type { Novelty } from "./rooms/progress.ts";
import type { RoomInfo } from "./rooms/room-book.ts";
import type { Transfer } from "./transfers/transfer.ts";
import type { KnownServersError } from "./trust/known-servers.ts";

/** What one connection reports. */
export type ConnectionEvent =
  /** The server proved to be the one that is pinned. */
  | { readonly type: "secured"; readonly host: HostIdentity }
  /** We are in, under this name as the server writes it. */
  | { readonly type: "welcome"; readonly name: string }
  /** Offer another name, or close. */
  | { readonly type: "name-refused"; readonly refusal: NameRefusal }
  /** Who is here, ourselves included, sorted by when they came. */
  | { readonly type: "present"; readonly occupants: readonly Occupant[] }
  | { readonly type: "message"; readonly message: Exclude<ServerRoomMessage, { type: "PRESENT" }> }
  /** The keys were replaced, for the `count`th time on this connection. */
  | { readonly type: "rekeyed"; readonly count: number }
  | { readonly type: "ended"; readonly ending: Ending };

/** What a client reports, over all its connections. */
export type ClientEvent =
  /** An attempt begins: 1 is the first after a good connection, and the first of all. */
  | { readonly type: "connecting"; readonly attempt: number }
  /** A connection ended, and the next attempt begins by itself in so many milliseconds. */
  | {
      readonly type: "waiting";
      readonly ending: Ending;
      readonly attempt: number;
      readonly delayMs: number;
    }
  | Exclude<ConnectionEvent, { type: "ended" | "message" }>
  | ({ readonly type: "joined" } & Omit<Joined, "type">)
  | ({ readonly type: "left" } & Omit<Left, "type">)
  /** A room that we are in, as it is now; after each welcome all of them, and then "ready". */
  | { readonly type: "room"; readonly info: RoomInfo }
  | { readonly type: "ready" }
  /** We are not in it any more. */
  | { readonly type: "room-left"; readonly room: RoomId }
  /** Something that a room keeps, our own included: once each, in the order of the room. */
  | {
      readonly type: "entry";
      readonly room: RoomId;
      readonly entry: Entry;
      readonly novelty: Novelty;
      /** Whether it is under our name: from here or from another of our devices. */
      readonly own: boolean;
      /** What we called it, if it was written with this client and stored on the present connection. */
      readonly id: TextId | undefined;
    }
  /** Everything that was missed in a room was reported; from here on it is live. Once on each connection. */
  | { readonly type: "caught-up"; readonly room: RoomId }
  /** Entries that we missed and that the server does not keep any more: the first and the last of them. */
  | { readonly type: "forgotten"; readonly room: RoomId; readonly from: number; readonly to: number }
  /** Entries that the server told us of and does not have any more: its store was set back to an older state. */
  | { readonly type: "set-back"; readonly room: RoomId; readonly from: number; readonly to: number }
  /** We have read up to this entry on another device. */
  | { readonly type: "read"; readonly room: RoomId; readonly number: number }
  /** Something that we wrote is waiting, stored, refused or failed; see `OutboxState`. */
  | { readonly type: "outbox"; readonly item: OutboxItem }
  /** The server cannot store it at the moment; it is sent again after a while, and goes on waiting until then. */
  | { readonly type: "held-back"; readonly item: OutboxItem }
  /** What the server says of itself: behind each welcome, if it says anything. */
  | {
      readonly type: "server";
      /** What it calls itself: text from others. */
      readonly name: string | undefined;
      /** The largest file that it takes from us; nothing: it takes none. */
      readonly fileMaxBytes: number | undefined;
    }
  /** A file that is sent or fetched has come further, or to its end. */
  | { readonly type: "transfer"; readonly transfer: Transfer }
  /** What should outlive the program cannot be read or written. What was written is still sent. */
  | { readonly type: "store-failed"; readonly error: Error }
  | EndedEvent;

/** The last event of every client. */
export interface EndedEvent {
  readonly type: "ended";
  readonly ending: Ending;
  /** What we wrote and nobody acknowledged, oldest first: what was sent of it may or may not have been stored. */
  readonly unsent: readonly OutboxItem[];
}

/** Why a connection is over. `explainEnding` says it to people. */
export type Ending =
  /** We closed it. */
  | { readonly kind: "closed" }
  /** What this person has pinned cannot be read, so nobody can be trusted. */
  | { readonly kind: "pins-unreadable"; readonly error: KnownServersError }
  /** There was never a connection. */
  | { readonly kind: "unreachable"; readonly error: NodeJS.ErrnoException }
  /** Something answered, but not in our protocol. */
  | { readonly kind: "not-conclave" }
  /** The server refused before any key was agreed on: "busy", "version", "suite", or a number that we do not know. */
  | { readonly kind: "refused"; readonly alert: string }
  /** Nobody has vouched for this server yet: show its fingerprint, ask, pin it, connect again. */
  | { readonly kind: "unknown-host"; readonly host: HostIdentity }
  /** Another key than the one that is pinned, or that the invitation names: somebody may be in between. */
  | {
      readonly kind: "changed-host";
      readonly host: HostIdentity;
      readonly knownFingerprint: string;
      readonly knownBy: "invitation" | "pin";
    }
  /** The invitation is for a server with another key than the one that is trusted at this address. */
  | {
      readonly kind: "other-invitation";
      readonly knownFingerprint: string;
      readonly invitedFingerprint: string;
    }
  /** The server lets nobody in without an identity key, and we have none. */
  | { readonly kind: "identity-needed" }
  /** A weaker suite than this server is known for: somebody may be in between. */
  | { readonly kind: "downgraded-host" }
  /** The server said goodbye, with a code of the protocol and its own words. */
  | { readonly kind: "goodbye"; readonly code: number; readonly text: string }
  /** The connection broke, or the server fell silent. */
  | { readonly kind: "lost" }
  /** What arrived was not what the server's keys had sealed, or broke the protocol. */
  | { readonly kind: "broken"; readonly error: ProtocolError };
