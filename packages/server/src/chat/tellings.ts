/** Telling somebody which rooms it is in, and how far it has read in them (docs/protocol.md, clause 9.8). */
import type { RoomLog } from "../room-log/room-log.ts";
import type { Device } from "./person.ts";
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

  async tellAll(device: Device, rooms: readonly RoomState[]): Promise<void> {
    const positions = await this.#positions(device);
    for (const [index, room] of rooms.entries())
      this.#tell(device, room, positions.get(room.id) ?? 0, index < rooms.length - 1);
  }

  async tellOne(device: Device, room: RoomState): Promise<void> {
    this.#tell(device, room, (await this.#positions(device)).get(room.id) ?? 0, false);
  }

  #tell(device: Device, room: RoomState, read: number, more: boolean): void {
    device.send(room.describe(device.person, { read, more, present: this.#presence.count }));
  }

  /** Where they cannot be read, somebody has read nothing: better than not to know the rooms. */
  async #positions({ person: { id } }: Device): Promise<ReadonlyMap<number, number>> {
    if (id === undefined) return new Map();
    try {
      return await this.#roomLog.readPositions(id);
    } catch (error) {
      this.#health.failed(error as Error, 0);
      return new Map();
    }
  }
}
