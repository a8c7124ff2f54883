/**
 * The signals that a daemon is told things by, one after the other. They are heard from the start: whoever reads in the
 * log that the server listens may send one in the same moment.
 */
import { isatty } from "node:tty";
import { standardOutput } from "./log/format.ts";

export const stopSignals = ["SIGINT", "SIGTERM"] as const;

/** What to do next; "SIGHUP" means to reload. */
export type ServiceSignal = "SIGHUP" | (typeof stopSignals)[number];

export class ServiceSignals {
  readonly #hadTerminal = isatty(standardOutput);
  readonly #waiting: ServiceSignal[] = [];
  #wake = () => {};

  constructor() {
    for (const signal of ["SIGHUP", ...stopSignals] as const) {
      process.on(signal, this.#hear);
    }
  }

  /** The next one, past or future. */
  async next(): Promise<ServiceSignal> {
    for (;;) {
      const signal = this.#waiting.shift();
      if (signal !== undefined) return signal;
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#wake = resolve;
      await promise;
    }
  }

  /** Hears no more. */
  end(): void {
    for (const signal of ["SIGHUP", ...stopSignals] as const) process.off(signal, this.#hear);
  }

  readonly #hear = (signal: NodeJS.Signals): void => {
    // A terminal that was closed says so by SIGHUP, too; then there is nobody left who wants us to go on.
    const isGone = signal === "SIGHUP" && this.#hadTerminal && !isatty(standardOutput);
    this.#waiting.push(isGone ? "SIGTERM" : (signal as ServiceSignal));
    this.#wake();
  };
}
