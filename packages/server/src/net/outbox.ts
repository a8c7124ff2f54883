/**
 * The writing half of a connection. It keeps four promises:
 *
 * 1. Nothing blocks and nothing throws.
 * 2. Bytes leave in the order in which the session gives them.
 * 3. The session is asked for bytes when the socket can take them and not before: what waits until then is sealed
 *    together.
 * 4. A reader that takes nothing for `stalledMs` while something waits, or lets more than `outboxBytes` wait, is
 *    reported as slow, once.
 */
import type { Socket } from "node:net";
import type { ServerSession } from "@conclave/protocol";
import type { Clock } from "../clock.ts";
import type { ServerLimits } from "./limits.ts";

export class Outbox {
  readonly #socket: Socket;
  readonly #session: ServerSession;
  readonly #clock: Clock;
  readonly #limits: ServerLimits;
  readonly #onSlow: () => void;
  #state: "blocked" | "ended" | "free" | "slow" = "free";
  #cancelStallTimer: (() => void) | undefined;

  constructor(
    socket: Socket,
    session: ServerSession,
    clock: Clock,
    limits: ServerLimits,
    onSlow: () => void,
  ) {
    this.#socket = socket;
    this.#session = session;
    this.#clock = clock;
    this.#limits = limits;
    this.#onSlow = onSlow;
    socket.on("drain", () => {
      this.#stopWatching();
      if (this.#state === "blocked") this.#state = "free";
      this.write();
    });
  }

  /** Writes as much as the socket takes. */
  write(): void {
    while (this.#state === "free") {
      const bytes = this.#session.takeOutput();
      if (bytes === undefined) return;
      // What goes into an empty socket is taken at once or waits for "drain"; only what queues up has to report itself.
      const onTaken = this.#socket.writableLength > 0 ? this.#onProgress : undefined;
      if (!this.#socket.write(bytes, onTaken)) this.#state = "blocked";
    }
    if (this.#state === "blocked") this.#watch();
  }

  /** Writes whatever is left, in full, and ends our half of the connection. */
  end(): void {
    this.abandon();
    for (let bytes = this.#session.takeOutput(); bytes !== undefined; bytes = this.#session.takeOutput()) {
      this.#socket.write(bytes);
    }
    this.#socket.end();
  }

  /** Writes nothing more, and does not watch the reader any more. */
  abandon(): void {
    this.#state = "ended";
    this.#stopWatching();
  }

  /** Some record was taken whole by the operating system. */
  readonly #onProgress = (): void => {
    this.#stopWatching();
    if (this.#state === "blocked") this.#watch();
  };

  #watch(): void {
    if (this.#session.waitingBytes > this.#limits.outboxBytes) this.#reportSlow();
    else this.#cancelStallTimer ??= this.#clock.setTimer(() => this.#reportSlow(), this.#limits.stalledMs);
  }

  #reportSlow(): void {
    this.#state = "slow";
    this.#stopWatching();
    this.#onSlow();
  }

  #stopWatching(): void {
    this.#cancelStallTimer?.();
    this.#cancelStallTimer = undefined;
  }
}
