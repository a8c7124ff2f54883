/** Files on their way into and out of the table of files. Each method is called inside a transaction. */
import type { BegunFile, FileKey, FileOwner, NewFile } from "../file-records.ts";
import type { Statements, writeSql } from "./sql.ts";

export class FileRows {
  readonly #statements: Statements<keyof typeof writeSql>;

  constructor(statements: Statements<keyof typeof writeSql>) {
    this.#statements = statements;
  }

  begin(file: NewFile): BegunFile {
    const { room, id, owner, bytes, hash, key, nowMs } = file;
    const known = this.#statements.fileById.get(hash, room, id) as FileRow | undefined;
    if (known !== undefined) {
      if (known.owner !== owner || known.bytes !== bytes || known.sameHash === 0) return refused("entry");
      this.#statements.touchFile.run(nowMs, known.key);
      return { outcome: known.state === "coming" ? "coming" : "whole", key: known.key };
    }
    // It was an entry, and is none any more.
    if (this.#statements.entryById.get(room, id) !== undefined) return refused("entry");
    const why = this.#exceeded(file);
    if (why !== undefined) return refused(why);
    this.#statements.addFile.run(key, room, id, owner, bytes, hash, nowMs);
    return { outcome: "coming", key };
  }

  finish(key: FileKey, nowMs: number): "finished" | "gone" {
    return this.#statements.finishFile.run(nowMs, key).changes === 0 ? "gone" : "finished";
  }

  drop(owner: FileOwner, id: Uint8Array): void {
    this.#statements.dropFile.run(owner, id);
  }

  expire(beforeMs: number, except: readonly FileKey[]): void {
    this.#statements.expireFiles.run(beforeMs, JSON.stringify(except));
  }

  forget(keys: readonly FileKey[]): void {
    for (const key of keys) this.#statements.forgetFile.run(key);
  }

  #exceeded({ owner, bytes, quotas }: NewFile): "limit" | "quota" | undefined {
    const own = this.#statements.filesOfOwner.get(owner) as { bytes: number; unfinished: number };
    if (own.unfinished >= quotas.unfinishedCount) return "limit";
    if (own.bytes + bytes > quotas.ownerBytes) return "quota";
    const all = this.#statements.filesOfAll.get() as { bytes: number };
    return all.bytes + bytes > quotas.totalBytes ? "quota" : undefined;
  }
}

interface FileRow {
  readonly key: FileKey;
  readonly owner: FileOwner;
  readonly bytes: number;
  /** 1 if it was announced with the same hash. */
  readonly sameHash: number;
  readonly state: "coming" | "kept" | "whole";
}

function refused(why: "entry" | "limit" | "quota"): BegunFile {
  return { outcome: "refused", why };
}
