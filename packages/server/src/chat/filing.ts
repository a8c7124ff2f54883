/** Files as rooms see them: who may bring one into a room and who may have it (docs/protocol.md, clauses 9.17 to 9.22). */
import type { Drop, Get, Offer, Part, RefusalReason } from "@conclave/protocol";
import { judgeBot } from "../bots/judge-bot.ts";
import type { Clock } from "../clock.ts";
import type { Files } from "../files/files.ts";
import { judgeAct } from "./authority.ts";
import type { RoomDirectory } from "./directory.ts";
import type { Device } from "./person.ts";
import { effectiveRole } from "./standing.ts";

export interface FilingParts {
  /** Nothing: this server has no place for files. */
  readonly files: Files | undefined;
  readonly serverName: (() => string | undefined) | undefined;
  readonly rooms: RoomDirectory;
  readonly clock: Clock;
}

export class Filing {
  readonly #parts: FilingParts;

  constructor(parts: FilingParts) {
    this.#parts = parts;
  }

  /** What a newcomer is told of the server before all else. */
  greet(device: Device): void {
    const { files, serverName } = this.#parts;
    device.send({ type: "SERVER", name: serverName?.(), fileMaxBytes: files?.maxBytesFor(device) });
  }

  /** Settles when it is answered. */
  async ask(device: Device, message: Get | Offer): Promise<void> {
    const { files } = this.#parts;
    const why =
      message.type === "GET" ? this.#judgeReading(device, message) : this.#judgeWriting(device, message);
    if (why !== undefined || files === undefined)
      device.send({ type: "REFUSED", id: message.id, why: why ?? "size" });
    else if (message.type === "GET") {
      // It is held back by its answer.
      device.forgive(0);
      await files.get(device, message);
    } else await files.offer(device, message);
  }

  part(device: Device, message: Part): void {
    const { files } = this.#parts;
    if (files === undefined) device.send({ type: "REFUSED", id: message.id, why: "size" });
    else files.part(device, message);
  }

  drop(device: Device, message: Drop): void {
    this.#parts.files?.drop(device, message).catch((error: unknown) => device.collapse(error as Error));
  }

  leave(device: Device): void {
    this.#parts.files?.leave(device);
  }

  removed(): void {
    void this.#parts.files?.sweep();
  }

  /** Whoever may not put a file into the room need not bring it. */
  #judgeWriting(device: Device, { room: id, bytes, hash }: Offer): RefusalReason | undefined {
    const { person, standing } = device;
    const nowMs = this.#parts.clock.dateMs();
    const room = this.#parts.rooms.get(id);
    if (room === undefined) return "room";
    const bound = judgeBot(person, id, "write", nowMs);
    if (bound !== undefined) return bound;
    const role = effectiveRole(room.roleOf(person), room.kind, standing, nowMs);
    const content = { kind: "file", name: "file", type: "application/octet-stream", bytes, hash } as const;
    return judgeAct({ kind: room.kind, role, guest: person.guest, content });
  }

  #judgeReading({ person }: Device, { room: id }: Get): RefusalReason | undefined {
    const room = this.#parts.rooms.get(id);
    if (room?.roleOf(person) === undefined) return "room";
    return judgeBot(person, id, "read", this.#parts.clock.dateMs());
  }
}
