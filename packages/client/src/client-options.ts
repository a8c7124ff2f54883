/** What a client is made with, and what its methods take. */
import type { RoomId } from "@conclave/protocol";
import type { ClientClock } from "./clock.ts";
import type { ConnectionOptions } from "./connection.ts";
import type { ClientEvent } from "./events.ts";
import type { OutboxLimits } from "./outbox/outbox.ts";
import type { OutboxStore } from "./outbox/store.ts";
import type { BackOff, Persistence } from "./reconnect.ts";
import type { PositionStore } from "./rooms/positions.ts";

export interface ClientOptions extends ConnectionOptions {
  /** Default: "after-welcome". */
  readonly persistence?: Persistence;
  readonly backOff?: Partial<BackOff>;
  /** Where what is not sent yet is kept. Default: in memory. */
  readonly outboxStore?: OutboxStore;
  readonly outboxLimits?: Partial<OutboxLimits>;
  /** Where is kept what was reported of each room. Default: nowhere, so that each run begins with a first visit. */
  readonly positions?: PositionStore;
  /** How many of the newest entries are reported of a room that is new to us. Default: 50. */
  readonly firstVisitCount?: number;
  readonly clock?: ClientClock;
  /** 0 or more, less than 1. Default: drawn by node:crypto. */
  readonly random?: () => number;
}

export type ClientListener = (event: ClientEvent) => void;

export interface SayOptions {
  /** Default: the lobby. */
  readonly room?: RoomId | undefined;
  /** The entry of the same room that this is a reply to. */
  readonly re?: number | undefined;
  /** Whom it is meant for in particular; at most 8 names. */
  readonly mentions?: readonly string[] | undefined;
}

export interface RoomToOpen {
  readonly name: string;
  /** Found and entered by everybody with a key, or entered by those who are brought in. */
  readonly kind: "private" | "public";
  readonly topic?: string | undefined;
}

/** The room is the lobby unless it is said; a page has 1 to 256 entries, 50 unless it is said. */
export interface PageToFetch {
  readonly room?: RoomId | undefined;
  readonly after?: number | undefined;
  readonly before?: number | undefined;
  readonly limit?: number | undefined;
}
