/**
 * Connections that have something to write. They are flushed once all that arrived in this turn of the loop has been
 * handled: on an idle server that is at once, on a busy one many messages leave in one record.
 */

export interface Flushable {
  flush(): void;
}

export class FlushQueue {
  #waiting = new Set<Flushable>();

  add(connection: Flushable): void {
    if (this.#waiting.size === 0) setImmediate(() => this.#flushAll());
    this.#waiting.add(connection);
  }

  #flushAll(): void {
    const waiting = this.#waiting;
    this.#waiting = new Set();
    for (const connection of waiting) connection.flush();
  }
}
