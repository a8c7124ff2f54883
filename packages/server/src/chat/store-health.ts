/** Whether the store does what it is asked to: said once in the log when that changes, not for every message. */
import type { Log } from "../log/logger.ts";

export class StoreHealth {
  readonly #log: Log;
  #state: "failing" | "working" = "working";
  #refusedCount = 0;

  constructor(log: Log) {
    this.#log = log;
  }

  get state(): "failing" | "working" {
    return this.#state;
  }

  worked(): void {
    if (this.#state === "working") return;
    this.#state = "working";
    this.#log.write("store.recovered", { refused: this.#refusedCount });
    this.#refusedCount = 0;
  }

  /** @param refusedCount how many messages were refused over it. */
  failed(error: Error, refusedCount: number): void {
    this.#refusedCount += refusedCount;
    if (this.#state === "failing") return;
    this.#state = "failing";
    this.#log.write("store.failed", { error });
  }
}
