/**
 * Files that hold a secret. Read as OpenSSH reads a private key: only a regular file, reached without a symbolic link,
 * that belongs to us (or to root) and that nobody else can read. Written whole beside their place, on disk before they
 * are in it: whoever reads meanwhile, and whatever breaks meanwhile, finds the old file or the new one.
 */
import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, link, mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { KeyFileError, reasonOf, systemCode } from "./errors.ts";
import { type KeyPlace, shellWord } from "./place.ts";
import { readAtMost } from "./read-at-most.ts";

/** No key file is longer, in bytes: more is not read. */
export const keyFileMaxBytes = 16 * 1024;

/**
 * What is in the file; nothing if there is none. The caller wipes it.
 *
 * @throws {KeyFileError} "exposed", "unreadable", or "invalid" if it is longer than {@link keyFileMaxBytes}.
 */
export async function readPrivateFile(place: KeyPlace): Promise<Uint8Array | undefined> {
  const { file, what } = place;
  let handle: FileHandle;
  try {
    // Not blocking: a pipe in the file's place would be waited for.
    handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (cause) {
    if (systemCode(cause) === "ENOENT") return undefined;
    const problem = systemCode(cause) === "ELOOP" ? "it is a symbolic link" : reasonOf(cause);
    throw new KeyFileError("unreadable", `cannot read the ${what} ${file}: ${problem}.`, { cause });
  }
  try {
    await requirePrivate(handle, place);
    await requireSafeFolder(place);
    const content = await readAtMost(handle, keyFileMaxBytes);
    if (content !== undefined) return content;
    const message = `${file} is not a key: it is longer than ${keyFileMaxBytes} bytes. It was left as it is.`;
    throw new KeyFileError("invalid", message);
  } finally {
    await handle.close();
  }
}

/**
 * Puts `content` in a file that is not there yet, and makes its folder. Of several at once, one succeeds; the others
 * get "exists".
 *
 * @throws {KeyFileError} "unwritable".
 */
export async function createPrivateFile(place: KeyPlace, content: string): Promise<"created" | "exists"> {
  return await writing(place, async () => {
    await mkdir(dirname(place.file), { recursive: true, mode: 0o700 });
    return await withWrittenFile(place.file, content, async (temporary) => {
      try {
        // Unlike a rename, a link does not take the place of what is there.
        await link(temporary, place.file);
        return "created";
      } catch (error) {
        if (systemCode(error) === "EEXIST") return "exists";
        throw error;
      }
    });
  });
}

/**
 * Puts `content` in place of what is there. What was there may stay on the disk in blocks that nothing points to.
 *
 * @throws {KeyFileError} "unwritable".
 */
export async function replacePrivateFile(place: KeyPlace, content: string): Promise<void> {
  await writing(place, () =>
    withWrittenFile(place.file, content, (temporary) => rename(temporary, place.file)),
  );
}

/** Writes `content` beside `file`, safely on disk, has it put in its place, and makes that last. */
async function withWrittenFile<Result>(
  file: string,
  content: string,
  place: (temporary: string) => Promise<Result>,
): Promise<Result> {
  const temporary = `${file}.${randomUUID()}`;
  const handle = await open(temporary, "wx", 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
    const result = await place(temporary);
    await syncFolder(dirname(file));
    return result;
  } finally {
    await handle.close();
    // A rename has taken it away already.
    await rm(temporary, { force: true });
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  await folder.sync().finally(() => folder.close());
}

async function writing<Result>({ file, what }: KeyPlace, write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (cause) {
    const message = `cannot write the ${what} ${file}: ${reasonOf(cause)}.`;
    throw new KeyFileError("unwritable", message, { cause });
  }
}

async function requirePrivate(handle: FileHandle, { file, what }: KeyPlace): Promise<void> {
  const status = await handle.stat();
  if (!status.isFile()) throw new KeyFileError("unreadable", `the ${what} ${file} is not a file.`);
  const { mode, uid } = status;
  const owner = process.getuid?.();
  if (owner !== undefined && uid !== owner && uid !== 0) {
    const remedy = `If it is yours, run: chown ${owner} ${shellWord(file)}`;
    const message = `the ${what} ${file} belongs to another user (uid ${uid}). ${remedy}`;
    throw new KeyFileError("exposed", message);
  }
  if ((mode & 0o077) !== 0) {
    const shown = (mode & 0o777).toString(8).padStart(4, "0");
    const remedy = `Run: chmod 600 ${shellWord(file)}`;
    const message = `the ${what} ${file} can be read or changed by others (mode ${shown}). ${remedy}`;
    throw new KeyFileError("exposed", message);
  }
}

/** In a folder that everybody may write to, anybody may put another key in the place of ours. */
async function requireSafeFolder({ file, what }: KeyPlace): Promise<void> {
  const folder = dirname(file);
  const { mode } = await stat(folder);
  if ((mode & constants.S_IWOTH) === 0 || (mode & stickyBit) !== 0) return;
  const remedy = `Run: chmod o-w ${shellWord(folder)}`;
  const message = `the ${what} ${file} can be exchanged by anybody, who may write to its folder. ${remedy}`;
  throw new KeyFileError("exposed", message);
}

/** S_ISVTX, as on /tmp: files there can be renamed and removed by their owners only. */
const stickyBit = 0o1000;
