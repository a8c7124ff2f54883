/** `conclaved admin invite`: what `conclaved invite` does, by way of the running server and its audit log. */

import { formatAddress, parseInvitation, type ServerAddress } from "@conclave/protocol";
import { type Command, Option } from "commander";
import type { InviteAnswer, InviteListAnswer } from "../../admin/acts/invitations.ts";
import { type ServerRole, serverRoles } from "../../moderation/staff.ts";
import { dayMs, readDuration } from "../duration.ts";
import { describe, describeNew, readNumber, readServer } from "../invite.ts";
import { refuseUnknownCommand } from "../unknown-command.ts";
import { type AskOptions, ask, withAskOptions } from "./ask.ts";

interface InviteOptions extends AskOptions {
  readonly expires: number;
  readonly note?: string;
  readonly role?: ServerRole;
  readonly server?: ServerAddress;
}

export function addInvitationCommands(admin: Command, stateOption: () => Option): void {
  const invite = withAskOptions(admin.command("invite"), stateOption)
    .description("make an invitation: a link that lets one newcomer in, once")
    .addOption(
      new Option("--expires <time>", "for how long it is good: minutes, hours or days, such as 30m, 12h, 7d")
        .argParser(readDuration)
        .default(7 * dayMs, "7d"),
    )
    .option("--note <text>", "what helps you to remember whom it is for")
    .addOption(
      new Option("--role <role>", "what whoever uses it becomes in the whole server").choices(serverRoles),
    )
    .addOption(
      new Option("--server <host:port>", "the address that the newcomer connects to").argParser(readServer),
    )
    // They are refused below, with what may have been meant.
    .allowExcessArguments()
    .action((_: unknown, command: Command) => {
      refuseUnknownCommand(command);
      const options = command.optsWithGlobals<InviteOptions>();
      const { note, role, server, expires } = options;
      const args = { forMs: expires, note, role, server: server && formatAddress(server) };
      return ask(options, "invite.make", args, showNew);
    });
  withAskOptions(invite.command("list"), stateOption)
    .description("list all invitations, the newest first")
    .action((_: unknown, command: Command) =>
      ask(command.optsWithGlobals<AskOptions>(), "invite.list", {}, showList),
    );
  withAskOptions(invite.command("revoke"), stateOption)
    .description("take an invitation back that was not used yet")
    .argument("<number>", "as the list has it", readNumber)
    .action((id: number, _: unknown, command: Command) =>
      ask(command.optsWithGlobals<AskOptions>(), "invite.revoke", { id }, showRevoked),
    );
}

function showNew({ link, invitation }: InviteAnswer): string[] {
  return [link, describeNew(invitation, parseInvitation(link).address)];
}

function showList({ invitations }: InviteListAnswer): string[] {
  if (invitations.length === 0) return ["There are no invitations."];
  return invitations.map((invitation) => describe(invitation, Date.now()));
}

function showRevoked({ id }: { readonly id: number }): string[] {
  return [`Invitation ${id} is not good any more.`];
}
