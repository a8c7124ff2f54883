/**
 * One service's side of its supervision by systemd: that it is ready, reloads, stops, whom it serves, and that it lives.
 * The watchdog is fed by a timer of the event loop, and only when what is stored has answered: a loop that hangs and a
 * store that does not answer both starve it. Where systemd does not supervise us, nothing of this does anything.
 */
import type { Clock } from "../clock.ts";
import type { Log } from "../log/logger.ts";
import { monotonicMicroseconds, type Notifier } from "./notify.ts";

export interface SupervisionOptions {
  readonly notifier: Notifier | undefined;
  /** After which span without a sign of life we are ended, in milliseconds; nothing if nobody watches. */
  readonly watchdogMs: number | undefined;
  readonly clock: Clock;
  readonly log: Log;
  /** One line for `systemctl status`. */
  readonly status: () => string;
  readonly isAlive: () => Promise<boolean>;
}

export class Supervision {
  readonly #options: SupervisionOptions;
  #state: "reachable" | "unreachable" = "reachable";
  #shownStatus = "";
  #cancelTimer = () => {};

  constructor(options: SupervisionOptions) {
    this.#options = options;
  }

  /** Says that everything is up, and goes on to tell how it is. */
  async ready(): Promise<void> {
    await this.#send({ READY: "1", STATUS: this.#currentStatus() });
    this.#schedule();
  }

  /** Runs a reload between the two signs that systemd waits for. */
  async reloading(reload: () => Promise<void> | void): Promise<void> {
    await this.#send({ RELOADING: "1", MONOTONIC_USEC: monotonicMicroseconds() });
    await reload();
    await this.#send({ READY: "1", STATUS: this.#currentStatus() });
  }

  /** Says that the end has begun. The watchdog is fed for as long as it takes. */
  async stopping(): Promise<void> {
    await this.#send({ STOPPING: "1", STATUS: "saying goodbye" });
  }

  /** Says nothing more. */
  end(): void {
    this.#cancelTimer();
    this.#cancelTimer = () => {};
  }

  #schedule(): void {
    const { clock, notifier, watchdogMs } = this.#options;
    if (notifier === undefined) return;
    // A third: one sign may come late, or get lost, and the next is still in time.
    const delayMs = Math.min(statusEveryMs, watchdogMs === undefined ? statusEveryMs : watchdogMs / 3);
    this.#cancelTimer = clock.setTimer(() => void this.#tick(), delayMs);
  }

  async #tick(): Promise<void> {
    const cancelled = this.#cancelTimer;
    await this.#tellStatus();
    await this.#feed();
    // Ended meanwhile: then nothing is to follow.
    if (this.#cancelTimer === cancelled) this.#schedule();
  }

  async #tellStatus(): Promise<void> {
    const before = this.#shownStatus;
    const status = this.#currentStatus();
    if (status !== before) await this.#send({ STATUS: status });
  }

  async #feed(): Promise<void> {
    const { watchdogMs, isAlive, log } = this.#options;
    if (watchdogMs === undefined) return;
    // No timeout: what never answers never feeds, and that is what the watchdog is for.
    const reason = await isAlive().then(
      (alive) => (alive ? undefined : "the store does not answer"),
      (error: unknown) => String(error),
    );
    if (reason === undefined) await this.#send({ WATCHDOG: "1" });
    else log.write("systemd.watchdog-unfed", { reason });
  }

  #currentStatus(): string {
    this.#shownStatus = this.#options.status();
    return this.#shownStatus;
  }

  async #send(state: Readonly<Record<string, string>>): Promise<void> {
    const { notifier, log } = this.#options;
    try {
      await notifier?.send(state);
      this.#state = "reachable";
    } catch (error) {
      if (this.#state === "reachable") log.write("systemd.unreachable", { error: error as Error });
      this.#state = "unreachable";
    }
  }
}

const statusEveryMs = 10_000;
