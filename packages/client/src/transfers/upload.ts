/**
 * One file on its way to the server (docs/protocol.md, clauses 9.19 and 9.20): announced, then brought part by part, of which
 * a few are under way at a time. It knows nothing of what comes before and after it.
 */
import {
  type ClientRoomMessage,
  type Content,
  filePartMaxBytes,
  filePartsAheadMaxCount,
} from "@conclave/protocol";
import { fromHex } from "../hex.ts";
import type { Source } from "./source.ts";
import type { KeptUpload } from "./upload-store.ts";

export interface UploadParts {
  readonly id: Uint8Array;
  readonly room: number;
  readonly source: Source;
  send(message: ClientRoomMessage): void;
  /** The server has so much of it; all of it is the end. */
  onProgress(doneBytes: number): void;
  /** It cannot be read any more. */
  onFault(error: Error): void;
}

export class Upload {
  readonly #parts: UploadParts;
  /** Up to where the server has it; nothing before it has said so. */
  #had: number | undefined;
  #sent = 0;
  #reading: "no" | "yes" = "no";
  #ended: "no" | "yes" = "no";

  /** Announces it. */
  constructor(parts: UploadParts) {
    this.#parts = parts;
    const { id, room, source } = parts;
    parts.send({ type: "OFFER", id, room, bytes: source.bytes, hash: source.hash });
  }

  /** The server has this much. What it has already is not sent. */
  had(at: number): void {
    const { source, onProgress } = this.#parts;
    if (this.#ended === "yes" || at > source.bytes || at < (this.#had ?? 0)) return;
    if (this.#had === undefined) this.#sent = at;
    this.#had = at;
    if (at === source.bytes) this.#ended = "yes";
    onProgress(at);
    void this.#pump();
  }

  /** Nothing more of it is sent. */
  stop(): void {
    this.#ended = "yes";
  }

  async #pump(): Promise<void> {
    if (this.#reading === "yes") return;
    this.#reading = "yes";
    const { id, source, send, onFault } = this.#parts;
    try {
      while (this.#mayGoOn()) {
        const at = this.#sent;
        const data = await source.read(at, Math.min(filePartMaxBytes, source.bytes - at));
        if (!this.#mayGoOn()) break;
        this.#sent += data.length;
        send({ type: "PART", id, at, data });
      }
    } catch (error) {
      if (this.#ended === "no") onFault(error as Error);
      this.#ended = "yes";
    }
    this.#reading = "no";
  }

  #mayGoOn(): boolean {
    if (this.#ended === "yes" || this.#had === undefined) return false;
    return this.#sent < this.#parts.source.bytes && this.#sent < this.#had + aheadMaxBytes;
  }
}

/** The entry that such a file becomes. */
export function fileContent({
  name,
  type,
  bytes,
  hash,
  caption,
  re,
}: Omit<KeptUpload, "id" | "path" | "room" | "timeMs">): Content & { kind: "file" } {
  return {
    kind: "file",
    name,
    type,
    bytes,
    hash: fromHex(hash),
    ...(caption === undefined ? {} : { text: caption }),
    ...(re === undefined ? {} : { re }),
  };
}

const aheadMaxBytes = filePartsAheadMaxCount * filePartMaxBytes;
