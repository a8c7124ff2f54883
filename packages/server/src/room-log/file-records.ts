/**
 * What is known of the files of rooms; their bytes are on the disk (`files/`). A file is known by its room and its id, which is
 * that of the entry that it becomes. It is "coming" while it is being brought, "whole" when all of it is there and its hash was
 * right, "kept" from the moment on at which an entry has it, and "gone" when that entry was taken away or has expired: from
 * then on nobody gets it, and its bytes are to be removed.
 */
import type { RoomId } from "@conclave/protocol";

export interface FileRecords {
  /** Makes room for a file, or finds what was begun under its id by the same owner. */
  begin(file: NewFile): Promise<BegunFile>;
  /** All of it is on the disk. "gone": it was dropped meanwhile. */
  finish(key: FileKey, nowMs: number): Promise<"finished" | "gone">;
  /** Its owner does not want it any more, or it turned out to be another one than announced. */
  drop(owner: FileOwner, id: Uint8Array): Promise<void>;
  /** Files that no entry has, and that were not gone on with since `beforeMs`, are gone, except these. */
  expire(beforeMs: number, except: readonly FileKey[]): Promise<void>;
  /** Forgets files that are gone, when their bytes are. */
  forget(keys: readonly FileKey[]): Promise<void>;
  /** The file of an entry. */
  find(room: RoomId, number: number): Promise<KeptFile | undefined>;
  /** Those that are gone and not forgotten. */
  gone(): Promise<readonly FileKey[]>;
  /** Every file, in no order. */
  all(): Promise<readonly FileRecord[]>;
}

/** Its name on the disk: 32 hex digits that nobody chooses. */
export type FileKey = string;

/** Whose quota it counts in, and who may go on with it: a person, or whoever is a guest under a name. */
export type FileOwner = string;

export interface NewFile {
  readonly room: RoomId;
  /** 16 bytes. */
  readonly id: Uint8Array;
  readonly owner: FileOwner;
  readonly bytes: number;
  /** SHA-256 of the whole, 32 bytes. */
  readonly hash: Uint8Array;
  /** What it is to be called, if it is new. */
  readonly key: FileKey;
  readonly nowMs: number;
  readonly quotas: FileQuotas;
}

export interface FileQuotas {
  /** Bytes of all files of one owner, and of all. */
  readonly ownerBytes: number;
  readonly totalBytes: number;
  /** Files of one owner that no entry has. */
  readonly unfinishedCount: number;
}

export type BegunFile =
  | { readonly outcome: "coming" | "whole"; readonly key: FileKey }
  /** "entry": the id is another's, or that of another file, or was one's that is gone. */
  | { readonly outcome: "refused"; readonly why: "entry" | "limit" | "quota" };

export interface KeptFile {
  readonly key: FileKey;
  readonly bytes: number;
}

export interface FileRecord extends KeptFile {
  readonly state: "coming" | "gone" | "kept" | "whole";
}
