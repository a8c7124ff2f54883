/**
 * Up to where the next run need not be told anything: what was read, and not only heard. So what is unread when the program ends is
 * reported again when it starts, and counted as on the day before.
 */
import type { PositionStore } from "@conclave/client";
import type { RoomId } from "@conclave/protocol";
import { unreadMaxCount } from "../unread.ts";

export class UnreadPositions implements PositionStore {
  readonly #store: PositionStore;
  readonly #readOf: (room: RoomId) => number | undefined;
  #told: ReadonlyMap<RoomId, number> = new Map();
  /** Rooms that an earlier run has known. */
  #visited: ReadonlySet<RoomId> = new Set();

  /** @param readOf up to where the person has read; undefined: the room is not there. */
  constructor(store: PositionStore, readOf: (room: RoomId) => number | undefined) {
    this.#store = store;
    this.#readOf = readOf;
  }

  /** Whether an earlier run was in the room. */
  hasVisited(room: RoomId): boolean {
    return this.#visited.has(room);
  }

  async load(): Promise<ReadonlyMap<RoomId, number>> {
    this.#told = await this.#store.load();
    this.#visited = new Set(this.#told.keys());
    return this.#told;
  }

  save(told: ReadonlyMap<RoomId, number>): Promise<void> {
    this.#told = told;
    return this.keep();
  }

  /** Keeps what is read by now. */
  keep(): Promise<void> {
    const read = Array.from(this.#told, ([room, told]): [RoomId, number] => {
      // What nobody reads for long is not told whole each time.
      const from = Math.max(this.#readOf(room) ?? told, told - unreadMaxCount);
      return [room, Math.min(told, from)];
    });
    return this.#store.save(new Map(read));
  }
}
