/**
 * The server's host key on disk: one file that only its owner can read, made on the first start. It is what clients
 * pin, so it is never replaced, and a file that is not as it should be stops the start.
 */
import { join } from "node:path";
import {
  KeyFileError,
  type KeyFileErrorCode,
  type KeyPlace,
  type LoadedKey,
  type LoadOptions,
  loadOrCreateKey,
} from "@conclave/key-files";
import { StartError, type StartErrorCode } from "./errors.ts";

export type HostKeyFile = LoadedKey;

/** The host key in a state folder: `directory`/host_key. */
export function hostKeyPlace(directory: string): KeyPlace {
  return { file: join(directory, "host_key"), what: hostKeyName };
}

/** What it is called in sentences. */
export const hostKeyName = "host key";

/**
 * The key in `directory`/host_key, made first if there is none.
 *
 * @param options `ask` for the passphrase, if the key is sealed.
 * @throws {StartError} "host-key-exposed" if others can read it, "host-key-invalid", "host-key-unreadable",
 *   "host-key-unwritable", "host-key-sealed" if nobody gives a passphrase, "host-key-passphrase" if it is wrong.
 */
export async function loadOrCreateHostKey(
  directory: string,
  options: LoadOptions = {},
): Promise<HostKeyFile> {
  try {
    return await loadOrCreateKey(hostKeyPlace(directory), options);
  } catch (cause) {
    if (!(cause instanceof KeyFileError)) throw cause;
    const code = startErrorCodes[cause.code];
    if (code === undefined) throw cause;
    const advice = code === "host-key-unwritable" ? " Choose another folder with --state." : "";
    throw new StartError(code, `${cause.message}${advice}`, { cause });
  }
}

/** Those that loading can meet. */
const startErrorCodes: Readonly<Partial<Record<KeyFileErrorCode, StartErrorCode>>> = {
  exposed: "host-key-exposed",
  unreadable: "host-key-unreadable",
  unwritable: "host-key-unwritable",
  invalid: "host-key-invalid",
  // Made, and gone again.
  missing: "host-key-unreadable",
  sealed: "host-key-sealed",
  passphrase: "host-key-passphrase",
};
