/** One file on its way from the server: asked for part by part, of which a few are under way at a time (clause 9.21). */
import { randomBytes } from "node:crypto";
import {
  type ClientRoomMessage,
  filePartMaxBytes,
  messageIdBytes,
  type Part,
  type RefusalReason,
} from "@conclave/protocol";
import { toHex } from "../hex.ts";
import { type Target, TargetError } from "./target.ts";

export interface DownloadParts {
  readonly room: number;
  readonly number: number;
  readonly bytes: number;
  readonly target: Target;
  send(message: ClientRoomMessage): void;
  /** All of it is the end. */
  onProgress(doneBytes: number): void;
  onRefused(why: RefusalReason): void;
  onFault(error: Error): void;
}

export class Download {
  readonly #parts: DownloadParts;
  /** Where the parts begin that were asked for, by the ids of the questions. */
  readonly #asked = new Map<string, number>();
  /** Parts that came before their turn. */
  readonly #early = new Map<number, Uint8Array>();
  #askedUpTo: number;
  #writing: "no" | "yes" = "no";
  #written: Promise<void> = Promise.resolve();
  #ended: "no" | "yes" = "no";

  constructor(parts: DownloadParts) {
    this.#parts = parts;
    this.#askedUpTo = parts.target.doneBytes;
    this.#ask();
  }

  /** @returns whether it was asked for here. */
  part({ id, at, data }: Part): boolean {
    const asked = this.#asked.get(toHex(id));
    if (asked === undefined) return false;
    this.#asked.delete(toHex(id));
    if (asked !== at || data.length !== this.#lengthAt(at)) this.#fail(new TargetError("damaged"));
    else {
      this.#early.set(at, data);
      if (this.#writing === "no") this.#written = this.#write();
    }
    return true;
  }

  refused(id: Uint8Array, why: RefusalReason): boolean {
    if (!this.#asked.has(toHex(id))) return false;
    if (this.#ended === "no") {
      this.#ended = "yes";
      this.#parts.onRefused(why);
    }
    return true;
  }

  /** Nothing more is asked for. Settles when nothing is being written any more. */
  stop(): Promise<void> {
    this.#ended = "yes";
    return this.#written;
  }

  #ask(): void {
    const { room, number, bytes, target, send } = this.#parts;
    const limit = target.doneBytes + aheadMaxCount * filePartMaxBytes;
    while (this.#ended === "no" && this.#askedUpTo < Math.min(bytes, limit)) {
      const id = Uint8Array.from(randomBytes(messageIdBytes));
      this.#asked.set(toHex(id), this.#askedUpTo);
      send({ type: "GET", id, room, number, at: this.#askedUpTo });
      this.#askedUpTo += this.#lengthAt(this.#askedUpTo);
    }
  }

  async #write(): Promise<void> {
    this.#writing = "yes";
    const { target, onProgress } = this.#parts;
    try {
      for (;;) {
        const data = this.#early.get(target.doneBytes);
        if (data === undefined || this.#ended === "yes") break;
        this.#early.delete(target.doneBytes);
        await target.write(data);
        onProgress(target.doneBytes);
        this.#ask();
      }
    } catch (error) {
      this.#fail(error as Error);
    }
    this.#writing = "no";
  }

  #lengthAt(at: number): number {
    return Math.min(filePartMaxBytes, this.#parts.bytes - at);
  }

  #fail(error: Error): void {
    if (this.#ended === "yes") return;
    this.#ended = "yes";
    this.#parts.onFault(error);
  }
}

const aheadMaxCount = 4;
