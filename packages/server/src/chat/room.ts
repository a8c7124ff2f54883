/**
 * One room: who is in it, and the one order of what is said in it. Every text gets the next number the moment it
 * arrives, and is handed to every other member before the next one is looked at, so all members see one order.
 */
import {
  encodeRoomMessage,
  type Occupant,
  presentMessages,
  type RoomMessage,
  type Say,
} from "@conclave/protocol";

/** What a room asks of a member. */
export interface Member extends Occupant {
  /** Takes a whole message for sending. It must not block and not throw: one member's trouble is that member's. */
  deliver(message: Uint8Array): void;
}

export class Room {
  readonly #members = new Set<Member>();
  #lastNumber = 0;

  get memberCount(): number {
    return this.#members.size;
  }

  /** Lets a member in: it learns who is here, the others learn of it. */
  join(member: Member, timeMs: number): void {
    this.#tellOthers(member, { type: "JOINED", name: member.name, guest: member.guest, timeMs });
    this.#members.add(member);
    for (const page of presentMessages(this.#members)) member.deliver(encodeRoomMessage(page));
  }

  /** Numbers a text, acknowledges it to its sender and hands it to everybody else. Returns the number. */
  say(from: Member, { id, text }: Say, timeMs: number): number {
    this.#lastNumber += 1;
    const number = this.#lastNumber;
    this.#tellOthers(from, { type: "SAID", number, from: from.name, guest: from.guest, text, timeMs });
    from.deliver(encodeRoomMessage({ type: "ACK", id, number, timeMs }));
    return number;
  }

  /** Lets a member go; the others learn whether it said goodbye. */
  leave(member: Member, how: "left" | "lost", timeMs: number): void {
    if (!this.#members.delete(member)) return;
    this.#tellOthers(member, { type: "LEFT", name: member.name, how, timeMs });
  }

  /** Encodes once for all of them. */
  #tellOthers(member: Member, message: RoomMessage): void {
    const encoded = encodeRoomMessage(message);
    for (const other of this.#members) if (other !== member) other.deliver(encoded);
  }
}
