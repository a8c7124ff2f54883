/** Time that passes when a test says so: the Clock of @conclave/server, which this does not depend on. */

export class ManualClock {
  #nowMs = 1000;
  readonly #timers = new Set<{ readonly atMs: number; readonly action: () => void }>();

  nowMs(): number {
    return this.#nowMs;
  }

  dateMs(): number {
    return 1_790_000_000_000 + this.#nowMs;
  }

  setTimer(action: () => void, delayMs: number): () => void {
    const timer = { atMs: this.#nowMs + delayMs, action };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  get timerCount(): number {
    return this.#timers.size;
  }

  /** Lets time pass, each timer going off at its own moment. */
  advance(ms: number): void {
    const endMs = this.#nowMs + ms;
    for (let timer = this.#next(endMs); timer !== undefined; timer = this.#next(endMs)) {
      this.#timers.delete(timer);
      this.#nowMs = Math.max(this.#nowMs, timer.atMs);
      timer.action();
    }
    this.#nowMs = endMs;
  }

  #next(endMs: number) {
    const due = [...this.#timers].filter(({ atMs }) => atMs <= endMs);
    return due.sort((left, right) => left.atMs - right.atMs)[0];
  }
}
