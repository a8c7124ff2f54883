/** `conclaved restore`: a backup in place of the database, once it is proved to be whole. */
import { existsSync } from "node:fs";
import { readKey, storeKey } from "@conclave/key-files";
import type { Command, Option } from "commander";
import { CommandError, exitCodes } from "../errors.ts";
import { hostKeyPlace } from "../host-key-file.ts";
import { hostKeySuffix } from "../store/backup/manifest.ts";
import { putBackup, RestoreError, verifyBackup } from "../store/backup/restore.ts";
import { describe } from "./backup.ts";

interface RestoreOptions {
  readonly state: string;
  readonly dryRun?: true;
}

/** Adds `restore`. */
export function addRestoreCommand(parent: Command, stateOption: () => Option): void {
  parent
    .command("restore")
    .description(
      "put a backup in place of names, invitations and rooms; what was there is kept under another name",
    )
    .argument("<file>", "what conclaved backup wrote, with its manifest beside it")
    .option("--dry-run", "only check that it could be restored")
    .addOption(stateOption())
    .action((file: string, _: unknown, command: Command) =>
      restore(file, command.optsWithGlobals<RestoreOptions>()),
    );
}

async function restore(file: string, { state, dryRun }: RestoreOptions): Promise<void> {
  try {
    const manifest = await verifyBackup(file);
    process.stdout.write(`${describe(file, manifest)}\n`);
    if (dryRun) return;
    const kept = await putBackup(file, manifest, state, new Date());
    process.stdout.write(`restored to ${state}\n`);
    if (kept !== undefined) process.stdout.write(`what was there before: ${kept}\n`);
  } catch (cause) {
    if (cause instanceof RestoreError)
      throw new CommandError(cause.message, exitCodesBy[cause.code], { cause });
    if ((cause as NodeJS.ErrnoException).syscall === undefined) throw cause;
    throw new CommandError(`nothing was restored: ${(cause as Error).message}.`, exitCodes.io, { cause });
  }
  await restoreHostKey(file + hostKeySuffix, state);
}

/** Where there is another key already, it stays: it is what people have pinned. */
async function restoreHostKey(file: string, state: string): Promise<void> {
  if (!existsSync(file)) return;
  const stored = await readKey({ file, what: "copy of the host key" });
  if (stored === undefined) return;
  await storeKey(hostKeyPlace(state), stored);
  process.stdout.write("the host key is there, under the passphrase that its copy has or the one it had\n");
}

const exitCodesBy = {
  backup: exitCodes.configuration,
  newer: exitCodes.configuration,
  busy: exitCodes.tryLater,
} as const;
