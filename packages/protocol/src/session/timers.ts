/**
 * The named deadlines of a session. A session has no clock: it is told the time with every call, in milliseconds on
 * any steady scale, and the caller wakes it at the earliest deadline.
 */
import { defaultKeyLimits } from "../rekey/limits.ts";

/** Spans in milliseconds (clauses 7 and 8). */
export const deadlinesMs = {
  /** Server: the whole HELLO_C, counted from accept. */
  clientHello: 5_000,
  /** Server: the client's FINISH, counted from accept and not put off by anything. */
  clientFinish: 15_000,
  /** Server: a name that it takes, counted from accept. */
  name: 60_000,
  /** Client: the server's FINISH, counted from the connection. */
  serverFinish: 20_000,
  /** Client: the verdict on a name, counted from offering it. */
  verdict: 15_000,
  /** Both: silence after which a PING goes out, and after which it counts as missed. */
  ping: 30_000,
  /** Client: REKEY_S after REKEY_C. Server: REKEY_OK after REKEY_S. */
  rekey: 60_000,
  /** Client: when keys are to be replaced (clause 8). */
  rekeyDue: defaultKeyLimits.rekeyAgeMs,
  /** Client: how long it does not start another rekey after one (clause 8). */
  rekeyRest: defaultKeyLimits.rekeyIntervalMs,
  /** Both: when keys must not be used any more. */
  keyAge: defaultKeyLimits.hardAgeMs,
} as const;

export type DeadlineName = keyof typeof deadlinesMs;

export class Timers {
  readonly #due = new Map<DeadlineName, number>();
  /** Asked for after every record, and changed by few of them. */
  #earliest: number | "changed" | undefined;
  readonly #spansMs: Readonly<Record<DeadlineName, number>>;

  /** @param spansMs those that differ from {@link deadlinesMs}. */
  constructor(spansMs: Partial<Record<DeadlineName, number>> = {}) {
    this.#spansMs = { ...deadlinesMs, ...spansMs };
  }

  /** Sets a deadline its span after `nowMs`; one that was set before is put off to then. */
  start(name: DeadlineName, nowMs: number): void {
    this.#due.set(name, nowMs + this.#spansMs[name]);
    this.#earliest = "changed";
  }

  stop(...names: readonly DeadlineName[]): void {
    for (const name of names) this.#due.delete(name);
    this.#earliest = "changed";
  }

  stopAll(): void {
    this.#due.clear();
    this.#earliest = undefined;
  }

  /** The earliest deadline, in the caller's milliseconds. */
  get earliest(): number | undefined {
    if (this.#earliest === "changed")
      this.#earliest = this.#due.size === 0 ? undefined : Math.min(...this.#due.values());
    return this.#earliest;
  }

  /** Those that are over, the longest overdue first; they are stopped by this. */
  expired(nowMs: number): DeadlineName[] {
    const over = [...this.#due].filter(([, due]) => due <= nowMs).sort(([, left], [, right]) => left - right);
    this.stop(...over.map(([name]) => name));
    return over.map(([name]) => name);
  }
}
