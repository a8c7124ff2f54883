/** `conclaved backup`: everything but the host key in one file that can be restored, while the server runs or not. */
import { rm } from "node:fs/promises";
import { protectKey, requireKey, storeKey } from "@conclave/key-files";
import { askNewPassphrase } from "@conclave/key-files/cli";
import type { Command, Option } from "commander";
import { CommandError, exitCodes } from "../errors.ts";
import { hostKeyPlace } from "../host-key-file.ts";
import { filesSuffix } from "../store/backup/files.ts";
import { makeBackup } from "../store/backup/make.ts";
import { hostKeySuffix, type Manifest, manifestSuffix } from "../store/backup/manifest.ts";
import { Database } from "../store/database.ts";
import { existingDatabase } from "../store/existing-database.ts";
import { LastBackup } from "../store/last-backup.ts";

interface BackupOptions {
  readonly state: string;
  readonly withKeys?: true;
  readonly newPassphraseFile?: string;
}

/** Adds `backup`. */
export function addBackupCommand(parent: Command, stateOption: () => Option): void {
  parent
    .command("backup")
    .description(
      "copy names, invitations and rooms to a file, with a manifest and the files of rooms beside it, for conclaved restore",
    )
    .argument("<file>", "a file that is not there yet, for you alone to read")
    .option("--with-keys", `a copy of the host key too, in <file>${hostKeySuffix}, under a passphrase`)
    .option(
      "--new-passphrase-file <file>",
      "a file that has that passphrase; default: asked for at the terminal",
    )
    .addOption(stateOption())
    .action((file: string, _: unknown, command: Command) =>
      backUp(file, command.optsWithGlobals<BackupOptions>()),
    );
}

async function backUp(file: string, { state, withKeys, newPassphraseFile }: BackupOptions): Promise<void> {
  const database = existingDatabase(state);
  if (withKeys) await copyHostKey(state, file + hostKeySuffix, newPassphraseFile);
  const made = new Date();
  try {
    process.stdout.write(`${describe(file, await makeBackup(database, file, made))}\n`);
  } catch (cause) {
    if (withKeys) await rm(file + hostKeySuffix);
    const { code, message } = cause as NodeJS.ErrnoException;
    const taken = `${file}, ${file}${manifestSuffix} or ${file}${filesSuffix} is there already`;
    const reason = code === "EEXIST" ? taken : message;
    throw new CommandError(`there is no backup: ${reason}.`, exitCodes.io, { cause });
  }
  rememberBackup(state, made);
}

/** For whoever looks after the server: metrics and the doctor tell how old it is. A disk that is full keeps no backup back. */
function rememberBackup(state: string, made: Date): void {
  try {
    using database = Database.open(state);
    new LastBackup(database).remember(made.getTime());
  } catch (error) {
    process.stderr.write(
      `conclaved: the backup is made; that it was cannot be noted for metrics and the doctor: ${(error as Error).message}.\n`,
    );
  }
}

/** Under a passphrase in any case: one that is sealed already goes as it is. */
async function copyHostKey(
  state: string,
  file: string,
  newPassphraseFile: string | undefined,
): Promise<void> {
  const place = hostKeyPlace(state);
  const stored = await requireKey(place);
  const copy = { file, what: "copy of the host key" };
  if (stored.form === "sealed") {
    await storeKey(copy, stored);
    return;
  }
  const source = { file: newPassphraseFile, option: "--new-passphrase-file" };
  const passphrase = await askNewPassphrase(copy, source);
  await storeKey(copy, await protectKey(await stored.open(place), passphrase));
}

export function describe(file: string, { made, counts, files: copied }: Manifest): string {
  const { entries, rooms, names } = counts;
  const files = copied === undefined || copied.count === 0 ? "" : `, and ${copied.count} files`;
  return `${file}: of ${made}, with ${rooms} rooms, ${entries} entries and ${names} names${files}`;
}
