/**
 * Connections that have something to write. They are flushed once all that arrived in this turn of the loop has been
 * handled: on an idle server that is at once, on a busy one many messages leave in one record.
 */

export interface Flushable {
  flush(): void;
}

export class FlushQueue {
  readonly #onFlushed: (seconds: number) => void;
  #waiting = new Set<Flushable>();
  #sinceMs = 0;

  /** @param onFlushed hears how long the first of those that were flushed has waited. */
  constructor(onFlushed: (seconds: number) => void = () => {}) {
    this.#onFlushed = onFlushed;
  }

  add(connection: Flushable): void {
    if (this.#waiting.size === 0) {
      this.#sinceMs = performance.now();
      setImmediate(() => this.#flushAll());
    }
    this.#waiting.add(connection);
  }

  #flushAll(): void {
    const [waiting, sinceMs] = [this.#waiting, this.#sinceMs];
    this.#waiting = new Set();
    for (const connection of waiting) connection.flush();
    this.#onFlushed((performance.now() - sinceMs) / 1000);
  }
}
