/** What is said to somebody who writes a command that there is not, where commander would take it for an argument. */
import type { Command } from "commander";
import { suggestion } from "../config/nearest.ts";

/** For a command that does something by itself and has others under it: whatever stands behind it is one of those. */
export function refuseUnknownCommand(command: Command): void {
  const [name] = command.args;
  if (name === undefined) return;
  const known = command.commands.map((each) => each.name());
  command.error(`error: unknown command '${name}'.${suggestion(name, known)}`);
}
