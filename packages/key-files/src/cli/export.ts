/**
 * `key export`: a copy of the key for another machine, another program, or paper. Like ssh-keygen it does what it is
 * told without asking back; that the copy is open has to be said by an option, and is said again on standard error.
 */
import { open } from "node:fs/promises";
import { KeyFileError, reasonOf, systemCode } from "../errors.ts";
import { protectKey, requireKey } from "../key-file.ts";
import type { KeyPlace } from "../place.ts";
import { formatRecoverySheet } from "../recovery-sheet.ts";
import type { StoredKey } from "../stored-key.ts";
import { askNewPassphrase, passphraseAsker } from "./ask-passphrase.ts";

export interface ExportOptions {
  readonly words?: true;
  readonly pem?: true;
  readonly output?: string;
  readonly passphraseFile?: string;
  readonly newPassphraseFile?: string;
}

export async function exportKey(place: KeyPlace, options: ExportOptions): Promise<void> {
  const copy = await copyOf(await requireKey(place), place, options);
  if (options.output === undefined) process.stdout.write(copy);
  else await writeCopy(options.output, copy);
  if (options.words || options.pem) {
    process.stderr.write(`Whoever reads that has the ${place.what}. Keep it where nobody else looks.\n`);
  }
}

/** The text of the copy. One that is sealed already goes out as it is, and needs no passphrase for that. */
async function copyOf(stored: StoredKey, place: KeyPlace, options: ExportOptions): Promise<string> {
  const ask = passphraseAsker(options.passphraseFile);
  if (options.words) return formatRecoverySheet(await stored.open(place, ask), place.what);
  if (options.pem) return (await stored.open(place, ask)).toPem();
  if (stored.form === "sealed" && options.newPassphraseFile === undefined) return stored.toText();
  const key = await stored.open(place, ask);
  const next = { file: options.newPassphraseFile, option: "--new-passphrase-file" };
  return (await protectKey(key, await askNewPassphrase(place, next))).toText();
}

/** For nobody but us, and never over something else. */
async function writeCopy(file: string, copy: string): Promise<void> {
  try {
    const handle = await open(file, "wx", 0o600);
    try {
      await handle.writeFile(copy);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (cause) {
    if (systemCode(cause) === "EEXIST") {
      throw new KeyFileError("exists", `${file} is there already; it was left as it is.`, { cause });
    }
    throw new KeyFileError("unwritable", `cannot write ${file}: ${reasonOf(cause)}.`, { cause });
  }
}
