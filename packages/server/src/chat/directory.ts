/** All rooms of the server: which there are, which somebody is in, and which two people share. */
import { lobby, type RoomId } from "@conclave/protocol";
import { looksOf } from "../names/skeleton.ts";
import type { StoredRoom } from "../room-log/room-log.ts";
import type { PersonId } from "./person.ts";
import { RoomState } from "./room-state.ts";

export class RoomDirectory {
  readonly #rooms = new Map<RoomId, RoomState>();
  readonly #byPerson = new Map<PersonId, Set<RoomState>>();
  /** Rooms of two, by who they are. */
  readonly #direct = new Map<string, RoomState>();
  /** How the names of public rooms look. */
  readonly #looks = new Set<string>();

  constructor(stored: readonly StoredRoom[]) {
    for (const room of stored) this.add(room);
  }

  get lobby(): RoomState {
    const room = this.#rooms.get(lobby);
    if (room === undefined) throw new Error("a server has a lobby");
    return room;
  }

  get count(): number {
    return this.#rooms.size;
  }

  get all(): Iterable<RoomState> {
    return this.#rooms.values();
  }

  get(id: RoomId): RoomState | undefined {
    return this.#rooms.get(id);
  }

  /** The rooms that somebody is in, the lobby first, then in the order in which they were made. */
  of(person: PersonId | undefined): RoomState[] {
    const own = person === undefined ? [] : [...(this.#byPerson.get(person) ?? [])];
    const others = own.filter((room) => room.id !== lobby).sort((room, other) => room.id - other.id);
    return [this.lobby, ...others];
  }

  /** The room of these two, or of one with oneself. */
  ofTwo(one: PersonId, other: PersonId): RoomState | undefined {
    return this.#direct.get(pairKey([one, other]));
  }

  /** Whether people would take this name for that of a public room. */
  isTaken(name: string): boolean {
    return !this.#looks.isDisjointFrom(looksOf(name));
  }

  /** Public rooms, in no particular order. */
  listed(): RoomState[] {
    return Array.from(this.#rooms.values()).filter(({ kind }) => kind === "public");
  }

  add(stored: StoredRoom): RoomState {
    const known = this.#rooms.get(stored.id);
    if (known !== undefined) return known;
    const room = new RoomState(stored);
    this.#rooms.set(room.id, room);
    for (const person of room.members.keys()) this.#roomsOf(person).add(room);
    if (room.kind === "direct") this.#direct.set(pairKey([...room.members.keys()]), room);
    if (room.kind === "public" || room.kind === "lobby")
      for (const look of looksOf(room.name)) this.#looks.add(look);
    return room;
  }

  entered(person: PersonId, room: RoomState): void {
    this.#roomsOf(person).add(room);
  }

  left(person: PersonId, room: RoomState): void {
    const rooms = this.#roomsOf(person);
    rooms.delete(room);
    if (rooms.size === 0) this.#byPerson.delete(person);
  }

  #roomsOf(person: PersonId): Set<RoomState> {
    const known = this.#byPerson.get(person);
    if (known !== undefined) return known;
    const rooms = new Set<RoomState>();
    this.#byPerson.set(person, rooms);
    return rooms;
  }
}

/** One person alone makes a pair with itself. */
function pairKey(people: readonly PersonId[]): string {
  return `${Math.min(...people)}:${Math.max(...people)}`;
}
