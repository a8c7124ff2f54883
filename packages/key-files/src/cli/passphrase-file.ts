/** A passphrase from a file or a descriptor, for programs: what systemd's LoadCredential= gives, or /dev/fd/3. */
import { type FileHandle, open } from "node:fs/promises";
import { wipe } from "@conclave/crypto";
import { KeyFileError, reasonOf } from "../errors.ts";
import { passphraseMaxBytes } from "../passphrase.ts";
import { shellWord } from "../place.ts";
import { readAtMost } from "../read-at-most.ts";

/**
 * The passphrase in a file: all of it, but for one line end at its end.
 *
 * @throws {KeyFileError} "passphrase-file".
 */
export async function readPassphraseFile(file: string): Promise<Uint8Array> {
  let handle: FileHandle;
  try {
    handle = await open(file, "r");
  } catch (cause) {
    throw fault(`cannot read the passphrase file ${file}: ${reasonOf(cause)}.`, { cause });
  }
  try {
    await requireUnexposed(handle, file);
    const content = await readAtMost(handle, passphraseMaxBytes).catch((cause: unknown) => {
      throw fault(`cannot read the passphrase file ${file}: ${reasonOf(cause)}.`, { cause });
    });
    if (content === undefined)
      throw fault(`the passphrase file ${file} has more than ${passphraseMaxBytes} bytes.`);
    const passphrase = content.slice(0, lengthWithoutLineEnd(content));
    wipe(content);
    if (passphrase.length === 0) throw fault(`the passphrase file ${file} is empty.`);
    return passphrase;
  } finally {
    await handle.close();
  }
}

/**
 * Refuses a file that everybody can read. The group is let through: where systemd lets a service read a credential by
 * an access control list, the mask of that list is what the mode shows for the group.
 */
async function requireUnexposed(handle: FileHandle, file: string): Promise<void> {
  const status = await handle.stat();
  if (!status.isFile() || (status.mode & 0o007) === 0) return;
  throw fault(
    `the passphrase file ${file} can be read or changed by others. Run: chmod 600 ${shellWord(file)}`,
  );
}

function lengthWithoutLineEnd(content: Uint8Array): number {
  if (content.at(-1) !== lineFeed) return content.length;
  return content.at(-2) === carriageReturn ? content.length - 2 : content.length - 1;
}

function fault(message: string, options?: ErrorOptions): KeyFileError {
  return new KeyFileError("passphrase-file", message, options);
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
