/** Who belongs to which room, as it changes while people are here. */
import { lobby, type Role } from "@conclave/protocol";
import { judgeBot } from "../bots/judge-bot.ts";
import type { Clock } from "../clock.ts";
import type { RoomDirectory } from "./directory.ts";
import type { ChatLimits } from "./limits.ts";
import type { Device, Person, PersonId } from "./person.ts";
import type { Presence } from "./presence.ts";
import type { RoomState } from "./room-state.ts";
import type { Tellings } from "./tellings.ts";

/** A change that holds, and that is being stored. */
export interface MembershipChange {
  /** It is stored: those whom it concerns hear the room from now on, or no longer. */
  complete(): void;
  /** It was not stored: what was before holds again. */
  undo(): void;
}

export interface MembershipParts {
  readonly rooms: RoomDirectory;
  readonly presence: Presence;
  readonly tellings: Tellings;
  readonly limits: ChatLimits;
  readonly clock: Clock;
}

export class Memberships {
  readonly #parts: MembershipParts;

  constructor(parts: MembershipParts) {
    this.#parts = parts;
  }

  /** A device hears all rooms of its person from now on, and learns of them. */
  enter(device: Device): void {
    const { person } = device;
    const rooms = this.#parts.rooms.of(person.id).filter((room) => this.#isTold(room, person));
    for (const room of rooms) this.#listen(device, room);
    void this.#parts.tellings.tellAll(device, rooms);
  }

  leave(device: Device): void {
    for (const room of this.#parts.rooms.of(device.person.id)) room.audience.delete(device);
  }

  /** Whether there is room for another one. */
  judge(room: RoomState, person: PersonId): "limit" | undefined {
    if (room.members.has(person) || room.kind === "lobby") return undefined;
    const { roomsPerPerson, membersPerRoom } = this.#parts.limits;
    const isFull =
      room.members.size >= membersPerRoom || this.#parts.rooms.of(person).length > roomsPerPerson;
    return isFull ? "limit" : undefined;
  }

  /** Somebody gets another role at once; whether that stays so, the store decides. */
  begin(room: RoomState, person: PersonId, name: string, role: Role | "none"): MembershipChange {
    const before = room.members.get(person);
    room.setRole(person, name, role);
    return {
      complete: () => this.#changed(room, person, role),
      undo: () => room.setRole(person, before?.name ?? name, before?.role ?? "none"),
    };
  }

  /** A room that was just made is heard by those in it who are here; the device that asked for it is told with its answer. */
  opened(room: RoomState, asking: Device): void {
    for (const person of room.members.keys()) this.#changed(room, person, "member", asking);
  }

  #changed(room: RoomState, person: PersonId, role: Role | "none", asking?: Device): void {
    const { rooms, presence, tellings } = this.#parts;
    const devices = presence.devicesOf(person);
    if (role === "none") {
      rooms.left(person, room);
      for (const device of devices) room.audience.delete(device);
      return;
    }
    rooms.entered(person, room);
    for (const device of devices) {
      this.#listen(device, room);
      if (device !== asking && this.#isTold(room, device.person)) void tellings.tellOne(device, room);
    }
  }

  /** The device hears the room from now on, unless it is a bot's that may not. */
  #listen(device: Device, room: RoomState): void {
    const nowMs = this.#parts.clock.dateMs();
    if (judgeBot(device.person, room.id, "read", nowMs) === undefined) room.audience.add(device);
  }

  /** A bot is told of its own rooms, and of the lobby, which everybody is in. */
  #isTold({ id }: RoomState, { bot }: Person): boolean {
    return bot === undefined || id === lobby || bot.current().rooms.has(id);
  }
}
