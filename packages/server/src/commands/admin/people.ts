/** `conclaved admin who`, `kick`, `mute` and `unmute`. */
import type { Command, Option } from "commander";
import type { KickAnswer, MuteAnswer, WhoAnswer, WhoRow } from "../../admin/acts/people.ts";
import { readDuration } from "../duration.ts";
import { formatTable } from "../table.ts";
import { formatTime } from "../time.ts";
import { type AskOptions, ask, withAskOptions } from "./ask.ts";

interface ForOptions extends AskOptions {
  readonly for?: number;
  readonly reason?: string;
}

export function addPeopleCommands(admin: Command, stateOption: () => Option): void {
  withAskOptions(admin.command("who"), stateOption)
    .description("who is here: every connection, and what is known of it")
    .action((_: unknown, command: Command) => ask(command.optsWithGlobals<AskOptions>(), "who", {}, showWho));
  withAskOptions(admin.command("kick"), stateOption)
    .description("send somebody away; they may come back")
    .argument("<name>", "in any spelling that counts as the same")
    .argument("[reason]", "what they are told")
    .action((name: string, reason: string | undefined, _: unknown, command: Command) =>
      ask(command.optsWithGlobals<AskOptions>(), "kick", { name, reason }, showKick),
    );
  withAskOptions(admin.command("mute"), stateOption)
    .description("let somebody listen and not speak, wherever they connect from")
    .argument("<name>", "of somebody who is here, or whose name belongs to a key")
    .option(
      "--for <time>",
      "until when: minutes, hours or days, such as 30m, 2h, 7d; default: for good",
      readDuration,
    )
    .option("--reason <text>", "for the audit log")
    .action((name: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<ForOptions>();
      return ask(options, "mute", { name, forMs: options.for, reason: options.reason }, showMute);
    });
  withAskOptions(admin.command("unmute"), stateOption)
    .description("let somebody speak again")
    .argument("<name>", "as for mute")
    .action((name: string, _: unknown, command: Command) =>
      ask(command.optsWithGlobals<AskOptions>(), "unmute", { name }, showUnmute),
    );
}

function showWho({ connections }: WhoAnswer): string[] {
  if (connections.length === 0) return ["Nobody is here."];
  const heads = ["NAME", "WHO", "FROM", "SINCE", "DEVICES", "WAITING", "REKEYS", "CONNECTION"];
  return formatTable(heads, connections.map(toCells));
}

function toCells(row: WhoRow): string[] {
  const { name, address, sinceMs, deviceCount, waitingBytes, rekeyCount, conn, stage } = row;
  const numbers = [deviceCount, waitingBytes, rekeyCount].map(String);
  return [name ?? `(${stage})`, describe(row), address, formatTime(sinceMs), ...numbers, conn];
}

function describe({ name, fingerprint, role, muted }: WhoRow): string {
  const who = fingerprint ?? (name === undefined ? "-" : "guest");
  return [who, role, muted ? "muted" : undefined].filter((word) => word !== undefined).join(", ");
}

function showKick({ name, connectionCount }: KickAnswer): string[] {
  return [
    `${name} was sent away (${connectionCount} ${connectionCount === 1 ? "connection" : "connections"}).`,
  ];
}

function showMute({ name, endsMs }: MuteAnswer): string[] {
  return [`${name} is muted ${endsMs === undefined ? "for good" : `until ${formatTime(endsMs)}`}.`];
}

function showUnmute({ name }: MuteAnswer): string[] {
  return [`${name} may speak again.`];
}
