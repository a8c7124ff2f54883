/**
 * Sources that have to stay away for a while, as OpenSSH has it (PerSourcePenalties): each offence adds time, nothing
 * happens below a threshold, and there is a most. In memory, for so many sources; the one that offended longest ago
 * is forgotten first.
 */
import type { ServerLimits } from "../net/limits.ts";

interface Penalty {
  readonly endsMs: number;
  /** Whether it has ever reached the threshold: from then on it is served to its end. */
  readonly isServed: boolean;
}

export class Penalties {
  readonly #limits: ServerLimits;
  /** The source that offended last is the last. */
  readonly #bySource = new Map<string, Penalty>();

  constructor(limits: ServerLimits) {
    this.#limits = limits;
  }

  /** Adds to what a source has to serve; "begins" when it has to stay away from now on. */
  charge(source: string, amountMs: number, nowMs: number): "begins" | "counted" {
    if (amountMs <= 0) return "counted";
    const before = this.#bySource.get(source);
    const startMs = Math.max(before?.endsMs ?? nowMs, nowMs);
    const endsMs = Math.min(startMs + amountMs, nowMs + this.#limits.penaltyMaxMs);
    const wasServed = before?.isServed === true && before.endsMs > nowMs;
    const isServed = wasServed || endsMs - nowMs >= this.#limits.penaltyFromMs;
    this.#bySource.delete(source);
    this.#bySource.set(source, { endsMs, isServed });
    this.#forgetOldest();
    return isServed && !wasServed ? "begins" : "counted";
  }

  /** How long a source still has to stay away, in milliseconds; 0 if it may come. */
  remainingMs(source: string, nowMs: number): number {
    const penalty = this.#bySource.get(source);
    if (penalty === undefined || !penalty.isServed) return 0;
    return Math.max(penalty.endsMs - nowMs, 0);
  }

  /** Takes a source's penalty from it; false if it has none. */
  forgive(source: string): boolean {
    return this.#bySource.delete(source);
  }

  /** Sources that have to stay away now. */
  activeCount(nowMs: number): number {
    let count = 0;
    for (const { endsMs, isServed } of this.#bySource.values()) if (isServed && endsMs > nowMs) count += 1;
    return count;
  }

  #forgetOldest(): void {
    // More than one, where a reload has lowered the cap.
    for (const oldest of this.#bySource.keys()) {
      if (this.#bySource.size <= this.#limits.penaltySources) return;
      this.#bySource.delete(oldest);
    }
  }
}
