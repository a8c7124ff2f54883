/**
 * A token bucket that may go into debt. What has arrived is always taken; a sender in debt is not read from until it
 * is out of it. TCP then slows the sender down, and nothing is lost.
 */

export class Allowance {
  readonly #burst: number;
  readonly #perMs: number;
  #tokens: number;
  #countedMs: number;

  /** @param burst what may be spent at once; @param perSecond what comes back. */
  constructor(burst: number, perSecond: number, nowMs: number) {
    this.#burst = burst;
    this.#perMs = perSecond / 1000;
    this.#tokens = burst;
    this.#countedMs = nowMs;
  }

  /** Spends `tokens`, whether they are there or not. */
  spend(tokens: number, nowMs: number): void {
    this.#refill(nowMs);
    this.#tokens -= tokens;
  }

  /** Milliseconds until the debt is paid; zero when there is none. */
  debtMs(nowMs: number): number {
    this.#refill(nowMs);
    return this.#tokens >= 0 ? 0 : Math.ceil(-this.#tokens / this.#perMs);
  }

  #refill(nowMs: number): void {
    this.#tokens = Math.min(this.#burst, this.#tokens + (nowMs - this.#countedMs) * this.#perMs);
    this.#countedMs = nowMs;
  }
}
