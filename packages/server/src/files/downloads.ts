/** Files that are fetched, a stretch for each question (docs/protocol.md, clause 9.21). */
import { filePartMaxBytes, type Get, type RefusalReason } from "@conclave/protocol";
import type { Device } from "../chat/person.ts";
import type { Log } from "../log/logger.ts";
import type { FileRecords } from "../room-log/file-records.ts";
import { StoreError } from "../room-log/store-error.ts";
import type { FileFolder } from "./folder.ts";
import type { Pacing } from "./pacing.ts";

export interface DownloadsParts {
  readonly folder: FileFolder;
  readonly records: FileRecords;
  readonly pacing: Pacing;
  readonly log: Log;
}

export class Downloads {
  readonly #parts: DownloadsParts;

  constructor(parts: DownloadsParts) {
    this.#parts = parts;
  }

  /** Settles when it is answered. Whether the device may read in that room was judged before. */
  async get(device: Device, { id, room, number, at }: Get): Promise<void> {
    const { records, folder, pacing, log } = this.#parts;
    try {
      // It is asked for anew each time: from the moment on in which somebody takes it away, nobody gets any more of it.
      const file = await records.find(room, number);
      const length = file === undefined ? 0 : Math.min(filePartMaxBytes, file.bytes - at);
      if (file === undefined || length <= 0) {
        this.#refuse(device, id, "file");
        return;
      }
      await pacing.spend(device, length);
      const data = await folder.read(file.key, at, length);
      if (data === undefined) this.#refuse(device, id, "file");
      else {
        if (at + length === file.bytes) log.write("file.fetched", { conn: device.conn, bytes: file.bytes });
        device.send({ type: "PART", id, at, data });
      }
    } catch (error) {
      const isOfStore =
        error instanceof StoreError || typeof (error as NodeJS.ErrnoException).code === "string";
      if (!isOfStore) throw error;
      log.write("file.failed", { conn: device.conn, error: error as Error });
      this.#refuse(device, id, "store");
    }
  }

  #refuse(device: Device, id: Uint8Array, why: RefusalReason): void {
    this.#parts.log.write("file.refused", { conn: device.conn, why });
    device.send({ type: "REFUSED", id, why });
  }
}
