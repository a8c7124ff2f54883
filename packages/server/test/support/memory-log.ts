/** Keeps what was logged, and lets a test wait for an event. */
import type { Log, LogEventName, LogEvents } from "../../src/index.ts";

export class MemoryLog implements Log {
  readonly entries: { readonly event: LogEventName; readonly fields: object }[] = [];
  readonly #waiters: (() => void)[] = [];

  write<Name extends LogEventName>(event: Name, fields: LogEvents[Name]): void {
    this.entries.push({ event, fields });
    for (const wake of this.#waiters.splice(0)) wake();
  }

  of<Name extends LogEventName>(event: Name): LogEvents[Name][] {
    return this.entries
      .filter((entry) => entry.event === event)
      .map(({ fields }) => fields as LogEvents[Name]);
  }

  /** Waits until an event was logged `count` times. */
  async until(event: LogEventName, count = 1): Promise<void> {
    while (this.of(event).length < count) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#waiters.push(resolve);
      await promise;
    }
  }
}
