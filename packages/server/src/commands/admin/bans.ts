/** `conclaved admin ban`. */
import { type Command, Option } from "commander";
import type { BanAddAnswer, BanListAnswer } from "../../admin/acts/bans.ts";
import type { BanKind, BanSubject } from "../../moderation/bans.ts";
import { readDuration } from "../duration.ts";
import { formatTable } from "../table.ts";
import { formatTime } from "../time.ts";
import { type AskOptions, ask, withAskOptions } from "./ask.ts";

interface BanOptions extends AskOptions, Partial<Record<BanKind, string>> {
  readonly for?: number;
  readonly reason?: string;
  readonly dryRun?: true;
}

export function addBanCommands(admin: Command, stateOption: () => Option): void {
  const ban = admin.command("ban").description("keep somebody out: by name, key, or address");
  withSubject(withAskOptions(ban.command("add"), stateOption))
    .description("make a ban; whoever is here and is hit goes at once")
    .option(
      "--for <time>",
      "until when: minutes, hours or days, such as 30m, 2h, 7d; default: for good",
      readDuration,
    )
    .option("--reason <text>", "what they are told, and the audit log")
    .option("--dry-run", "only show whom it would hit")
    .action((_: unknown, command: Command) => {
      const options = command.optsWithGlobals<BanOptions>();
      const { reason, dryRun } = options;
      const args = { ...subjectOf(options), forMs: options.for, reason, dryRun };
      return ask(options, "ban.add", args, showAdded);
    });
  withAskOptions(ban.command("list"), stateOption)
    .description("list the bans that hold, the newest first")
    .action((_: unknown, command: Command) =>
      ask(command.optsWithGlobals<AskOptions>(), "ban.list", {}, showList),
    );
  withSubject(withAskOptions(ban.command("remove"), stateOption))
    .description("lift a ban")
    .action((_: unknown, command: Command) => {
      const options = command.optsWithGlobals<BanOptions>();
      return ask(options, "ban.remove", subjectOf(options), showRemoved);
    });
}

/** One of the three has to be there; the server says so. */
function withSubject(command: Command): Command {
  return command
    .addOption(new Option("--name <name>", "a name, and all that look like it").conflicts(["key", "address"]))
    .addOption(
      new Option("--key <fingerprint>", "an identity key, as the list of who is here has it").conflicts(
        "address",
      ),
    )
    .addOption(
      new Option("--address <range>", "an address, or a range such as 192.0.2.0/24 or 2001:db8::/32"),
    );
}

function subjectOf({ name, key, address }: BanOptions): Partial<Record<BanKind, string>> {
  return {
    ...(name === undefined ? {} : { name }),
    ...(key === undefined ? {} : { key }),
    ...(address === undefined ? {} : { address }),
  };
}

function showAdded({ kind, subject, endsMs, outcome, hits }: BanAddAnswer): string[] {
  const until = describeEnd(endsMs);
  if (outcome === "tried") {
    const whom = hits.length === 0 ? "nobody who is here" : hits.join(", ");
    return [`A ban on the ${kind} ${subject} ${until} would hit ${whom}. Nothing was changed.`];
  }
  const gone = hits.length === 0 ? "Nobody who is here was hit." : `Sent away: ${hits.join(", ")}.`;
  return [`The ${kind} ${subject} is banned ${until}. ${gone}`];
}

function showList({ bans }: BanListAnswer): string[] {
  if (bans.length === 0) return ["There are no bans."];
  return formatTable(
    ["WHAT", "WHO", "UNTIL", "MADE", "BY", "REASON"],
    bans.map(({ kind, subject, endsMs, madeMs, by, reason }) => {
      const until = endsMs === undefined ? "for good" : formatTime(endsMs);
      return [kind, subject, until, formatTime(madeMs), by, reason];
    }),
  );
}

function showRemoved({ kind, subject }: BanSubject): string[] {
  return [`The ${kind} ${subject} is not banned any more.`];
}

function describeEnd(endsMs: number | undefined): string {
  return endsMs === undefined ? "for good" : `until ${formatTime(endsMs)}`;
}
