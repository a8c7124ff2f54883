/** `key import`: a copy of a key becomes the key. */
import { type FileHandle, open } from "node:fs/promises";
import { concatBytes, wipe } from "@conclave/crypto";
import { KeyFileError, reasonOf } from "../errors.ts";
import { parseImported } from "../imported-key.ts";
import { protectKey, storeKey } from "../key-file.ts";
import type { KeyPlace } from "../place.ts";
import { keyFileMaxBytes } from "../private-file.ts";
import { readAtMost } from "../read-at-most.ts";
import type { StoredKey } from "../stored-key.ts";
import { askNewPassphrase, passphraseAsker } from "./ask-passphrase.ts";
import { describeKey } from "./show.ts";

export interface ImportOptions {
  /** Whether a passphrase is asked for, for a copy that has none. */
  readonly passphrase?: true;
  readonly passphraseFile?: string;
}

/**
 * Stores the key in `source`, a file or "-" for standard input, and shows it.
 *
 * @throws {KeyFileError} "exists" if there is another key; "import" if that is none.
 */
export async function importKey(place: KeyPlace, options: ImportOptions, source: string): Promise<void> {
  const copy = parseImported(await readSource(source));
  const stored =
    copy.form === "sealed" ? await proven(copy, source, place, options) : await kept(copy, place, options);
  if ((await storeKey(place, stored)) === "present") {
    process.stderr.write(`This ${place.what} is there already; nothing was changed.\n`);
    return;
  }
  process.stdout.write(describeKey(place, stored));
}

/** A sealed copy stays as it is, once it has been opened: one that nobody can open is no backup. */
async function proven(
  copy: StoredKey,
  source: string,
  { what }: KeyPlace,
  { passphraseFile }: ImportOptions,
): Promise<StoredKey> {
  await copy.open({ file: source, what }, passphraseAsker(passphraseFile));
  return copy;
}

async function kept(copy: StoredKey, place: KeyPlace, options: ImportOptions): Promise<StoredKey> {
  const { passphrase, passphraseFile } = options;
  if (passphrase === undefined && passphraseFile === undefined) return copy;
  return await protectKey(
    await copy.open(place),
    await askNewPassphrase(place, { file: passphraseFile, option: "--passphrase-file" }),
  );
}

async function readSource(source: string): Promise<string> {
  const content = source === "-" ? await readStandardInput() : await readFile(source);
  if (content === undefined) {
    throw new KeyFileError("import", `that is no key: it is longer than ${keyFileMaxBytes} bytes.`);
  }
  const text = new TextDecoder().decode(content);
  wipe(content);
  return text;
}

async function readFile(file: string): Promise<Uint8Array | undefined> {
  let handle: FileHandle;
  try {
    handle = await open(file, "r");
  } catch (cause) {
    throw unreadable(file, cause);
  }
  try {
    return await readAtMost(handle, keyFileMaxBytes);
  } catch (cause) {
    throw unreadable(file, cause);
  } finally {
    await handle.close();
  }
}

/** As a stream: it may be a socket, which cannot be opened by its name. */
async function readStandardInput(): Promise<Uint8Array | undefined> {
  if (process.stdin.isTTY) {
    process.stderr.write("Type or paste the key (PEM, a sealed key, or 24 words), then press Ctrl-D.\n");
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > keyFileMaxBytes) return undefined;
  }
  const content = concatBytes(...chunks);
  wipe(...chunks);
  return content;
}

function unreadable(file: string, cause: unknown): KeyFileError {
  return new KeyFileError("unreadable", `cannot read ${file}: ${reasonOf(cause)}.`, { cause });
}
