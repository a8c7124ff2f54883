/**
 * Uploads on disk, beside the outbox that they belong to: for each a file that says what it is, and one with the bytes
 * themselves where they came from no file.
 *
 *     outbox/127.0.0.1%3A5068/2f1c…/uploads/9be1….json
 */
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { UsageError } from "@conclave/protocol";
import { requireSendable } from "../content-rules.ts";
import { loadKeptFiles } from "../files/kept-files.ts";
import { writeAtomically } from "../files/write-atomically.ts";
import type { TransferId } from "./transfer.ts";
import { fileContent } from "./upload.ts";
import type { KeptUpload, UploadStore } from "./upload-store.ts";

/** Something in the folder cannot be used; it is left as it is. */
export class UploadFileError extends Error {
  override readonly name = "UploadFileError";
}

export class UploadFolder implements UploadStore {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  async load(): Promise<{ uploads: readonly KeptUpload[]; faults: readonly Error[] }> {
    const faultOf = (message: string, options: ErrorOptions) => new UploadFileError(message, options);
    const { files, faults } = await loadKeptFiles(this.path, suffix, parse, faultOf);
    const uploads = files.map(({ kept }) => kept);
    return { uploads: uploads.toSorted((left, right) => left.timeMs - right.timeMs), faults };
  }

  async put(upload: KeptUpload): Promise<void> {
    await mkdir(this.path, { recursive: true, mode: 0o700 });
    await writeAtomically(this.#file(upload.id), `${JSON.stringify({ version: 1, ...upload })}\n`);
  }

  async keep(id: TransferId, bytes: Uint8Array): Promise<string> {
    await mkdir(this.path, { recursive: true, mode: 0o700 });
    const path = this.#data(id);
    await writeAtomically(path, bytes);
    return path;
  }

  async remove(id: TransferId): Promise<void> {
    await rm(this.#file(id), { force: true });
    await rm(this.#data(id), { force: true });
  }

  #file(id: TransferId): string {
    return join(this.path, id + suffix);
  }

  #data(id: TransferId): string {
    return join(this.path, `${id}.data`);
  }
}

/** What was written is judged again: somebody may have edited the file. */
function parse(text: string): KeptUpload {
  const { version, ...upload } = JSON.parse(text) as KeptUpload & { version: unknown };
  const { id, path, hash, timeMs } = upload;
  if (version !== 1) throw new UsageError(`its version is ${version}, and 1 is expected`);
  if (typeof id !== "string" || !/^[0-9a-f]{32}$/.test(id))
    throw new UsageError("its id has not 32 hex digits");
  if (typeof hash !== "string" || !/^[0-9a-f]{64}$/.test(hash))
    throw new UsageError("its hash has not 64 hex digits");
  if (!Number.isSafeInteger(timeMs) || timeMs < 0) throw new UsageError("its timeMs is no time");
  if (typeof path !== "string" || !path.startsWith("/")) throw new UsageError("its path is not absolute");
  requireSendable(upload.room, fileContent(upload));
  return upload;
}

const suffix = ".json";
