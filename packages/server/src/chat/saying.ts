/**
 * What people put into rooms: judged when it arrives, stored together with all that arrived in the same turn of the loop,
 * and only then told to anybody (docs/protocol.md, clauses 9.3 to 9.6).
 */
import {
  type Content,
  encodeRoomMessage,
  messageIdBytes,
  type RefusalReason,
  type Role,
  type RoomId,
  type Said,
  type Say,
} from "@conclave/protocol";
import { judgeBot, verbFor } from "../bots/judge-bot.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log/logger.ts";
import { serverName } from "../names/server-name.ts";
import type { Appended, NewEntry, RoomLog } from "../room-log/room-log.ts";
import { isModerator, judgeAct, type Subject } from "./authority.ts";
import type { RoomDirectory } from "./directory.ts";
import type { MembershipChange, Memberships } from "./memberships.ts";
import type { People } from "./people.ts";
import type { Device, Person, PersonId } from "./person.ts";
import type { RoomState } from "./room-state.ts";
import { effectiveRole } from "./standing.ts";
import type { StoreHealth } from "./store-health.ts";

export interface SayingParts {
  readonly roomLog: RoomLog;
  readonly rooms: RoomDirectory;
  readonly people: People;
  readonly memberships: Memberships;
  readonly health: StoreHealth;
  /** An entry was taken away, perhaps one that was a file. */
  removed(): void;
  readonly clock: Clock;
  readonly log: Log;
}

/** Something that waits to be stored, and what follows when it is. */
interface Pending {
  readonly entry: NewEntry;
  readonly room: RoomState;
  readonly device: Device;
  /** A role that holds already, while the change is being stored: whoever was muted is so at once. */
  readonly change: MembershipChange | undefined;
  /** Why it is refused, unless it was stored before. */
  readonly refusal: RefusalReason | undefined;
}

interface Judged {
  readonly device: Device;
  readonly room: RoomState;
  readonly message: Say;
  readonly subject: Named | undefined;
  readonly refusal: RefusalReason | undefined;
}

/** Whose role is to be changed. */
interface Named extends Subject {
  readonly person: PersonId;
  /** As its owner writes it. */
  readonly name: string;
}

export class Saying {
  readonly #parts: SayingParts;
  #batch: Pending[] = [];
  /** How much waits to be stored, that which is on its way to the disk included. */
  #waitingCount = 0;

  constructor(parts: SayingParts) {
    this.#parts = parts;
  }

  say(device: Device, message: Say): void {
    const room = this.#parts.rooms.get(message.room);
    const subject = room === undefined ? undefined : this.#subjectOf(message.content, room, device);
    const why = room === undefined ? "room" : this.#judge(device, room, message.content, subject);
    // What somebody has no right to do now it may have done when it had: that is answered as it was the first time.
    if (room === undefined || (why !== undefined && immediate.has(why)))
      device.send({ type: "REFUSED", id: message.id, why: why ?? "room" });
    else this.#enqueue({ device, room, message, subject, refusal: why });
  }

  /** What the server's operator says to everybody. Settles when it is stored. */
  async announce(text: string): Promise<void> {
    await this.#putAsServer(this.#parts.rooms.lobby, { kind: "notice", text });
  }

  /** Makes somebody a member of a room that has members. Settles when it is stored. */
  async bringIn({ id, name }: Person, roomId: RoomId): Promise<void> {
    const room = this.#parts.rooms.get(roomId);
    if (id === undefined || room === undefined || room.members.has(id)) return;
    if (room.kind !== "public" && room.kind !== "private") return;
    const change = this.#parts.memberships.begin(room, id, name, "member");
    try {
      await this.#putAsServer(room, { kind: "member", who: name, role: "member" }, id);
    } catch (error) {
      change.undo();
      throw error;
    }
    change.complete();
  }

