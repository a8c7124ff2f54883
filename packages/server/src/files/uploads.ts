/** Files that are being brought (docs/protocol.md, clauses 9.19 and 9.20): who may, where they are, and when they are whole. */
import { randomBytes } from "node:crypto";
import type { Drop, Offer, Part, RefusalReason } from "@conclave/protocol";
import type { Device } from "../chat/person.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log/logger.ts";
import { fileOwner } from "../room-log/file-owner.ts";
import type { FileKey, FileOwner, FileRecords } from "../room-log/file-records.ts";
import { StoreError } from "../room-log/store-error.ts";
import type { FileFolder } from "./folder.ts";
import { type FileLimits, unfinishedMaxCount, uploadsMaxCount } from "./limits.ts";
import type { Pacing } from "./pacing.ts";
import { type Announced, Upload } from "./upload.ts";

export interface UploadsParts {
  readonly folder: FileFolder;
  readonly records: FileRecords;
  readonly limits: FileLimits;
  readonly pacing: Pacing;
  readonly clock: Clock;
  readonly log: Log;
  /** Bytes of files that are gone are to be removed. */
  sweep(): void;
}

/** Something that is being announced. */
interface Beginning {
  readonly device: Device;
  readonly owner: FileOwner;
  readonly id: string;
  /** Once it has one. */
  key: FileKey | undefined;
  /** It can be given up before there is an upload that could be ended. */
  fate: "given-up" | "wanted";
}

export class Uploads {
  readonly #parts: UploadsParts;
  readonly #byDevice = new Map<Device, Map<string, Upload>>();
  /** By whose it is, its room and its id. */
  readonly #beginning = new Map<string, Beginning>();
  readonly #writing = new Map<Upload, Promise<void>>();
  /** Those of which all is here, on their way to their places. */
  readonly #finishing = new Map<FileKey, Promise<void>>();

  constructor(parts: UploadsParts) {
    this.#parts = parts;
  }

  /** The files that are being written now: not to be touched. */
  get keys(): readonly FileKey[] {
    const beginning = [...this.#beginning.values()].flatMap(({ key }) => key ?? []);
    return [...beginning, ...this.#all.map(({ announced }) => announced.key)];
  }

  /** Settles when it is answered. Whether the device may put anything into that room was judged before. */
  async offer(device: Device, message: Offer): Promise<void> {
    const owner = ownerOf(device);
    const name = `${owner} ${message.room} ${hex(message.id)}`;
    const why = this.#beginning.has(name) ? "limit" : this.#judge(device, message);
    if (why !== undefined) {
      this.#refuse(device, message.id, why);
      return;
    }
    const beginning: Beginning = { device, owner, id: hex(message.id), key: undefined, fate: "wanted" };
    this.#beginning.set(name, beginning);
    try {
      await this.#begin(beginning, message);
    } catch (error) {
      this.#failed(device, message.id, error as Error);
    } finally {
      this.#beginning.delete(name);
    }
  }

  part(device: Device, part: Part): void {
    const upload = this.#find(device, part.id);
    if (upload === undefined) {
      this.#refuse(device, part.id, "file");
      return;
    }
    const verdict = upload.take(part);
    if (verdict === "taken") {
      // It is held back by what it is told, not by what all else may take.
      device.forgive(part.data.length);
      if (!this.#writing.has(upload)) void this.#write(device, upload);
      return;
    }
    void this.#end(device, upload);
    if (verdict === "wrong") void this.#drop(upload.announced);
    this.#refuse(device, part.id, verdict === "wrong" ? "file" : "limit");
  }

  /** It is given up. */
  async drop(device: Device, { id }: Drop): Promise<void> {
    const owner = ownerOf(device);
    const upload = this.#find(device, id);
    if (upload !== undefined) await this.#end(device, upload);
    await this.#drop({ owner, id: Uint8Array.from(id) });
  }

  /** What it was bringing stays as far as it came. */
  leave(device: Device): void {
    for (const upload of this.#byDevice.get(device)?.values() ?? []) void this.#end(device, upload);
  }

  /** Settles when no file is open any more. */
  async close(): Promise<void> {
    const open = [...this.#byDevice].flatMap(([device, uploads]) =>
      Array.from(uploads.values(), (upload) => this.#end(device, upload)),
    );
    await Promise.all(open);
  }

  get #all(): readonly Upload[] {
    return [...this.#byDevice.values()].flatMap((uploads) => [...uploads.values()]);
  }

  #judge(device: Device, { bytes }: Offer): RefusalReason | undefined {
    const { from, maxBytes } = this.#parts.limits;
    if (from === "nobody") return "size";
    if (from === "keys" && device.person.guest) return "guest";
    if (bytes > maxBytes) return "size";
    const beginning = [...this.#beginning.values()].filter((each) => each.device === device);
    const underWay = (this.#byDevice.get(device)?.size ?? 0) + beginning.length;
    return underWay >= uploadsMaxCount ? "limit" : undefined;
  }

  async #begin(beginning: Beginning, message: Offer): Promise<void> {
    const { device, owner } = beginning;
    const { records, folder, limits, clock } = this.#parts;
    const { room, bytes } = message;
    const { personBytes: ownerBytes, totalBytes } = limits;
    // They came off the wire as views of more.
    const [id, hash] = [Uint8Array.from(message.id), Uint8Array.from(message.hash)];
    const begun = await records.begin({
      ...{ room, id, owner, bytes, hash, nowMs: clock.dateMs() },
      key: randomBytes(16).toString("hex"),
      quotas: { ownerBytes, totalBytes, unfinishedCount: unfinishedMaxCount },
    });
    if (begun.outcome === "refused") {
      this.#refuse(device, id, begun.why);
      return;
    }
    if (begun.outcome === "whole") {
      device.send({ type: "HAVE", id, at: bytes });
      return;
    }
    beginning.key = begun.key;
    const finishing = this.#finishing.get(begun.key);
    if (finishing !== undefined) {
      await finishing.catch(() => undefined);
      await this.#begin(beginning, message);
      return;
    }
    await this.#takeOver(begun.key);
    const handle = await folder.openPart(begun.key);
    let upload: Upload;
    try {
      upload = await Upload.resume({ id, owner, bytes, hash, key: begun.key }, handle);
    } catch (error) {
      await handle.close();
      throw error;
    }
    if (beginning.fate === "given-up") {
      // Nobody knows of its bytes any more, and no quota has them.
      await upload.close();
      await folder.remove(begun.key);
      this.#refuse(device, id, "file");
      return;
    }
    if (!device.isHere) await upload.close();
    else this.#add(device, upload);
    if (upload.isWhole && !upload.isClosed) await this.#finish(device, upload);
    else device.send({ type: "HAVE", id, at: upload.doneBytes });
  }

  /** Whoever was bringing it on another connection has come back on this one. */
  async #takeOver(key: FileKey): Promise<void> {
    for (const [device, uploads] of this.#byDevice)
      for (const upload of uploads.values())
        if (upload.announced.key === key) await this.#end(device, upload);
  }

  async #write(device: Device, upload: Upload): Promise<void> {
    const written = this.#writeAll(device, upload).catch(async (error: Error) => {
      // Whoever has left takes no more of it, and what it was writing just then is no failure.
      if (upload.isClosed) return;
      await this.#end(device, upload);
      this.#failed(device, upload.announced.id, error);
    });
    this.#writing.set(upload, written);
    await written;
  }

  async #writeAll(device: Device, upload: Upload): Promise<void> {
    const { id } = upload.announced;
    try {
      while (upload.hasWaiting && !upload.isClosed) {
        const bytes = await upload.write();
        await this.#parts.pacing.spend(device, bytes);
        if (upload.isClosed) return;
        if (upload.isWhole) {
          await this.#finish(device, upload);
          return;
        }
        upload.told();
        device.send({ type: "HAVE", id, at: upload.doneBytes });
      }
    } finally {
      this.#writing.delete(upload);
    }
  }

  async #finish(device: Device, upload: Upload): Promise<void> {
    const { key } = upload.announced;
    const finished = this.#conclude(device, upload).finally(() => this.#finishing.delete(key));
    this.#finishing.set(key, finished);
    await finished;
  }

