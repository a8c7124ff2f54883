/** `conclaved admin`: everything that is asked of a server while it runs. */
import type { Command, Option } from "commander";
import { addBanCommands } from "./bans.ts";
import { addInvitationCommands } from "./invitations.ts";
import { addNameCommands } from "./names.ts";
import { addPeopleCommands } from "./people.ts";
import { addServerCommands } from "./server.ts";

export function addAdminCommand(parent: Command, stateOption: () => Option): void {
  const admin = parent
    .command("admin")
    .description("look after a running server: who is here, bans, rooms, figures")
    .addHelpText("after", "\nAs the server's own user, or root: its admin socket is for them alone.");
  addPeopleCommands(admin, stateOption);
  addBanCommands(admin, stateOption);
  addServerCommands(admin, stateOption);
  addInvitationCommands(admin, stateOption);
  addNameCommands(admin, stateOption);
}
