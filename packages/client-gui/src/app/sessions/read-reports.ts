/** Tells a server how far was read: at once, and then not more often than once in a while, since people read fast. */
import type { ClientClock } from "@conclave/client";
import type { RoomId } from "@conclave/protocol";

export class ReadReports {
  readonly #clock: ClientClock;
  readonly #send: (room: RoomId, number: number) => void;
  readonly #waiting = new Map<RoomId, number>();
  #stopTimer: (() => void) | undefined;

  constructor(clock: ClientClock, send: (room: RoomId, number: number) => void) {
    this.#clock = clock;
    this.#send = send;
  }

  read(room: RoomId, number: number): void {
    this.#waiting.set(room, number);
    if (this.#stopTimer !== undefined) return;
    this.flush();
    this.#stopTimer = this.#clock.setTimer(() => {
      this.#stopTimer = undefined;
      this.flush();
    }, pauseMs);
  }

  /** Sends what waits, before the connection is closed. */
  flush(): void {
    for (const [room, number] of this.#waiting) this.#send(room, number);
    this.#waiting.clear();
  }
}

const pauseMs = 1000;
