/**
 * Everything that the server logs. Names of events are stable, so that filters and alerts can rely on them; the fields
 * never hold a text that somebody wrote, a key, or a name that was refused.
 */
import type {
  ContentKind,
  FaultContext,
  NameRefusal,
  RefusalReason,
  RoomId,
  RoomKind,
} from "@conclave/protocol";
import type { AccessMode, Admission } from "../access/access.ts";
import type { Change } from "../config/changes.ts";
import type { PersonVerdict } from "../moderation/moderation.ts";
import type { Refusal } from "../net/admission.ts";

export interface LogEvents {
  /** The server can be reached. `fingerprint` is what people compare on their first connection. */
  "server.listening": { address: string; port: number; fingerprint: string; access: AccessMode };
  /** A connection could not be taken in: the machine ran out of something. */
  "server.accept-failed": { error: Error };
  "server.stopping": { signal: string; connections: number };
  /** `endings` counts all connections that ended, by fault code or "bye". */
  "server.stopped": { endings: Readonly<Record<string, number>> };
  /** A reload took over what changed; `kept` stays as it was until a restart. Nobody was disconnected. */
  "config.reloaded": { changed: readonly Change[]; kept: readonly Change[] };
  /** A reload found mistakes, each with its place, and changed nothing. */
  "config.rejected": { mistakes: readonly string[] };
  /** systemd cannot be told how we are: it may think that we never started. */
  "systemd.unreachable": { error: Error };
  /** The watchdog was not fed, because what is stored cannot be reached; systemd ends us if it stays so. */
  "systemd.watchdog-unfed": { reason: string };
  "host-key.created": { file: string };
  "host-key.loaded": { file: string };

  "connection.accepted": { conn: string; peer: string };
  /** A cap was reached; the client was told that we are busy. */
  "connection.refused": { peer: string; cap: Refusal };
  /** An address that is banned, or has to stay away for a while; it got no more of us than that. */
  "connection.turned-away": { peer: string; because: "banned" | "penalty" };
  /** Connections from here ended badly too often: none is taken for so long. `source` is an address, or a /64. */
  "source.penalised": { source: string; forMs: number };
  /** The last line of every connection. `reason` is a fault's code, or "bye" with the goodbye's code. */
  "connection.closed": { conn: string; reason: string; by: string; code?: number; context?: FaultContext };
  /** Too many key agreements waited already; the client was told that we are busy. */
  "agreement.refused": { conn: string };
  /** A fault of our own while serving one connection; it was closed, and nothing else was touched. */
  "connection.failed": { conn: string; error: Error };

  "handshake.done": { conn: string; session: string; suite: string; durationMs: number };
  /** Somebody changed something as an administrator; `conclaved admin audit` has why. */
  "admin.act": { who: string; act: string; subject: string };
  /** A fault of our own while an administrator's request was answered. */
  "admin.failed": { error: Error };
  /** Where metrics can be fetched. */
  "metrics.listening": { at: string };
  "admin.listening": { socket: string };
  /** Nobody has ever been here: whoever opens the link in the file first becomes the owner. */
  "owner.invited": { file: string };
  "name.refused": { conn: string; refusal: NameRefusal };
  /** Somebody proved who they are and may not come in; the peer learns only that. */
  "access.refused": { conn: string; reason: AccessRefusal; identity: string };
  /** The file of listed keys cannot be read, so nobody comes in by it. */
  "access.broken": { error: Error };
  "session.rekeyed": { conn: string; count: number };
  /** `identity` is the fingerprint of the key that was proved, or "none" for a guest. */
  "member.joined": { conn: string; member: string; identity: string; members: number };
  "member.left": { conn: string; member: string; how: "left" | "lost" | "removed"; members: number };
  /** A member sends faster than its allowance and is not read from for a while. */
  "member.slowed": { conn: string; pauseMs: number };
  /** What was stored at once, and how long that took. */
  "messages.stored": { count: number; durationMs: number };
  /** `conn` is "server" for what the operator announced. */
  "message.relayed": {
    conn: string;
    room: RoomId;
    number: number;
    kind: ContentKind;
    bytes: number;
    receivers: number;
  };
  "room.created": { room: RoomId; kind: RoomKind };
  /** What was to be kept no longer is gone. */
  "history.expired": { entries: number };
  /** A file is whole, and its hash was right. */
  "file.stored": { conn: string; bytes: number };
  /** Somebody has got the end of a file. */
  "file.fetched": { conn: string; bytes: number };
  /** A file, or a part of it, was not taken or not given. */
  "file.refused": { conn: string; why: RefusalReason };
  /** The disk did not do what it was asked to for a file; whoever asked is told so, and may ask again. */
  "file.failed": { conn: string; error: Error };
  /** Files were removed from the disk: their entries are gone, or they were never finished. */
  "files.removed": { count: number };
  /** They could not be; it is tried again every hour. */
  "files.remain": { error: Error };
  /** The store does not take what it is given; senders are told so. Once, until it works again. */
  "store.failed": { error: Error };
  /** `refused` counts what was not taken in between. */
  "store.recovered": { refused: number };
}

/** Why somebody who proved who they are is not let in. */
export type AccessRefusal = Exclude<Admission | PersonVerdict, "admitted">;

export type LogEventName = keyof LogEvents;

export type LogLevel = "debug" | "error" | "info" | "warn";

/** How loud each event is. */
export const logLevels: Readonly<Record<LogEventName, LogLevel>> = {
  "server.listening": "info",
  "server.accept-failed": "error",
  "server.stopping": "info",
  "server.stopped": "info",
  "config.reloaded": "info",
  "config.rejected": "error",
  "systemd.unreachable": "warn",
  "systemd.watchdog-unfed": "error",
  "host-key.created": "info",
  "host-key.loaded": "debug",
  "connection.accepted": "debug",
  "connection.refused": "warn",
  "connection.turned-away": "debug",
  "source.penalised": "warn",
  "connection.closed": "info",
  "agreement.refused": "warn",
  "connection.failed": "error",
  "handshake.done": "info",
  "admin.act": "warn",
  "admin.failed": "error",
  "metrics.listening": "info",
  "admin.listening": "info",
  "owner.invited": "info",
  "name.refused": "info",
  "access.refused": "warn",
  "access.broken": "error",
  "session.rekeyed": "debug",
  "member.joined": "info",
  "member.left": "info",
  "member.slowed": "info",
  "messages.stored": "debug",
  "message.relayed": "debug",
  "room.created": "info",
  "history.expired": "info",
  "file.stored": "info",
  "file.fetched": "debug",
  "file.refused": "info",
  "file.failed": "error",
  "files.removed": "info",
  "files.remain": "error",
  "store.failed": "error",
  "store.recovered": "info",
};
