/** Questions about rooms and their history, and how far somebody has read (docs/protocol.md, clauses 9.12 to 9.15). */
import {
  type Fetch,
  fitEntries,
  fitHits,
  type List,
  pageTargetBytes,
  type Read,
  type RefusalReason,
  type RoomId,
  type Search,
  type ServerRoomMessage,
  type Who,
} from "@conclave/protocol";
import { judgeBot } from "../bots/judge-bot.ts";
import type { Clock } from "../clock.ts";
import type { RoomLog } from "../room-log/room-log.ts";
import { StoreError } from "../room-log/store-error.ts";
import type { RoomDirectory } from "./directory.ts";
import { pageOf } from "./listing.ts";
import type { Device } from "./person.ts";
import type { Presence } from "./presence.ts";
import type { RoomState } from "./room-state.ts";
import type { StoreHealth } from "./store-health.ts";

export type Question = Fetch | List | Search | Who;

export interface AskingParts {
  readonly roomLog: RoomLog;
  readonly rooms: RoomDirectory;
  readonly presence: Presence;
  readonly health: StoreHealth;
  readonly clock: Clock;
}

export class Asking {
  readonly #parts: AskingParts;

  constructor(parts: AskingParts) {
    this.#parts = parts;
  }

  /** Settles when the answer has been handed over. A store that fails is an answer too. */
  async ask(device: Device, question: Question): Promise<void> {
    try {
      const answer = await this.#answer(device, question);
      device.send(typeof answer === "string" ? { type: "REFUSED", id: question.id, why: answer } : answer);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      this.#parts.health.failed(error, 1);
      device.send({ type: "REFUSED", id: question.id, why: "store" });
    }
  }

  /** What was read is kept, and told to the other devices; what cannot be kept is not worth an answer. */
  async read(device: Device, { room: id, number }: Read): Promise<void> {
    const room = this.#roomOf(device, id);
    const { id: person } = device.person;
    if (room === undefined || person === undefined || this.#judgeBot(device, id) !== undefined) return;
    const upTo = Math.min(number, room.last);
    try {
      if (upTo === 0 || (await this.#parts.roomLog.setRead(person, id, upTo)) === "unmoved") return;
    } catch (error) {
      this.#parts.health.failed(error as Error, 0);
      return;
    }
    for (const other of this.#parts.presence.devicesOf(person))
      if (other !== device) other.send({ type: "READ", room: id, number: upTo });
  }

  #answer(
    device: Device,
    question: Question,
  ): Promise<RefusalReason | ServerRoomMessage> | RefusalReason | ServerRoomMessage {
    const refusal = this.#judgeBot(device, question.type === "LIST" ? "none" : (question.room ?? "none"));
    if (refusal !== undefined) return refusal;
    switch (question.type) {
      case "FETCH":
        return this.#fetch(device, question);
      case "SEARCH":
        return this.#search(device, question);
      case "LIST":
        return this.#list(device, question);
      case "WHO":
        return this.#who(device, question);
    }
  }

  async #fetch(
    device: Device,
    { id, room, side, number, limit }: Fetch,
  ): Promise<RefusalReason | ServerRoomMessage> {
    if (this.#roomOf(device, room) === undefined) return "room";
    const from = side === "after" ? { after: number } : { before: number };
    const reader = device.person.id;
    const page = await this.#parts.roomLog.page({ room, from, limit, maxBytes: pageTargetBytes, reader });
    const entries = fitEntries(page.entries, side);
    return { type: "PAGE", id, room, entries, more: page.more || entries.length < page.entries.length };
  }

  async #search(device: Device, question: Search): Promise<RefusalReason | ServerRoomMessage> {
    const { id, text, room, from, sinceMs, untilMs, cursor } = question;
    const reader = device.person.id;
    if (room !== undefined && this.#roomOf(device, room) === undefined) return "room";
    if (!/[\p{L}\p{N}\p{S}]/u.test(text)) return "query";
    const rooms = room === undefined ? this.#roomsOf(device) : [room];
    const query = { rooms, text, from, sinceMs, untilMs, before: cursor, reader };
    const found = await this.#parts.roomLog.search({ ...query, limit: hitsPerPage });
    const fitting = fitHits(found.hits);
    if (fitting.length === found.hits.length) return { type: "FOUND", id, ...found };
    // Where the answer ends says where the next one begins, so it is asked for as long as it may be.
    const { hits, next } = await this.#parts.roomLog.search({ ...query, limit: fitting.length });
    return { type: "FOUND", id, hits: fitHits(hits), next };
  }

  #list(device: Device, { id, after }: List): RefusalReason | ServerRoomMessage {
    if (device.person.guest) return "guest";
    const listed = this.#parts.rooms.listed().map((room) => ({
      room: room.id,
      name: room.name,
      topic: room.topic,
      members: room.members.size,
    }));
    const { items, more } = pageOf(listed, after);
    return { type: "ROOMS", id, rooms: items, more };
  }

  #who(device: Device, { id, room: roomId, after }: Who): RefusalReason | ServerRoomMessage {
    const room = this.#roomOf(device, roomId);
    if (room === undefined) return "room";
    const { items, more } = pageOf(
      Array.from(room.members.values(), ({ name, role }) => ({ name, role })),
      after,
    );
    return { type: "MEMBERS", id, room: roomId, members: items, more };
  }

  /** All rooms that may be searched. */
  #roomsOf(device: Device): RoomId[] {
    const own = this.#parts.rooms.of(device.person.id).map(({ id }) => id);
    return own.filter((room) => this.#judgeBot(device, room) === undefined);
  }

  #judgeBot({ person }: Device, room: RoomId | "none"): RefusalReason | undefined {
    return judgeBot(person, room, "read", this.#parts.clock.dateMs());
  }

  /** A room, if the device's person is in it. */
  #roomOf({ person }: Device, id: number): RoomState | undefined {
    const room = this.#parts.rooms.get(id);
    return room?.roleOf(person) === undefined ? undefined : room;
  }
}

const hitsPerPage = 50;
