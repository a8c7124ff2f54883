/** What the conversations with several servers have in common. */
import type { ClientClock, ClientOptions, KnownServers, OutboxStore, PositionStore } from "@conclave/client";
import type { IdentityPublicKey } from "@conclave/crypto";
import type { Entry, RoomId, ServerAddress } from "@conclave/protocol";
import type { ServerKey } from "../app-state.ts";
import type { Store } from "../store.ts";
import type { OwnKey } from "./own-key.ts";

export interface SessionParts {
  readonly store: Store;
  readonly ownKey: OwnKey;
  readonly knownServers: KnownServers;
  readonly clock: ClientClock;
  /** Where what is not sent yet is kept. */
  outboxStore(address: ServerAddress, who: IdentityPublicKey): OutboxStore;
  /** Where is kept how far each room was read. */
  positions(address: ServerAddress, who: IdentityPublicKey): PositionStore;
  /** Further options of each client. */
  readonly clientOptions: Partial<Pick<ClientOptions, "backOff" | "dial" | "keyLimits" | "random">>;
  onNews(news: News): void;
  /** A conversation has begun, or the server has said what it is called. */
  onWelcome(server: ServerKey): void;
  /** A room that was not there before. */
  onRoom(server: ServerKey, room: RoomId): void;
}

/** Somebody said something that the person has not read. */
export interface News {
  readonly server: ServerKey;
  readonly room: RoomId;
  readonly entry: Entry;
  /** "missed": it was said while there was no connection. */
  readonly novelty: "live" | "missed";
  readonly mention: "no" | "yes";
}
