/** One file on its way between this computer and a room, and what has become of it. */
import type { RefusalReason, RoomId } from "@conclave/protocol";

/** Names a transfer: 32 hex digits. That of a file that is sent is the `TextId` of its entry as well. */
export type TransferId = string;

export interface Transfer {
  readonly id: TransferId;
  readonly room: RoomId;
  /** "out": from here to the room. "in": from the room to here. */
  readonly direction: "in" | "out";
  /** As the room calls it; text from others if it comes in. */
  readonly name: string;
  /** The media type, which is its sender's word and no more. */
  readonly type: string;
  readonly bytes: number;
  /** How much of it the other side has, or we have. */
  readonly doneBytes: number;
  /** The entry: of a file that comes in from the start, of one that goes out once the room has it. */
  readonly number: number | undefined;
  /** Where it is, or will be, on this computer; nothing for bytes that were never in a file. */
  readonly path: string | undefined;
  readonly state: TransferState;
}

export type TransferState =
  /** Its turn has not come: others are before it, or it is being read for its hash. */
  | { readonly kind: "waiting" }
  | { readonly kind: "moving" }
  /** There is no connection, or the server cannot store just now; it goes on by itself. */
  | { readonly kind: "paused" }
  /** The room has it, or it is on this computer, whole and with the right hash. */
  | { readonly kind: "done" }
  | { readonly kind: "failed"; readonly why: TransferFault }
  | { readonly kind: "cancelled" };

/** Whether nothing follows any more. */
export function isAtItsEnd({ state }: Transfer): boolean {
  return state.kind === "done" || state.kind === "failed" || state.kind === "cancelled";
}

/** Why a file did not arrive. `explainTransfer` says it to people. */
export type TransferFault =
  /** The server refused it. */
  | RefusalReason
  /** The server knows nothing of files. */
  | "no-files"
  /** It cannot be read, or is no file. */
  | "unreadable"
  /** It is not what it was when it was put in here: another size, another hash. */
  | "changed"
  /** There is no such entry, or it is no file, or it was taken away. */
  | "no-entry"
  /** What arrived has another hash than the room says. */
  | "damaged"
  /** Something has that path already. */
  | "exists"
  /** It cannot be written: the disk is full, or the folder is not ours. */
  | "unwritable";

/** What `Client.sendFile` takes. */
export type FileToSend = {
  /** Default: the lobby. */
  readonly room?: RoomId | undefined;
  /** A text with it. */
  readonly caption?: string | undefined;
  /** The entry of the same room that this is a reply to. */
  readonly re?: number | undefined;
  /** Default: what its name ends with. */
  readonly type?: string | undefined;
} & (
  | {
      readonly path: string;
      /** What the room calls it. Default: what the file is called. */
      readonly name?: string | undefined;
    }
  | { readonly bytes: Uint8Array; readonly name: string }
);

/** What `Client.fetchFile` takes. */
export type FileToFetch = {
  /** Default: the lobby. */
  readonly room?: RoomId | undefined;
  /** The entry. */
  readonly number: number;
} & (
  | {
      readonly toPath: string;
      /** What to do with a file that is there already. Default: it stays, and the transfer fails. */
      readonly existing?: "keep" | "replace" | undefined;
    }
  /** A folder that is there; the name is the sender's, made safe, with a number if there is one like it. */
  | { readonly toFolder: string }
);
