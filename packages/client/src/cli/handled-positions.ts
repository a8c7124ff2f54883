/** Positions up to which everything was not only heard but done: what a program was ended over comes again. */
import type { RoomId } from "@conclave/protocol";
import type { PositionStore } from "../rooms/positions.ts";
import type { EntryQueue } from "./entry-queue.ts";

export class HandledPositions implements PositionStore {
  readonly #store: PositionStore;
  readonly #queue: EntryQueue;
  #told: ReadonlyMap<RoomId, number> = new Map();

  /** @param store where they are kept. */
  constructor(store: PositionStore, queue: EntryQueue) {
    this.#store = store;
    this.#queue = queue;
  }

  async load(): Promise<ReadonlyMap<RoomId, number>> {
    this.#told = await this.#store.load();
    return this.#told;
  }

  save(told: ReadonlyMap<RoomId, number>): Promise<void> {
    this.#told = told;
    return this.keep();
  }

  /** Keeps what is done by now. */
  keep(): Promise<void> {
    const done = Array.from(this.#told, ([room, told]): [RoomId, number] => {
      const oldest = this.#queue.oldestOf(room);
      return [room, oldest === undefined ? told : oldest - 1];
    });
    return this.#store.save(new Map(done));
  }
}
