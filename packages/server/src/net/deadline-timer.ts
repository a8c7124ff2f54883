/** One timer that follows a deadline which moves with every chunk, without setting a timer for every chunk. */
import type { Clock } from "../clock.ts";

export class DeadlineTimer {
  readonly #clock: Clock;
  readonly #onDue: () => void;
  #armed: { readonly atMs: number; cancel(): void } | undefined;

  /** @param onDue is called at the deadline, or before it when it was put off meanwhile: look, and `follow` again. */
  constructor(clock: Clock, onDue: () => void) {
    this.#clock = clock;
    this.#onDue = onDue;
  }

  /** A deadline that is later than the armed one costs nothing: the timer goes off early and is set again then. */
  follow(deadlineMs: number | undefined): void {
    if (deadlineMs === undefined) this.stop();
    else if (this.#armed === undefined || deadlineMs < this.#armed.atMs) this.#arm(deadlineMs);
  }

  stop(): void {
    this.#armed?.cancel();
    this.#armed = undefined;
  }

  #arm(atMs: number): void {
    this.stop();
    const delayMs = Math.max(0, Math.ceil(atMs - this.#clock.nowMs()));
    const cancel = this.#clock.setTimer(() => {
      this.#armed = undefined;
      this.#onDue();
    }, delayMs);
    this.#armed = { atMs, cancel };
  }
}
