/** An identity key that may do little: what a program comes with that writes into one room, or reads in it. */
import type { RoomId } from "@conclave/protocol";

/**
 * What a bot may be allowed. "read": hear, and ask for, what a room keeps, and who belongs to it. "write": texts, their changes, and
 * marks. "manage": what the bot's role in the room lets it do to others and to the room. No bot makes rooms.
 */
export const botVerbs = ["read", "write", "manage"] as const;

export type BotVerb = (typeof botVerbs)[number];

export interface Bot {
  /** What its operator calls it; it may come under any name that is free. */
  readonly label: string;
  /** SHA-256 of its public key, 32 bytes. */
  readonly keyDigest: Uint8Array;
  readonly rooms: ReadonlySet<RoomId>;
  readonly verbs: ReadonlySet<BotVerb>;
  /** From then on it may do nothing, and does not come in; in milliseconds since 1970. */
  readonly untilMs: number | undefined;
}

/** A bot as it is limited now: other processes change that while it is connected. */
export interface BotPass {
  current(): Bot;
}
