/** `conclaved admin names` and `staff`. */
import { Argument, type Command, type Option } from "commander";
import type { NamesAnswer, StaffAnswer } from "../../admin/acts/names.ts";
import { type ServerRole, serverRoles } from "../../moderation/staff.ts";
import { formatTable } from "../table.ts";
import { formatTime } from "../time.ts";
import { type AskOptions, ask, withAskOptions } from "./ask.ts";

export function addNameCommands(admin: Command, stateOption: () => Option): void {
  const names = admin.command("names").description("the names that belong to somebody's identity key");
  withAskOptions(names.command("list"), stateOption)
    .description("list each name with its owner's fingerprint, and since when")
    .action((_: unknown, command: Command) =>
      ask(command.optsWithGlobals<AskOptions>(), "names.list", {}, showNames),
    );
  withAskOptions(names.command("release"), stateOption)
    .description("take a name from its owner; whoever comes next may have it")
    .argument("<name>", "in any spelling that counts as the same")
    .action((name: string, _: unknown, command: Command) =>
      ask(command.optsWithGlobals<AskOptions>(), "names.release", { name }, showReleased),
    );

  const staff = admin.command("staff").description("owners and moderators of the whole server");
  withAskOptions(staff.command("list"), stateOption)
    .description("list them, and who made them that")
    .action((_: unknown, command: Command) =>
      ask(command.optsWithGlobals<AskOptions>(), "staff.list", {}, showStaff),
    );
  withAskOptions(staff.command("grant"), stateOption)
    .description("give the key behind a name a role")
    .argument("<name>")
    .addArgument(new Argument("<role>").choices(serverRoles))
    .action((name: string, role: ServerRole, _: unknown, command: Command) =>
      ask(command.optsWithGlobals<AskOptions>(), "staff.grant", { name, role }, showGranted),
    );
  withAskOptions(staff.command("revoke"), stateOption)
    .description("take it back")
    .argument("<name>")
    .action((name: string, _: unknown, command: Command) =>
      ask(command.optsWithGlobals<AskOptions>(), "staff.revoke", { name }, showRevoked),
    );
}

function showNames({ names }: NamesAnswer): string[] {
  if (names.length === 0) return ["No name belongs to anybody yet."];
  return formatTable(
    ["NAME", "KEY", "SINCE", "ROLE"],
    names.map(({ name, fingerprint, claimedMs, role }) => [
      name,
      fingerprint,
      formatTime(claimedMs),
      role ?? "",
    ]),
  );
}

function showReleased({ name }: { readonly name: string }): string[] {
  return [`${name} belongs to nobody now.`];
}

function showStaff({ staff }: StaffAnswer): string[] {
  if (staff.length === 0)
    return ["There is no owner and no moderator. See: conclaved admin invite --role owner"];
  return formatTable(
    ["ROLE", "NAMES", "KEY", "BY", "SINCE"],
    staff.map(({ role, names, fingerprint, by, sinceMs }) => {
      return [role, names.join(", "), fingerprint, by, formatTime(sinceMs)];
    }),
  );
}

function showGranted({ name, role }: { readonly name: string; readonly role: ServerRole }): string[] {
  return [`${name} is ${role} now.`];
}

function showRevoked({ name }: { readonly name: string }): string[] {
  return [`${name} has no role any more.`];
}
