/** `conclaved admin rooms`, `lockdown`, `announce`, `reload`, `stats` and `audit`. */
import { Argument, type Command, type Option } from "commander";
import type {
  AnnounceAnswer,
  AuditAnswer,
  ReloadAnswer,
  RoomsAnswer,
  StatsAnswer,
} from "../../admin/acts/server.ts";
import { type LockdownState, lockdownModes } from "../../moderation/lockdown.ts";
import { readNumber } from "../invite.ts";
import { formatTable } from "../table.ts";
import { formatTime } from "../time.ts";
import { type AskOptions, ask, withAskOptions } from "./ask.ts";

export function addServerCommands(admin: Command, stateOption: () => Option): void {
  const add = (name: string) => withAskOptions(admin.command(name), stateOption);
  add("rooms")
    .description("list all rooms")
    .action((_: unknown, command: Command) =>
      ask(command.optsWithGlobals<AskOptions>(), "rooms", {}, showRooms),
    );
  add("lockdown")
    .description("show who may come in now, or change it")
    .addArgument(
      new Argument("[mode]", "known: only keys that have been here; closed: nobody; staff always").choices(
        lockdownModes,
      ),
    )
    .action((mode: string | undefined, _: unknown, command: Command) =>
      ask(command.optsWithGlobals<AskOptions>(), "lockdown", { mode }, showLockdown),
    );
  add("announce")
    .description("tell everybody who is here something, as the server")
    .argument("<text>")
    .action((text: string, _: unknown, command: Command) =>
      ask(command.optsWithGlobals<AskOptions>(), "announce", { text }, showAnnounced),
    );
  add("reload")
    .description("have the server read its configuration again: all of it or nothing")
    .action((_: unknown, command: Command) =>
      ask(command.optsWithGlobals<AskOptions>(), "reload", {}, showReload),
    );
  add("stats")
    .description("show the server's figures")
    .action((_: unknown, command: Command) =>
      ask(command.optsWithGlobals<AskOptions>(), "stats", {}, showStats),
    );
  add("audit")
    .description("list what administrators did, the newest first")
    .option("--count <number>", "how many", readNumber, 50)
    .action((_: unknown, command: Command) => {
      const options = command.optsWithGlobals<AskOptions & { readonly count: number }>();
      return ask(options, "audit", { count: options.count }, showAudit);
    });
}

function showRooms({ rooms }: RoomsAnswer): string[] {
  return formatTable(
    ["ROOM", "NAME", "KIND", "HERE", "MEMBERS", "LAST MESSAGE"],
    rooms.map(({ id, name, kind, presentCount, memberCount, lastNumber }) => {
      return [String(id), name, kind, ...[presentCount, memberCount, lastNumber].map(String)];
    }),
  );
}

function showLockdown({ mode, by, sinceMs }: LockdownState): string[] {
  const since = by === undefined || sinceMs === undefined ? "" : ` (set by ${by}, ${formatTime(sinceMs)})`;
  return [`Lockdown is ${lockdownTexts[mode]}${since}.`];
}

function showAnnounced({ receiverCount }: AnnounceAnswer): string[] {
  return [
    `It is in the lobby now. ${receiverCount} ${receiverCount === 1 ? "person is" : "people are"} here.`,
  ];
}

function showReload({ settings }: ReloadAnswer): string[] {
  if (settings.length === 0) return ["Nothing has changed."];
  return settings.map(({ key, outcome }) =>
    outcome === "changed" ? `${key} has changed.` : `${key} will change with the next start.`,
  );
}

function showStats(stats: StatsAnswer): string[] {
  const { connections, waitingBytes, endings } = stats;
  return formatTable(
    ["FIGURE", "VALUE"],
    [
      ["version", stats.version],
      ["running since", formatTime(stats.startedMs)],
      ["people's connections", String(connections.member)],
      ["connections without a name yet", String(connections.nameless)],
      ["connections in their handshake", String(connections.handshake)],
      ["bytes that wait, in all", String(waitingBytes.sum)],
      ["bytes that wait, at most for one", String(waitingBytes.most)],
      ["memory, MiB", String(Math.round(stats.residentBytes / 1_048_576))],
      ["sources with a penalty", String(stats.penaltyCount)],
      ["bans", String(stats.banCount)],
      ["unused invitations", String(stats.openInvitationCount)],
      ["lockdown", stats.lockdown],
      ...Object.entries(endings).map(([code, count]) => [`endings: ${code}`, String(count)]),
    ],
  );
}

function showAudit({ entries }: AuditAnswer): string[] {
  if (entries.length === 0) return ["No administrator has done anything yet."];
  return formatTable(
    ["WHEN", "BY", "ACT", "WHAT", "REASON"],
    entries.map(({ atMs, who, act, subject, reason }) => [formatTime(atMs), who, act, subject, reason]),
  );
}

const lockdownTexts = {
  off: "off",
  known: "on: only keys that have been here come in",
  closed: "on: nobody comes in",
} as const;
