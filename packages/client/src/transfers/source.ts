/** What a file that is sent is read from: a file on this computer, or bytes that are in memory. */
import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";

export interface Source {
  readonly bytes: number;
  /** SHA-256 of the whole, 32 bytes. */
  readonly hash: Uint8Array;
  /** @throws {SourceError} when there are not so many any more. */
  read(at: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** A file that cannot be read, or is not any more what it was. */
export class SourceError extends Error {
  override readonly name = "SourceError";
  readonly why: "changed" | "unreadable";

  constructor(why: "changed" | "unreadable", options?: ErrorOptions) {
    super(why === "changed" ? "the file has changed" : "the file cannot be read", options);
    this.why = why;
  }
}

/** Reads the file once for its hash. @throws {SourceError} */
export async function openSource(path: string): Promise<Source> {
  const handle = await opened(path);
  try {
    const hash = createHash("sha256");
    let bytes = 0;
    const chunk = Buffer.allocUnsafe(hashedChunkBytes);
    for (;;) {
      const { bytesRead } = await handle.read(chunk, 0, chunk.length, bytes);
      if (bytesRead === 0) break;
      hash.update(chunk.subarray(0, bytesRead));
      bytes += bytesRead;
    }
    return new FileSource(handle, bytes, Uint8Array.from(hash.digest()));
  } catch (cause) {
    await handle.close();
    throw cause instanceof SourceError ? cause : new SourceError("unreadable", { cause });
  }
}

export function memorySource(content: Uint8Array): Source {
  return {
    bytes: content.length,
    hash: Uint8Array.from(createHash("sha256").update(content).digest()),
    read: (at, length) => Promise.resolve(content.subarray(at, at + length)),
    close: () => Promise.resolve(),
  };
}

/** A pipe or a device has no end that could be announced. */
async function opened(path: string): Promise<FileHandle> {
  try {
    const handle = await open(path, "r");
    if ((await handle.stat()).isFile()) return handle;
    await handle.close();
  } catch (cause) {
    throw new SourceError("unreadable", { cause });
  }
  throw new SourceError("unreadable");
}

class FileSource implements Source {
  readonly bytes: number;
  readonly hash: Uint8Array;
  readonly #handle: FileHandle;

  constructor(handle: FileHandle, bytes: number, hash: Uint8Array) {
    this.#handle = handle;
    this.bytes = bytes;
    this.hash = hash;
  }

  async read(at: number, length: number): Promise<Uint8Array> {
    const chunk = new Uint8Array(length);
    try {
      const { bytesRead } = await this.#handle.read(chunk, 0, length, at);
      if (bytesRead === length) return chunk;
    } catch (cause) {
      throw new SourceError("unreadable", { cause });
    }
    throw new SourceError("changed");
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}

const hashedChunkBytes = 1 << 18;
