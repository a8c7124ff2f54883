/** Counts how connections end, by the same stable codes that the log has: what a metric shows. */
import type { LogEventName, LogEvents } from "./events.ts";
import type { Log } from "./logger.ts";

export class Tally implements Log {
  readonly #log: Log;
  readonly #endings = new Map<string, number>();

  /** @param log gets everything that is written. */
  constructor(log: Log) {
    this.#log = log;
  }

  /** How often, by the code of a fault or "bye". */
  get endings(): ReadonlyMap<string, number> {
    return this.#endings;
  }

  write<Name extends LogEventName>(event: Name, fields: LogEvents[Name]): void {
    if (event === "connection.closed") {
      const { reason } = fields as LogEvents["connection.closed"];
      this.#endings.set(reason, (this.#endings.get(reason) ?? 0) + 1);
    }
    this.#log.write(event, fields);
  }
}