  async #putAsServer(room: RoomState, content: Content, subject?: PersonId): Promise<void> {
    const entry: NewEntry = {
      room: room.id,
      id: crypto.getRandomValues(new Uint8Array(messageIdBytes)),
      author: { person: undefined, name: serverName, guest: false },
      power: "moderator",
      content,
      timeMs: this.#parts.clock.dateMs(),
      subject,
    };
    const [appended] = await this.#parts.roomLog.append([entry]);
    if (appended?.outcome !== "stored")
      throw new Error("the room log did not take what the server itself says");
    this.#tell(room, entry, appended.number, undefined);
  }

  #judge(
    device: Device,
    room: RoomState,
    content: Content,
    subject: Named | undefined,
  ): RefusalReason | undefined {
    const verb = verbFor(content, subject?.who);
    const bound = judgeBot(device.person, room.id, verb, this.#parts.clock.dateMs());
    if (bound !== undefined) return bound;
    const role = this.#roleIn(room, device);
    const why = judgeAct({ kind: room.kind, role, guest: device.person.guest, content, subject });
    const limit = subject && this.#parts.memberships.judge(room, subject.person);
    // Last: to whoever is not in the room it is not there, however busy the disk is.
    return why ?? limit ?? (this.#waitingCount >= waitingMaxCount ? "store" : undefined);
  }

  #roleIn(room: RoomState, { person, standing }: Device): Role | undefined {
    return effectiveRole(room.roleOf(person), room.kind, standing, this.#parts.clock.dateMs());
  }

  #enqueue({ device, room, message: { id, content }, subject, refusal }: Judged): void {
    const { person } = device;
    const entry: NewEntry = {
      room: room.id,
      id,
      author: { person: person.id, name: person.name, guest: person.guest },
      power: isModerator(this.#roleIn(room, device)) ? "moderator" : "member",
      content:
        content.kind === "member" && subject !== undefined ? { ...content, who: subject.name } : content,
      timeMs: this.#parts.clock.dateMs(),
      subject: subject?.person,
      only: refusal === undefined ? undefined : "repeated",
    };
    const change =
      content.kind === "member" && subject !== undefined && refusal === undefined
        ? this.#parts.memberships.begin(room, subject.person, subject.name, content.role)
        : undefined;
    if (this.#batch.length === 0) setImmediate(() => void this.#store());
    this.#batch.push({ entry, room, device, change, refusal });
    this.#waitingCount += 1;
  }

  async #store(): Promise<void> {
    const batch = this.#batch;
    this.#batch = [];
    const { roomLog, health, clock, log } = this.#parts;
    const sinceMs = clock.nowMs();
    try {
      const appended = await roomLog.append(batch.map(({ entry }) => entry));
      health.worked();
      log.write("messages.stored", {
        count: batch.length,
        durationMs: Math.round(clock.nowMs() - sinceMs),
      });
      for (const [index, pending] of batch.entries())
        this.#fenced(pending, () => this.#settle(pending, appended[index]));
    } catch (error) {
      health.failed(error as Error, batch.length);
      for (const pending of batch) this.#fenced(pending, () => this.#notStored(pending));
    } finally {
      this.#waitingCount -= batch.length;
    }
  }

  #notStored({ device, entry, change, refusal }: Pending): void {
    change?.undo();
    device.send({ type: "REFUSED", id: entry.id, why: refusal ?? "store" });
  }

  /** A fault of ours over one message is its sender's connection's, and nobody else's. */
  #fenced({ device }: Pending, action: () => void): void {
    try {
      action();
    } catch (error) {
      device.collapse(error as Error);
    }
  }

  #settle(pending: Pending, appended: Appended | undefined): void {
    const { entry, room, device, change, refusal } = pending;
    if (appended?.outcome !== "stored") change?.undo();
    if (appended === undefined) throw new Error("the room log gave fewer answers than it got entries");
    if (appended.outcome === "refused") {
      device.send({ type: "REFUSED", id: entry.id, why: refusal ?? appended.why });
      return;
    }
    const timeMs = appended.outcome === "stored" ? entry.timeMs : appended.timeMs;
    if (appended.outcome === "stored") {
      this.#tell(room, entry, appended.number, device);
      change?.complete();
    }
    device.send({ type: "ACK", id: entry.id, room: room.id, number: appended.number, timeMs });
  }

  /** Encodes once for all who hear it. */
  #tell(
    room: RoomState,
    { content, author, timeMs }: NewEntry,
    number: number,
    sender: Device | undefined,
  ): void {
    room.stored(number, content);
    if (content.kind === "delete") this.#parts.removed();
    const { name: from, guest } = author;
    const said: Said = { type: "SAID", room: room.id, entry: { number, from, guest, timeMs, content } };
    const encoded = encodeRoomMessage(said);
    const { audience } = room;
    // Who comes into a room is not among those who hear it yet.
    let receivers = 0;
    for (const device of audience) {
      if (device === sender) continue;
      device.deliver(encoded);
      receivers += 1;
    }
    this.#parts.log.write("message.relayed", {
      conn: sender?.conn ?? serverName,
      room: room.id,
      number,
      kind: content.kind,
      bytes: encoded.length,
      receivers,
    });
  }

  #subjectOf(content: Content, room: RoomState, device: Device): Named | undefined {
    if (content.kind !== "member") return undefined;
    const owner = this.#parts.people.owner(content.who);
    if (owner === undefined) return undefined;
    const { id: person, name } = owner;
    return {
      person,
      name,
      who: person === device.person.id ? "oneself" : "another",
      role: room.roleOf({ id: person, name, guest: false }),
      isLastOwner: content.role !== "owner" && room.isLastOwner(person),
    };
  }
}

/**
 * Answered without a look at what was stored: whoever is not in a room may not learn from the time that it takes whether it
 * is there, and a store that does not keep up is not asked for more.
 */
const immediate: ReadonlySet<RefusalReason> = new Set(["room", "person", "store"]);

/** What waits beyond that is refused: the disk does not keep up. */
const waitingMaxCount = 100_000;
