/** What can be asked of whoever writes, as values: they wait together and are written in one transaction. */
import type { IdentityPublicKey } from "@conclave/crypto";
import type { RoomId } from "@conclave/protocol";
import type { BegunFile, FileKey, FileOwner, NewFile } from "../file-records.ts";
import type { Appended, Expired, NewEntry, NewRoom, PersonId, Retention } from "../room-log.ts";

export interface WriteResults {
  append: readonly Appended[];
  create: { outcome: "created" | "repeated"; room: RoomId } | { outcome: "taken" };
  setRead: "moved" | "unmoved";
  person: PersonId;
  setRetention: "set" | "unknown";
  beginFile: BegunFile;
  finishFile: "finished" | "gone";
  dropFile: undefined;
  expireFiles: undefined;
  forgetFiles: undefined;
  /** One slice; "more" if there is another. */
  expire: Expired & { rest: "more" | "nothing" };
}

export type WriteCommand =
  | { readonly do: "append"; readonly batch: readonly NewEntry[] }
  | { readonly do: "create"; readonly room: NewRoom }
  | { readonly do: "setRead"; readonly person: PersonId; readonly room: RoomId; readonly number: number }
  | { readonly do: "person"; readonly name: string; readonly key: IdentityPublicKey }
  | { readonly do: "setRetention"; readonly room: RoomId | "all"; readonly retention: Retention | undefined }
  | { readonly do: "beginFile"; readonly file: NewFile }
  | { readonly do: "finishFile"; readonly key: FileKey; readonly nowMs: number }
  | { readonly do: "dropFile"; readonly owner: FileOwner; readonly id: Uint8Array }
  | { readonly do: "expireFiles"; readonly beforeMs: number; readonly except: readonly FileKey[] }
  | { readonly do: "forgetFiles"; readonly keys: readonly FileKey[] }
  | { readonly do: "expire"; readonly nowMs: number };

export type WriteResult = WriteResults[keyof WriteResults];

/** How one command ended. */
export type Outcome = { readonly value: WriteResult } | { readonly error: unknown };
