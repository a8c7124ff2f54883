/**
 * Connections that have something to write. They are flushed in rounds, once all that arrived in this turn of the loop has
 * been handled, some at a time, with a turn of the loop in between: on an idle server that is at once. On a busy one what
 * arrives meanwhile is read and stored, and joins what the later ones still wait for, so that many messages leave in one
 * record; and however many there are, nobody is kept waiting until all of them are served.
 *
 * Close behind a round with many messages for each, the next one is held for a moment: a message that comes before it costs
 * next to nothing, and one that comes after it costs a round of its own. It is held until as much waits as left in the last
 * round, but not for longer than that round took, nor than `heldMaxMs`. Where one speaks after the other nothing is held.
 */
import type { Clock } from "../clock.ts";

export interface Flushable {
  flush(): void;
}

export class FlushQueue {
  readonly #clock: Clock;
  readonly #onFlushed: (seconds: number) => void;
  /** In the order in which they began to wait: first those of this round, then those of the next. */
  readonly #waiting = new Set<Flushable>();
  #sinceMs = 0;
  /** How many of those who wait belong to this round. */
  #roundLeftCount = 0;
  #roundSinceMs = 0;
  /** Messages that came since this round began. */
  #addedCount = 0;
  #last = noRound;
  #state: "due" | "held" | "idle" = "idle";
  #cancelHold: (() => void) | undefined;

  /** @param onFlushed hears how long it took from the first that waited until nobody does. */
  constructor(clock: Clock, onFlushed: (seconds: number) => void = () => {}) {
    this.#clock = clock;
    this.#onFlushed = onFlushed;
  }

  /** One more message waits for it. */
  add(connection: Flushable): void {
    this.#addedCount += 1;
    if (this.#waiting.size === 0) this.#sinceMs = this.#clock.nowMs();
    this.#waiting.add(connection);
    if (this.#state === "idle") this.#await();
    else if (this.#state === "held" && this.#addedCount >= this.#last.messageCount) this.#comeBack();
  }

  /** Comes back after this turn of the loop, or some milliseconds later. */
  #await(): void {
    const { messageCount, memberCount, tookMs, endedMs } = this.#last;
    const isBusy = messageCount >= crowdedCount * memberCount && this.#clock.nowMs() - endedMs < tookMs;
    if (isBusy && tookMs >= heldMinMs && this.#addedCount < messageCount) {
      this.#state = "held";
      this.#cancelHold = this.#clock.setTimer(() => this.#comeBack(), Math.min(tookMs, heldMaxMs));
    } else this.#comeBack();
  }

  #comeBack(): void {
    this.#cancelHold?.();
    this.#cancelHold = undefined;
    this.#state = "due";
    setImmediate(this.#flushSome);
  }

  readonly #flushSome = (): void => {
    if (this.#roundLeftCount === 0) this.#begin();
    let count = Math.min(flushedPerTurn, this.#roundLeftCount);
    this.#roundLeftCount -= count;
    for (const connection of this.#waiting) {
      if (count === 0) break;
      count -= 1;
      this.#waiting.delete(connection);
      connection.flush();
    }
    if (this.#roundLeftCount > 0) setImmediate(this.#flushSome);
    else this.#end();
  };

  #begin(): void {
    this.#roundSinceMs = this.#clock.nowMs();
    this.#last = { ...this.#last, messageCount: this.#addedCount, memberCount: this.#waiting.size };
    this.#addedCount = 0;
    this.#roundLeftCount = this.#waiting.size;
  }

  #end(): void {
    const nowMs = this.#clock.nowMs();
    this.#last = { ...this.#last, tookMs: nowMs - this.#roundSinceMs, endedMs: nowMs };
    if (this.#waiting.size > 0) this.#await();
    else {
      this.#state = "idle";
      this.#onFlushed((nowMs - this.#sinceMs) / 1000);
    }
  }
}

/** What waited when a round began, for how many, how long it took, and when it was over. */
const noRound = { messageCount: 0, memberCount: 0, tookMs: 0, endedMs: 0 };

/** About a millisecond of work. */
const flushedPerTurn = 64;

/** With so many messages for each on average, a round is crowded. */
const crowdedCount = 4;
/** What takes less is not worth a timer. */
const heldMinMs = 1;
const heldMaxMs = 10;
