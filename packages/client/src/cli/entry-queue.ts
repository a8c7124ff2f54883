/** What came out of rooms, until a command that takes its time is done with it. */
import type { RoomId } from "@conclave/protocol";
import type { ClientEvent } from "../events.ts";

export type EntryEvent = Extract<ClientEvent, { type: "entry" }>;

export class EntryQueue {
  readonly #events: EntryEvent[] = [];
  #wake = () => {};

  note(event: ClientEvent): void {
    if (event.type !== "entry") return;
    this.#events.push(event);
    this.#wake();
  }

  /** The oldest; it stays in the queue until it is done. */
  async next(): Promise<EntryEvent> {
    for (;;) {
      const [event] = this.#events;
      if (event !== undefined) return event;
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#wake = resolve;
      await promise;
    }
  }

  done(): void {
    this.#events.shift();
  }

  /** The number of the oldest entry of a room that is not done. */
  oldestOf(room: RoomId): number | undefined {
    return this.#events.find((event) => event.room === room)?.entry.number;
  }
}
