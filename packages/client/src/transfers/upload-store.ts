/** Where uploads are kept that are not at their end, so that they outlive the program if they should. */
import type { RoomId } from "@conclave/protocol";
import type { TransferId } from "./transfer.ts";

/** Everything that it takes to go on with an upload. */
export interface KeptUpload {
  readonly id: TransferId;
  readonly room: RoomId;
  readonly path: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  /** SHA-256, in hex. */
  readonly hash: string;
  readonly caption?: string | undefined;
  readonly re?: number | undefined;
  /** When it was put in, in milliseconds since 1970. */
  readonly timeMs: number;
}

export interface UploadStore {
  load(): Promise<{ readonly uploads: readonly KeptUpload[]; readonly faults: readonly Error[] }>;
  put(upload: KeptUpload): Promise<void>;
  /** Takes bytes that are in no file into one of its own, which goes with the upload; its path. */
  keep(id: TransferId, bytes: Uint8Array): Promise<string>;
  remove(id: TransferId): Promise<void>;
}
