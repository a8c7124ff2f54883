/** The files of rooms on this server: brought, fetched, and removed when nobody is to have them any more. */
import type { Drop, Get, Offer, Part } from "@conclave/protocol";
import type { Device } from "../chat/person.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log/logger.ts";
import type { FileKey, FileRecords } from "../room-log/file-records.ts";
import { Downloads } from "./downloads.ts";
import type { FileFolder } from "./folder.ts";
import type { FileLimits } from "./limits.ts";
import { Pacing } from "./pacing.ts";
import { Uploads } from "./uploads.ts";

export interface FilesParts {
  readonly folder: FileFolder;
  readonly records: FileRecords;
  readonly limits: FileLimits;
  readonly clock: Clock;
  readonly log: Log;
}

/** What there is. */
export interface FileFacts {
  readonly count: number;
  readonly bytes: number;
}

export class Files {
  readonly #parts: FilesParts;
  readonly #uploads: Uploads;
  readonly #downloads: Downloads;
  #sweeping: Promise<void> = Promise.resolve();
  #facts: FileFacts = { count: 0, bytes: 0 };

  constructor(parts: FilesParts) {
    this.#parts = parts;
    const pacing = new Pacing(parts.clock, parts.limits);
    this.#uploads = new Uploads({ ...parts, pacing, sweep: () => void this.sweep() });
    this.#downloads = new Downloads({ ...parts, pacing });
  }

  /** The largest file that is taken from this device; nothing: none is. */
  maxBytesFor({ person }: Device): number | undefined {
    const { from, maxBytes } = this.#parts.limits;
    return from === "nobody" || (from === "keys" && person.guest) ? undefined : maxBytes;
  }

  /** As of the last time that it was looked at: at the start, and every hour. */
  get facts(): FileFacts {
    return this.#facts;
  }

  offer(device: Device, message: Offer): Promise<void> {
    return this.#uploads.offer(device, message);
  }

  part(device: Device, message: Part): void {
    this.#uploads.part(device, message);
  }

  drop(device: Device, message: Drop): Promise<void> {
    return this.#uploads.drop(device, message);
  }

  get(device: Device, message: Get): Promise<void> {
    return this.#downloads.get(device, message);
  }

  leave(device: Device): void {
    this.#uploads.leave(device);
  }

  /** Before anybody can bring one: what a crash has left behind that is in no record goes. */
  async start(): Promise<void> {
    const { folder, records } = this.#parts;
    const known = new Set((await records.all()).map(({ key }) => key));
    for (const key of await folder.keys()) if (!known.has(key)) await folder.remove(key);
    await this.upkeep();
  }

  /** Files that were left unfinished for too long go, and those whose entries went. */
  async upkeep(): Promise<void> {
    const { records, limits, clock } = this.#parts;
    await records.expire(clock.dateMs() - limits.unfinishedMs, this.#uploads.keys);
    await this.sweep();
    const kept = (await records.all()).filter(({ state }) => state === "kept" || state === "whole");
    this.#facts = { count: kept.length, bytes: kept.reduce((sum, { bytes }) => sum + bytes, 0) };
  }

  /** Removes the bytes of files that are gone. What cannot be removed now is tried again at the next upkeep. */
  sweep(): Promise<void> {
    // One that is under way may have looked before this one was called.
    this.#sweeping = this.#sweeping.then(() => this.#sweep());
    return this.#sweeping;
  }

  /** Settles when nothing is being written or removed any more. */
  async close(): Promise<void> {
    await this.#uploads.close();
    await this.#sweeping;
  }

  async #sweep(): Promise<void> {
    const { records, log } = this.#parts;
    try {
      const gone = await records.gone();
      if (gone.length === 0) return;
      await this.#remove(gone);
      await records.forget(gone);
      log.write("files.removed", { count: gone.length });
    } catch (error) {
      log.write("files.remain", { error: error as Error });
    }
  }

  async #remove(keys: readonly FileKey[]): Promise<void> {
    for (const key of keys) await this.#parts.folder.remove(key);
  }
}
