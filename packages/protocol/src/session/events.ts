/** What a session reports to its owner, in the order in which it happened. */
import type {
  AgreedSecret,
  IdentityPublicKey,
  InitiatorKeyShare,
  ResponderAgreement,
  SuiteId,
} from "@conclave/crypto";
import type { ProtocolError } from "../faults.ts";
import type { Introduced } from "../handshake/responder.ts";
import type { ClientRoomMessage, ServerRoomMessage } from "../message/room-messages.ts";
import type { Bye, NameRefusal } from "../message/session-messages.ts";

/**
 * Work that does not belong on the main thread. Run it when you have room for it and hand the result to `agreed`; the
 * session waits, with its deadlines running.
 */
export interface AgreeEvent<Result> {
  readonly type: "agree";
  readonly suite: SuiteId;
  run(): Promise<Result>;
  /** Whether the result would still be of use: the session may have ended while the work waited for its turn. */
  isWanted(): boolean;
}

/** The keys of the session were replaced. */
export interface RekeyedEvent {
  readonly type: "rekeyed";
  /** How often in this session, this time included. */
  readonly count: number;
}

/** The last event of every session: nothing comes after it, and the connection can be ended once output is written. */
export interface ClosedEvent {
  readonly type: "closed";
  readonly reason: CloseReason;
}

export type CloseReason =
  /** The other side said goodbye. */
  | { readonly by: "peer"; readonly bye: Bye }
  /** We said goodbye. */
  | { readonly by: "us"; readonly bye: Bye }
  /** Something was broken, too late, lost, or not trusted. */
  | { readonly by: "fault"; readonly error: ProtocolError };

/** A server's proven identity. */
export interface HostIdentity {
  readonly hostKey: IdentityPublicKey;
  /** As people compare it; see `fingerprint` of @conclave/crypto. */
  readonly fingerprint: string;
  readonly suite: SuiteId;
}

export type ClientEvent =
  | AgreeEvent<AgreedSecret>
  /** The keys have been used enough: run this, and hand the result to `rekey`. */
  | { readonly type: "rekey"; readonly suite: SuiteId; run(): Promise<InitiatorKeyShare> }
  | RekeyedEvent
  /** The server proved its host key. Only a pinned one gets our name; otherwise "closed" follows. */
  | { readonly type: "host"; readonly host: HostIdentity; readonly verdict: "changed" | "pinned" | "unknown" }
  /** We are in, under this name as the server writes it. */
  | { readonly type: "welcome"; readonly name: string }
  | { readonly type: "name-refused"; readonly refusal: NameRefusal }
  | { readonly type: "message"; readonly message: ServerRoomMessage }
  | ClosedEvent;

export type ServerEvent =
  | AgreeEvent<ResponderAgreement>
  /** The client confirmed the keys and offers a name: answer with `welcome`, `refuseName` or `close`. */
  | ({ readonly type: "name" } & Introduced)
  | RekeyedEvent
  | { readonly type: "message"; readonly message: ClientRoomMessage }
  | ClosedEvent;
