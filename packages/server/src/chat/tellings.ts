/** Telling somebody which rooms it is in, and how far it has read in them (docs/protocol.md, clause 9.8). */
import type { RoomLog } from "../room-log/room-log.ts";
import type { Device, Person } from "./person.ts";
import type { Presence } from "./presence.ts";
import type { RoomState } from "./room-state.ts";
import type { StoreHealth } from "./store-health.ts";

export class Tellings {
  readonly #roomLog: RoomLog;
  readonly #presence: Presence;
  readonly #health: StoreHealth;

  constructor(roomLog: RoomLog, presence: Presence, health: StoreHealth) {
    this.#roomLog = roomLog;
    this.#presence = presence;
    this.#health = health;
  }

  /** Settles when it was told; it never rejects. */
  async tellAll(device: Device, rooms: readonly RoomState[]): Promise<void> {
    const { person } = device;
    const positions = await this.#positions(person);
    // Some may be its rooms no longer.
    const own = rooms.filter((room) => room.roleOf(person) !== undefined);
    for (const [index, room] of own.entries())
      this.#tell(device, person, room, positions.get(room.id) ?? 0, index < own.length - 1);
  }

  /** The same for one room. */
  async tellOne(device: Device, room: RoomState): Promise<void> {
    const { person } = device;
    const positions = await this.#positions(person);
    if (room.roleOf(person) !== undefined)
      this.#tell(device, person, room, positions.get(room.id) ?? 0, false);
  }

  /** Whoever went while the positions were read is nobody's device any more, and takes nothing. */
  #tell(device: Device, person: Person, room: RoomState, read: number, more: boolean): void {
    if (!this.#presence.devices.has(device)) return;
    device.send(room.describe(person, { read, more, present: this.#presence.count }));
  }

  /** Where they cannot be read, somebody has read nothing: better than not to know the rooms. */
  async #positions({ id }: Person): Promise<ReadonlyMap<number, number>> {
    if (id === undefined) return new Map();
    try {
      return await this.#roomLog.readPositions(id);
    } catch (error) {
      this.#health.failed(error as Error, 0);
      return new Map();
    }
  }
}
