/** All files that are on their way, both ways: what a client knows of them, and who hears it. */
import { randomBytes } from "node:crypto";
import {
  type ClientRoomMessage,
  type Entry,
  lobby,
  messageIdBytes,
  type RefusalReason,
  type RoomId,
  type ServerRoomMessage,
} from "@conclave/protocol";
import type { ClientClock } from "../clock.ts";
import type { ClientEvent } from "../events.ts";
import { toHex } from "../hex.ts";
import type { OutboxItem } from "../outbox/item.ts";
import type { BackOff } from "../reconnect.ts";
import { Incoming } from "./incoming.ts";
import { Outgoing } from "./outgoing.ts";
import { type FileToFetch, type FileToSend, isAtItsEnd, type Transfer, type TransferId } from "./transfer.ts";
import type { UploadStore } from "./upload-store.ts";

export interface TransfersParts {
  readonly clock: ClientClock;
  readonly backOff: BackOff;
  /** Where uploads outlive the program; nothing: they do not. */
  readonly store: UploadStore | undefined;
  random(): number;
  emit(event: ClientEvent): void;
  /** Puts what was brought into its room. */
  say(item: Omit<OutboxItem, "state">): void;
  unsay(id: TransferId): boolean;
  /** The entry of this number, as it is now. */
  entry(room: RoomId, number: number): Promise<Entry | undefined>;
}

/** A connection on which files can go. */
export interface FileLine {
  send(message: ClientRoomMessage): void;
  /** The largest file that the server takes; nothing: it takes none. */
  readonly fileMaxBytes: number | undefined;
}

export class Transfers {
  readonly #outgoing: Outgoing;
  readonly #incoming: Incoming;
  readonly #known = new Map<TransferId, Transfer>();
  readonly #parts: TransfersParts;

  constructor(parts: TransfersParts) {
    this.#parts = parts;
    const onChange = (transfer: Transfer) => this.#changed(transfer);
    this.#outgoing = new Outgoing({ ...parts, onChange });
    this.#incoming = new Incoming({ ...parts, onChange });
  }

  /** Those that are on their way, oldest first. */
  get items(): readonly Transfer[] {
    return [...this.#known.values()];
  }

  /** Takes up what an earlier run has left. */
  async load(): Promise<void> {
    await this.#outgoing.load();
  }

  /** @throws {UsageError} for a name, a type or a caption that cannot be sent. */
  send(file: FileToSend): TransferId {
    return this.#outgoing.add(newId(), file, this.#parts.clock.dateMs());
  }

  fetch(file: FileToFetch): TransferId {
    return this.#incoming.add(newId(), { ...file, room: file.room ?? lobby });
  }

  /** False: nothing like that is on its way. */
  cancel(id: TransferId): boolean {
    return this.#outgoing.cancel(id) || this.#incoming.cancel(id);
  }

  open(line: FileLine): void {
    this.#outgoing.open(line);
    this.#incoming.open(line);
  }

  connectionEnded(): void {
    this.#outgoing.connectionEnded();
    this.#incoming.connectionEnded();
  }

  /** Lets go of all files. What is not at its end stays where it is, for another run. */
  async end(): Promise<void> {
    await Promise.all([this.#outgoing.end(), this.#incoming.end()]);
  }

  /** @returns whether it was about a file. */
  hear(message: ServerRoomMessage & { readonly type: "HAVE" | "PART" | "REFUSED" }): boolean {
    switch (message.type) {
      case "HAVE":
        return this.#outgoing.had(toHex(message.id), message.at);
      case "PART":
        return this.#incoming.part(message);
      case "REFUSED":
        return (
          this.#outgoing.refused(toHex(message.id), message.why) ||
          this.#incoming.refused(message.id, message.why)
        );
    }
  }

  /** What has become of an entry that was a file here. */
  outboxChanged(item: OutboxItem): void {
    this.#outgoing.outboxChanged(item);
  }

  /** Settles when everything that should outlive the program is on the disk. */
  kept(): Promise<void> {
    return this.#outgoing.kept();
  }

  #changed(transfer: Transfer): void {
    if (isAtItsEnd(transfer)) this.#known.delete(transfer.id);
    else this.#known.set(transfer.id, transfer);
    this.#parts.emit({ type: "transfer", transfer });
  }
}

/** Reasons that pass by themselves. */
export function isPassing(why: RefusalReason): boolean {
  return why === "store" || why === "limit";
}

function newId(): TransferId {
  return randomBytes(messageIdBytes).toString("hex");
}
