/** One thing that somebody wrote, and what has become of it. */
import type { Content, RefusalReason, RoomId } from "@conclave/protocol";

/** Names what we wrote, for good: 32 hex digits. */
export type TextId = string;

export interface OutboxItem {
  readonly id: TextId;
  readonly room: RoomId;
  readonly content: Content;
  /** When it was written, by our clock, in milliseconds since 1970. */
  readonly timeMs: number;
  readonly state: OutboxState;
}

export type OutboxState =
  /** Not sent, or not answered: it is sent, again if need be, as soon as the server can be reached. */
  | { readonly kind: "waiting"; readonly sent: "never" | "perhaps" }
  /** The room has it, at this place; the time is the server's. */
  | { readonly kind: "stored"; readonly number: number; readonly timeMs: number }
  /** The server does not do it, and says why. */
  | { readonly kind: "refused"; readonly why: RefusalReason }
  /** It was given up, by the person or because it waited for too long. If it was sent, it may have been stored. */
  | { readonly kind: "failed"; readonly why: "cancelled" | "expired"; readonly sent: "never" | "perhaps" };

/** Nothing follows these by itself. */
export type SettledState = Exclude<OutboxState, { kind: "waiting" }>;
