/**
 * The server's host key on disk: one PEM file that only its owner can read, made on the first start. It is what
 * clients pin, so it is never replaced, and a file that is not as it should be stops the start.
 */
import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, link, mkdir, open, unlink } from "node:fs/promises";
import { join } from "node:path";
import { IdentityKey } from "@conclave/crypto";
import { StartError } from "./errors.ts";

export interface HostKeyFile {
  readonly key: IdentityKey;
  readonly file: string;
  readonly origin: "created" | "loaded";
}

/**
 * The key in `directory`/host_key, made first if there is none.
 *
 * @throws {StartError} "host-key-exposed" if others can read it, "host-key-invalid", "host-key-unreadable" or
 *   "host-key-unwritable".
 */
export async function loadOrCreateHostKey(directory: string): Promise<HostKeyFile> {
  const file = join(directory, "host_key");
  const loaded = await load(file);
  if (loaded !== undefined) return { key: loaded, file, origin: "loaded" };
  try {
    await create(directory, file);
  } catch (cause) {
    const message = `cannot write the host key ${file}: ${reasonOf(cause)}. Choose another folder with --state.`;
    throw new StartError("host-key-unwritable", message, { cause });
  }
  // Read back what is there: another start may have been faster, and then its key is the one.
  const key = await load(file);
  if (key === undefined) throw new StartError("host-key-unreadable", `the host key ${file} is gone again.`);
  return { key, file, origin: "created" };
}

async function load(file: string): Promise<IdentityKey | undefined> {
  let handle: FileHandle;
  try {
    handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW);
  } catch (cause) {
    if (codeOf(cause) === "ENOENT") return undefined;
    const problem = codeOf(cause) === "ELOOP" ? "it is a symbolic link" : reasonOf(cause);
    throw new StartError("host-key-unreadable", `cannot read the host key ${file}: ${problem}.`, { cause });
  }
  try {
    await requirePrivate(handle, file);
    return parse(await handle.readFile("utf8"), file);
  } finally {
    await handle.close();
  }
}

/** As OpenSSH does: a key that others can read is not used. */
async function requirePrivate(handle: FileHandle, file: string): Promise<void> {
  const status = await handle.stat();
  if (!status.isFile()) throw new StartError("host-key-unreadable", `the host key ${file} is not a file.`);
  const { mode, uid } = status;
  const owner = process.getuid?.();
  if (owner !== undefined && uid !== owner && uid !== 0) {
    throw new StartError("host-key-exposed", `the host key ${file} belongs to another user (uid ${uid}).`);
  }
  if ((mode & 0o077) !== 0) {
    const shown = (mode & 0o777).toString(8).padStart(4, "0");
    const message = `the host key ${file} can be read or changed by others (mode ${shown}). Run: chmod 600 ${file}`;
    throw new StartError("host-key-exposed", message);
  }
}

function parse(pem: string, file: string): IdentityKey {
  try {
    return IdentityKey.fromPem(pem);
  } catch (cause) {
    const message = `${file} is not a host key: ${reasonOf(cause)}. It was left as it is.`;
    throw new StartError("host-key-invalid", message, { cause });
  }
}

/** Written whole beside its place and linked into it: there is never half a key, and never a second one. */
async function create(directory: string, file: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const temporary = `${file}.${randomUUID()}`;
  const handle = await open(temporary, "wx", 0o600);
  try {
    await handle.writeFile(IdentityKey.generate().toPem());
    await handle.sync();
    await handle.close();
    await link(temporary, file).catch((error: unknown) => {
      if (codeOf(error) !== "EEXIST") throw error;
    });
  } finally {
    await unlink(temporary);
  }
  const folder = await open(directory, "r");
  await folder.sync();
  await folder.close();
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
