/**
 * Connections that have something to write. They are flushed once all that arrived in this turn of the loop has been
 * handled, some at a time, with a turn of the loop in between: on an idle server that is at once. On a busy one what
 * arrives meanwhile is read and stored, and joins what the later ones still wait for, so that many messages leave in one
 * record; and however many there are, nobody is kept waiting until all of them are served.
 */

export interface Flushable {
  flush(): void;
}

export class FlushQueue {
  /** In the order in which they began to wait. */
  readonly #waiting = new Set<Flushable>();
  readonly #onFlushed: (seconds: number) => void;
  #sinceMs = 0;

  /** @param onFlushed hears how long it took from the first that waited until nobody does. */
  constructor(onFlushed: (seconds: number) => void = () => {}) {
    this.#onFlushed = onFlushed;
  }

  add(connection: Flushable): void {
    if (this.#waiting.size === 0) {
      this.#sinceMs = performance.now();
      setImmediate(this.#flushSome);
    }
    this.#waiting.add(connection);
  }

  readonly #flushSome = (): void => {
    let count = 0;
    for (const connection of this.#waiting) {
      if (count === flushedPerTurn) break;
      this.#waiting.delete(connection);
      connection.flush();
      count += 1;
    }
    if (this.#waiting.size > 0) setImmediate(this.#flushSome);
    else this.#onFlushed((performance.now() - this.#sinceMs) / 1000);
  };
}

/** About a millisecond of work. */
const flushedPerTurn = 64;