  async #conclude(device: Device, upload: Upload): Promise<void> {
    const { records, folder, clock, log } = this.#parts;
    const { id, key, bytes } = upload.announced;
    this.#remove(device, upload);
    try {
      if (!upload.isRight()) {
        await this.#drop(upload.announced);
        this.#refuse(device, id, "file");
        return;
      }
      await folder.finish(key, upload.handle);
      if ((await records.finish(key, clock.dateMs())) === "gone") {
        // What it was before it had this place may have been swept already.
        await folder.remove(key);
        this.#refuse(device, id, "file");
        return;
      }
      log.write("file.stored", { conn: device.conn, bytes });
      device.send({ type: "HAVE", id, at: bytes });
    } finally {
      await upload.close();
    }
  }

  async #drop({ owner, id }: Pick<Announced, "id" | "owner">): Promise<void> {
    // Whoever is just about to go on with it has nothing to go on with.
    for (const beginning of this.#beginning.values())
      if (beginning.owner === owner && beginning.id === hex(id)) beginning.fate = "given-up";
    try {
      await this.#parts.records.drop(owner, id);
      this.#parts.sweep();
    } catch (error) {
      // It expires, sooner or later.
      if (!(error instanceof StoreError)) throw error;
    }
  }

  /** It never rejects: what a disk says only as a file is closed changes nothing for whoever has left. */
  async #end(device: Device, upload: Upload): Promise<void> {
    this.#remove(device, upload);
    try {
      await upload.close();
    } catch (error) {
      this.#parts.log.write("file.failed", { conn: device.conn, error: error as Error });
    }
  }

  /** A full disk, for instance: nothing is lost, and it can go on. */
  #failed(device: Device, id: Uint8Array, error: Error): void {
    if (!isOfStore(error)) {
      device.collapse(error);
      return;
    }
    this.#parts.log.write("file.failed", { conn: device.conn, error });
    this.#refuse(device, id, "store");
  }

  #refuse(device: Device, id: Uint8Array, why: RefusalReason): void {
    this.#parts.log.write("file.refused", { conn: device.conn, why });
    device.send({ type: "REFUSED", id, why });
  }

  #find(device: Device, id: Uint8Array): Upload | undefined {
    return this.#byDevice.get(device)?.get(hex(id));
  }

  #add(device: Device, upload: Upload): void {
    const uploads = this.#byDevice.get(device) ?? new Map<string, Upload>();
    const id = hex(upload.announced.id);
    // Another device of the same person may have given up what was brought under this id here.
    void uploads.get(id)?.close();
    uploads.set(id, upload);
    this.#byDevice.set(device, uploads);
  }

  #remove(device: Device, upload: Upload): void {
    const uploads = this.#byDevice.get(device);
    if (uploads?.get(hex(upload.announced.id)) === upload) uploads.delete(hex(upload.announced.id));
    if (uploads?.size === 0) this.#byDevice.delete(device);
  }
}

function ownerOf({ person }: Device): FileOwner {
  return fileOwner({ person: person.id, name: person.name });
}

/** The operating system's, or the room log's. */
function isOfStore(error: Error): boolean {
  return error instanceof StoreError || typeof (error as NodeJS.ErrnoException).code === "string";
}

function hex(id: Uint8Array): string {
  return Buffer.from(id).toString("hex");
}
