/** `conclaved names`: who owns which name, and taking one back, whether the server runs or not. */
import { fingerprint } from "@conclave/crypto";
import type { Command, Option } from "commander";
import { CommandError, exitCodes } from "../errors.ts";
import { NameRegistry } from "../names/registry.ts";
import { Database } from "../store/database.ts";
import { recordCommand } from "./record.ts";
import { formatTime } from "./time.ts";

interface NamesOptions {
  readonly state: string;
}

/** Adds `names list` and `names release`. */
export function addNamesCommand(parent: Command, stateOption: () => Option): void {
  const names = parent.command("names").description("the names that belong to somebody's identity key");
  names
    .command("list")
    .description("list each name with its owner's fingerprint, and since when")
    .addOption(stateOption())
    .action((_: unknown, command: Command) => listNames(command.optsWithGlobals<NamesOptions>()));
  names
    .command("release")
    .description("take a name from its owner, such as one who lost the key; whoever comes next may have it")
    .argument("<name>", "the name, in any spelling that counts as the same")
    .addOption(stateOption())
    .action((name: string, _: unknown, command: Command) =>
      releaseName(command.optsWithGlobals<NamesOptions>(), name),
    );
}

function listNames({ state }: NamesOptions): void {
  using database = Database.open(state);
  for (const { name, key, claimedMs } of new NameRegistry(database).list()) {
    process.stdout.write(`${fingerprint(key)}  ${formatTime(claimedMs)}  ${name}\n`);
  }
}

function releaseName({ state }: NamesOptions, name: string): void {
  using database = Database.open(state);
  if (new NameRegistry(database).release(name)) {
    recordCommand(database, "names.release", name);
    return;
  }
  throw new CommandError(`nobody owns the name "${name}". See: conclaved names list`, exitCodes.data);
}
