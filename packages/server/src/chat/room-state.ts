/** One room as the server holds it in memory: who belongs to it, who of them is here, and where its log stands. */
import type { Content, Role, Room, RoomId, RoomKind } from "@conclave/protocol";
import type { StoredRoom } from "../room-log/room-log.ts";
import type { Device, Person, PersonId } from "./person.ts";

export interface Membership {
  readonly name: string;
  readonly role: Role;
}

/** What is told of a room that the room itself does not know. */
export interface Telling {
  /** Up to where the one who is told has read. */
  readonly read: number;
  /** How many people are here: in the lobby, they are its members. */
  readonly present: number;
  readonly more: boolean;
}

export class RoomState {
  readonly id: RoomId;
  readonly kind: RoomKind;
  /** What people call it; a room of two has none of its own. */
  readonly name: string;
  /** Devices of its members that are here: who hears what is said in it. */
  readonly audience = new Set<Device>();
  readonly #members = new Map<PersonId, Membership>();
  readonly #pins: Set<number>;
  #topic: string;
  #first: number;
  #last: number;

  constructor(stored: StoredRoom) {
    this.id = stored.id;
    this.kind = stored.kind;
    this.name = stored.name ?? "";
    this.#topic = stored.topic;
    this.#first = stored.first;
    this.#last = stored.last;
    this.#pins = new Set(stored.pins);
    for (const { person, name, role } of stored.members) this.#members.set(person, { name, role });
  }

  get topic(): string {
    return this.#topic;
  }

  get last(): number {
    return this.#last;
  }

  /** Everybody who belongs to it; of the lobby only those whose role there is a particular one. */
  get members(): ReadonlyMap<PersonId, Membership> {
    return this.#members;
  }

  /** Everybody is in the lobby. */
  roleOf({ id }: Person): Role | undefined {
    const role = id === undefined ? undefined : this.#members.get(id)?.role;
    return role ?? (this.kind === "lobby" ? "member" : undefined);
  }

  isLastOwner(person: PersonId): boolean {
    if (this.#members.get(person)?.role !== "owner" || this.#members.size === 1) return false;
    return Array.from(this.#members.values()).filter(({ role }) => role === "owner").length === 1;
  }

  setRole(person: PersonId, name: string, role: Role | "none"): void {
    if (role === "none" || (this.kind === "lobby" && role === "member")) this.#members.delete(person);
    else this.#members.set(person, { name, role });
  }

  /** What an entry that was stored has changed; roles are changed by `setRole`. */
  stored(number: number, content: Content): void {
    this.#last = number;
    if (content.kind === "topic") this.#topic = content.text;
    if (content.kind === "pin" && content.set === "on") this.#pins.add(content.of);
    if (content.kind === "pin" && content.set === "off") this.#pins.delete(content.of);
    if (content.kind === "delete") this.#pins.delete(content.of);
  }

  /** Entries before this one are no longer kept. */
  forgotten(first: number): void {
    this.#first = first;
    for (const pin of this.#pins) if (pin < first) this.#pins.delete(pin);
  }

  /** The room as one of its members is told of it. */
  describe(to: Person, { read, more, present }: Telling): Room {
    return {
      type: "ROOM",
      room: this.id,
      kind: this.kind,
      name: this.kind === "direct" ? this.#otherName(to) : this.name,
      topic: this.#topic,
      role: this.roleOf(to) ?? "member",
      first: this.#first,
      last: this.#last,
      read,
      members: this.kind === "lobby" ? present : this.#members.size,
      pins: [...this.#pins],
      more,
    };
  }

  #otherName(than: Person): string {
    for (const [person, { name }] of this.#members) if (person !== than.id) return name;
    return than.name;
  }
}
