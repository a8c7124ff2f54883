/** A log sink that a test can wait on. */
import type { Log, LogEventName, LogEvents } from "@conclave/server";

type Entry = { [Name in LogEventName]: { readonly event: Name } & LogEvents[Name] }[LogEventName];

export class ServerLog implements Log {
  readonly entries: Entry[] = [];
  readonly #waiters: (() => void)[] = [];

  write<Name extends LogEventName>(event: Name, fields: LogEvents[Name]): void {
    this.entries.push({ event, ...fields } as unknown as Entry);
    for (const wake of this.#waiters.splice(0)) wake();
  }

  /** The first entry of this event that `isMeant`, from a place in the log on; waits for it. */
  async until<Name extends LogEventName>(
    event: Name,
    isMeant: (entry: LogEvents[Name]) => boolean,
    start = 0,
  ): Promise<LogEvents[Name]> {
    for (;;) {
      for (const entry of this.entries.slice(start)) {
        const fields = entry as unknown as LogEvents[Name];
        if (entry.event === event && isMeant(fields)) return fields;
      }
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#waiters.push(resolve);
      await promise;
    }
  }
}
