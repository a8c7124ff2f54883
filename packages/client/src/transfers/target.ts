/**
 * Where a file that is fetched goes: a part beside its place, which is taken up where an earlier fetch of the same file to the
 * same place has left it, and which gets its name only when all of it is there and its hash is right.
 */
import { createHash } from "node:crypto";
import { constants, createReadStream } from "node:fs";
import { copyFile, type FileHandle, link, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { equalBytes } from "@conclave/crypto";
import { localName, numbered } from "./local-name.ts";
import type { FileToFetch } from "./transfer.ts";

/** The file cannot be put there. */
export class TargetError extends Error {
  override readonly name = "TargetError";
  readonly why: "damaged" | "exists" | "unwritable";

  constructor(why: "damaged" | "exists" | "unwritable", options?: ErrorOptions) {
    super(`the file cannot be kept: ${why}`, options);
    this.why = why;
  }
}

export interface Fetched {
  readonly name: string;
  readonly bytes: number;
  /** SHA-256, 32 bytes. */
  readonly hash: Uint8Array;
}

export class Target {
  readonly #wanted: FileToFetch;
  readonly #file: Fetched;
  readonly #part: string;
  readonly #handle: FileHandle;
  #doneBytes: number;

  private constructor(
    wanted: FileToFetch,
    file: Fetched,
    part: string,
    handle: FileHandle,
    doneBytes: number,
  ) {
    this.#wanted = wanted;
    this.#file = file;
    this.#part = part;
    this.#handle = handle;
    this.#doneBytes = doneBytes;
  }

  /** @throws {TargetError} "exists", before anything is fetched that would not be kept; "unwritable". */
  static async open(wanted: FileToFetch, file: Fetched): Promise<Target> {
    const place = placeOf(wanted, file);
    const isFree = "toFolder" in wanted || wanted.existing === "replace" || !(await exists(place));
    if (!isFree) throw new TargetError("exists");
    const part = partOf(place, file);
    try {
      // Whoever has put something else there under this name gets no say in what is written.
      const flags = constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW;
      const handle = await open(part, flags, 0o600);
      const { size } = await handle.stat();
      if (size > file.bytes) await handle.truncate(0);
      return new Target(wanted, file, part, handle, size > file.bytes ? 0 : size);
    } catch (cause) {
      throw new TargetError("unwritable", { cause });
    }
  }

  /** Where it will be, if nothing else comes to be there. */
  get path(): string {
    return placeOf(this.#wanted, this.#file);
  }

  get doneBytes(): number {
    return this.#doneBytes;
  }

  /** What comes next. @throws {TargetError} "unwritable". */
  async write(data: Uint8Array): Promise<void> {
    try {
      await this.#handle.write(data, 0, data.length, this.#doneBytes);
    } catch (cause) {
      throw new TargetError("unwritable", { cause });
    }
    this.#doneBytes += data.length;
  }

  /** Gives it its name. @returns its path. @throws {TargetError} when it is not what was announced, and then it is gone. */
  async finish(): Promise<string> {
    try {
      await this.#handle.sync();
      if (!equalBytes(await this.#hash(), this.#file.hash)) {
        await rm(this.#part, { force: true });
        throw new TargetError("damaged");
      }
      return await this.#name();
    } catch (cause) {
      if (cause instanceof TargetError) throw cause;
      throw new TargetError("unwritable", { cause });
    } finally {
      await this.close();
    }
  }

  /** What there is of it stays. */
  async close(): Promise<void> {
    await this.#handle.close().catch(() => undefined);
  }

  async remove(): Promise<void> {
    await this.close();
    await rm(this.#part, { force: true });
  }

  async #hash(): Promise<Buffer> {
    const hash = createHash("sha256");
    await pipeline(createReadStream(this.#part), hash);
    return hash.digest();
  }

  async #name(): Promise<string> {
    if ("toPath" in this.#wanted) {
      const place = placeOf(this.#wanted, this.#file);
      if (this.#wanted.existing === "replace") await rename(this.#part, place);
      else if ((await this.#nameNew(place)) === "taken") throw new TargetError("exists");
      return place;
    }
    for (let number = 1; number <= likeNamedMaxCount; number += 1) {
      const place = placeOf(this.#wanted, this.#file, number);
      if ((await this.#nameNew(place)) === "named") return place;
    }
    throw new TargetError("exists");
  }

  /** Never in place of something that is there, even if it came there this moment. */
  async #nameNew(place: string): Promise<"named" | "taken"> {
    try {
      await link(this.#part, place);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EEXIST") return "taken";
      // Some file systems have no links.
      if (code !== "EPERM" && code !== "ENOTSUP" && code !== "EOPNOTSUPP") throw error;
      await copyFile(this.#part, place, constants.COPYFILE_EXCL);
    }
    await rm(this.#part, { force: true });
    return "named";
  }
}

function placeOf(wanted: FileToFetch, { name }: Fetched, number = 1): string {
  return "toPath" in wanted
    ? resolve(wanted.toPath)
    : resolve(wanted.toFolder, numbered(localName(name), number));
}

/** The same every time for the same file and place, and no longer than a name may be. */
function partOf(place: string, { hash }: Fetched): string {
  const key = createHash("sha256").update(place).update("\0").update(hash).digest("hex").slice(0, 32);
  return join(dirname(place), `.${key}.conclave-part`);
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw new TargetError("unwritable", { cause: error });
  }
}

/** "plan (99).pdf"; somebody who has so many does not look for one more. */
const likeNamedMaxCount = 99;
