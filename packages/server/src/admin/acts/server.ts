/** The server as a whole: its rooms, who may come, what it tells everybody, its settings and its figures. */

import { fileLimit } from "../../file-limit.ts";
import { type LockdownMode, type LockdownState, lockdownModes } from "../../moderation/lockdown.ts";
import { type Act, type ReloadedSetting, record } from "../act.ts";
import type { AuditEntry } from "../audit.ts";
import type { RoomView } from "../control.ts";
import { AdminError } from "../errors.ts";

export interface RoomsAnswer {
  readonly rooms: readonly RoomView[];
}

export const rooms: Act = (args, { control }): RoomsAnswer => {
  args.end();
  return { rooms: control.rooms() };
};

/** Without a mode it is only shown. */
export const lockdown: Act = (args, asked): LockdownState => {
  const { moderation, by, nowMs } = asked;
  const mode: LockdownMode | undefined = args.has("mode") ? args.choice("mode", lockdownModes) : undefined;
  args.end();
  if (mode !== undefined) {
    moderation.lockdown.set(mode, by, nowMs);
    record(asked, "lockdown", mode);
  }
  return moderation.lockdown.state;
};

export interface AnnounceAnswer {
  readonly receiverCount: number;
}

export const announce: Act = async (args, asked): Promise<AnnounceAnswer> => {
  const text = args.text("text", announcementMaxLength);
  args.end();
  const { control } = asked;
  const receiverCount = await control.announce(text).catch((cause: Error) => {
    throw new AdminError("failed", `it was not stored, and nobody was told: ${cause.message}.`, { cause });
  });
  // What was said is in the lobby, and nowhere else.
  record(asked, "announce", receiverCount === 1 ? "1 person" : `${receiverCount} people`);
  return { receiverCount };
};

export interface ReloadAnswer {
  readonly settings: readonly ReloadedSetting[];
}

export const reload: Act = async (args, asked): Promise<ReloadAnswer> => {
  args.end();
  if (asked.reload === undefined)
    throw new AdminError("unsupported", "this server has no configuration that could be read again.");
  const settings = await asked.reload().catch((cause: Error) => {
    throw new AdminError("failed", `nothing was changed: ${cause.message}`, { cause });
  });
  record(asked, "reload", settings.map(({ key }) => key).join(" "));
  return { settings };
};

export interface StatsAnswer {
  readonly version: string;
  readonly startedMs: number;
  readonly connections: { readonly handshake: number; readonly nameless: number; readonly member: number };
  readonly waitingBytes: { readonly sum: number; readonly most: number };
  readonly residentBytes: number;
  /** Files that the server may have open, where the system says. A connection is one. */
  readonly fileLimit?: number;
  readonly connectionLimit: number;
  readonly penaltyCount: number;
  readonly banCount: number;
  readonly openInvitationCount: number;
  readonly lockdown: LockdownMode;
  /** How connections have ended, by the code of a fault or "bye". */
  readonly endings: Readonly<Record<string, number>>;
}

export const stats: Act = (args, asked): StatsAnswer => {
  args.end();
  const { version, startedMs, control, moderation, invitations, endings, clock, nowMs } = asked;
  const views = control.who();
  const files = fileLimit();
  const waiting = views.map(({ waitingBytes }) => waitingBytes);
  const inStage = (wanted: string) => views.filter(({ stage }) => stage === wanted).length;
  return {
    version,
    startedMs,
    connections: {
      handshake: inStage("handshake"),
      nameless: inStage("nameless"),
      member: inStage("member"),
    },
    waitingBytes: {
      sum: waiting.reduce((sum, bytes) => sum + bytes, 0),
      most: waiting.reduce((most, bytes) => Math.max(most, bytes), 0),
    },
    residentBytes: process.memoryUsage.rss(),
    ...(files === undefined ? {} : { fileLimit: files }),
    connectionLimit: asked.connectionLimit,
    penaltyCount: moderation.penalties.activeCount(clock.nowMs()),
    banCount: moderation.bans.list(nowMs).length,
    openInvitationCount: invitations.openCount(nowMs),
    lockdown: moderation.lockdown.state.mode,
    endings: Object.fromEntries(endings),
  };
};

export interface AuditAnswer {
  /** The newest first. */
  readonly entries: readonly AuditEntry[];
}

export const auditList: Act = (args, { audit }): AuditAnswer => {
  const count = args.countOr("count", 50, auditMaxCount);
  args.end();
  return { entries: audit.list(count) };
};

const announcementMaxLength = 2_000;
const auditMaxCount = 10_000;
