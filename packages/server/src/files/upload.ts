/** One file that is being brought on one connection: parts in order, on the disk, and the hash of all of it. */
import { createHash, type Hash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { equalBytes } from "@conclave/crypto";
import { filePartMaxBytes, filePartsAheadMaxCount, type Part } from "@conclave/protocol";
import type { FileKey, FileOwner } from "../room-log/file-records.ts";

export interface Announced {
  readonly id: Uint8Array;
  readonly owner: FileOwner;
  readonly key: FileKey;
  readonly bytes: number;
  readonly hash: Uint8Array;
}

export class Upload {
  readonly announced: Announced;
  readonly handle: FileHandle;
  readonly #hash: Hash;
  /** On the disk, and in the hash. */
  #writtenBytes: number;
  /** Received, in order. */
  #receivedBytes: number;
  /** What the client was told that we have. */
  #toldBytes: number;
  #waiting: Uint8Array[] = [];
  #closed: "no" | "yes" = "no";

  private constructor(announced: Announced, handle: FileHandle, hash: Hash, doneBytes: number) {
    this.announced = announced;
    this.handle = handle;
    this.#hash = hash;
    this.#writtenBytes = doneBytes;
    this.#receivedBytes = doneBytes;
    this.#toldBytes = doneBytes;
  }

  /** Goes on where what is in the file ends. Throws the error of the operating system. */
  static async resume(announced: Announced, handle: FileHandle): Promise<Upload> {
    const hash = createHash("sha256");
    const { size } = await handle.stat();
    // What is too much was never sent by whoever has announced it.
    if (size > announced.bytes) await handle.truncate(0);
    let doneBytes = 0;
    const chunk = Buffer.allocUnsafe(chunkBytes);
    while (doneBytes < size && size <= announced.bytes) {
      const { bytesRead } = await handle.read(chunk, 0, chunk.length, doneBytes);
      if (bytesRead === 0) break;
      hash.update(chunk.subarray(0, bytesRead));
      doneBytes += bytesRead;
    }
    return new Upload(announced, handle, hash, doneBytes);
  }

  get doneBytes(): number {
    return this.#writtenBytes;
  }

  get isWhole(): boolean {
    return this.#writtenBytes === this.announced.bytes;
  }

  get isClosed(): boolean {
    return this.#closed === "yes";
  }

  /** "wrong": it is not the next one, or goes over the end. "flood": more is under way than may be. */
  take({ at, data }: Part): "flood" | "taken" | "wrong" {
    const end = at + data.length;
    if (at !== this.#receivedBytes || end > this.announced.bytes) return "wrong";
    if (end > this.#toldBytes + aheadMaxBytes) return "flood";
    this.#receivedBytes = end;
    this.#waiting.push(data);
    return "taken";
  }

  /** Writes what waits; how much that was. Throws the error of the operating system. */
  async write(): Promise<number> {
    const data = Buffer.concat(this.#waiting);
    this.#waiting = [];
    for (let from = 0; from < data.length; ) {
      const { bytesWritten } = await this.handle.write(data, from, data.length - from, this.#writtenBytes);
      this.#hash.update(data.subarray(from, from + bytesWritten));
      this.#writtenBytes += bytesWritten;
      from += bytesWritten;
    }
    return data.length;
  }

  get hasWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  /** The client is told of all that is written. */
  told(): void {
    this.#toldBytes = this.#writtenBytes;
  }

  /** When all of it is written. */
  isRight(): boolean {
    return equalBytes(this.#hash.digest(), this.announced.hash);
  }

  async close(): Promise<void> {
    if (this.#closed === "yes") return;
    this.#closed = "yes";
    await this.handle.close();
  }
}

const aheadMaxBytes = filePartsAheadMaxCount * filePartMaxBytes;
const chunkBytes = 1 << 18;
