/**
 * What administration asks of the running server. Whoever owns rooms and connections provides it; the acts of the admin
 * socket are written against it and know nothing else.
 */
import type { IdentityPublicKey } from "@conclave/crypto";
import type { RoomId, RoomKind } from "@conclave/protocol";

/** One connection, as it is in this moment. */
export interface ConnectionView {
  /** As the log names it. */
  readonly conn: string;
  /** "handshake": no keys yet. "nameless": keys, and no name that was taken. "member": is in. */
  readonly stage: "handshake" | "member" | "nameless";
  /** Of a member. */
  readonly name: string | undefined;
  /** What it has proved; nothing of a guest. */
  readonly identity: IdentityPublicKey | undefined;
  readonly host: string;
  readonly port: number;
  /** When it was accepted, in milliseconds since 1970. */
  readonly sinceMs: number;
  /** Bytes of messages that wait for it to read. */
  readonly waitingBytes: number;
  /** How often its keys were replaced. */
  readonly rekeyCount: number;
  readonly receivedBytes: number;
  readonly sentBytes: number;
}

export interface RoomView {
  readonly id: RoomId;
  readonly kind: RoomKind;
  /** Of a direct room: who is in it. */
  readonly name: string;
  /** Members, and how many of them are here. */
  readonly memberCount: number;
  readonly presentCount: number;
  /** The number of its last message. */
  readonly lastNumber: number;
}

export interface ServerControl {
  /** All connections, the oldest first. */
  who(): readonly ConnectionView[];
  rooms(): readonly RoomView[];
  /** Says goodbye to a connection (BYE 7); false if it is gone already. */
  disconnect(conn: string, text: string): boolean;
  /** Somebody was muted or may speak again, or has another role in the whole server: `Moderation` says what. */
  standingsChanged(): void;
  /** Tells everybody, as the server; how many people are here to hear it. */
  announce(text: string): Promise<number>;
}
