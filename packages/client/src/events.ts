/** What a client reports, in the order in which it happened. */
import type {
  HostIdentity,
  Joined,
  Left,
  NameRefusal,
  Occupant,
  ProtocolError,
  Said,
} from "@conclave/protocol";
import type { KnownServersError } from "./trust/known-servers.ts";

/** Names a text that we sent, on this connection: 32 hex digits. */
export type TextId = string;

export type ClientEvent =
  /** The server proved to be the one that is pinned. */
  | { readonly type: "secured"; readonly host: HostIdentity }
  /** We are in, under this name as the server writes it. */
  | { readonly type: "welcome"; readonly name: string }
  /** Offer another name, or close. */
  | { readonly type: "name-refused"; readonly refusal: NameRefusal }
  /** Who is here, ourselves included, sorted by when they came. */
  | { readonly type: "present"; readonly occupants: readonly Occupant[] }
  | ({ readonly type: "joined" } & Omit<Joined, "type">)
  | ({ readonly type: "left" } & Omit<Left, "type">)
  | ({ readonly type: "said" } & Omit<Said, "type">)
  /** The server has taken a text of ours and handed it to the others, under this number. */
  | { readonly type: "acknowledged"; readonly id: TextId; readonly number: number; readonly timeMs: number }
  /** The keys were replaced, for the `count`th time on this connection. */
  | { readonly type: "rekeyed"; readonly count: number }
  | EndedEvent;

/** The last event of every client. */
export interface EndedEvent {
  readonly type: "ended";
  readonly ending: Ending;
  /** Texts that we sent and nobody acknowledged, oldest first: they may or may not have been heard. */
  readonly unacknowledged: readonly string[];
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
