/** Somebody who is connected, with one device or several (docs/protocol.md, clause 9.12). */
import type { Occupant, ServerRoomMessage } from "@conclave/protocol";
import type { BotPass } from "../bots/bot.ts";
import type { PersonId } from "../room-log/room-log.ts";
import type { Standing } from "./standing.ts";

export type { PersonId };

export interface Person extends Occupant {
  /** Names an identity key under one name, for good. Guests have none. */
  readonly id: PersonId | undefined;
  /** What limits it, if it is a bot. */
  readonly bot?: BotPass | undefined;
}

/** One connection of a person, as rooms see it. */
export interface Device {
  readonly person: Person;
  /** What the server's administration says of its person. */
  readonly standing: Standing;
  /** Names the connection in the log. */
  readonly conn: string;
  /** Takes a whole message for sending. It must not block and not throw: one member's trouble is that member's. */
  deliver(message: Uint8Array): void;
  /** The same for a message to this device alone. */
  send(message: ServerRoomMessage): void;
  /** A message that it has sent, with so many bytes in it, is paced by other means, and costs nothing of what it may send. */
  forgive(bytes: number): void;
  /** Whether its person is here still. */
  readonly isHere: boolean;
  /** Ends at once, over a fault of ours. */
  collapse(error: Error): void;
}
