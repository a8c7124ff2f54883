/**
 * The bridge from the store to what is drawn: however often the state changes, those who draw are told at most once in a frame.
 * The first change after a pause is told at once, so a key press is not late by a frame.
 */

/** What there is to know of a store. */
export interface Changes {
  subscribe(listener: () => void): () => void;
}

export class Frames {
  readonly #frameMs: number;
  readonly #listeners = new Set<() => void>();
  readonly #unsubscribe: () => void;
  #pending: { readonly cancel: () => void } | undefined;
  /** By the monotonic clock, in ms. */
  #lastMs = Number.NEGATIVE_INFINITY;

  /** @param frameMs default: 16, a frame of most screens. */
  constructor(source: Changes, frameMs = 16) {
    this.#frameMs = frameMs;
    this.#unsubscribe = source.subscribe(() => this.#request());
  }

  /** Calls `listener` in each frame before which something has changed, until the function that this returns is called. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  stop(): void {
    this.#unsubscribe();
    this.#pending?.cancel();
    this.#pending = undefined;
    this.#listeners.clear();
  }

  #request(): void {
    if (this.#pending !== undefined) return;
    const restMs = this.#lastMs + this.#frameMs - performance.now();
    if (restMs > 0) {
      const timer = setTimeout(() => this.#draw(), restMs);
      this.#pending = { cancel: () => clearTimeout(timer) };
    } else {
      const immediate = setImmediate(() => this.#draw());
      this.#pending = { cancel: () => clearImmediate(immediate) };
    }
  }

  #draw(): void {
    this.#pending = undefined;
    for (const listener of [...this.#listeners]) {
      // What an earlier one has taken off the screen is not drawn any more.
      if (this.#listeners.has(listener)) listener();
    }
    // From its end: what takes long to draw leaves time for everything else.
    this.#lastMs = performance.now();
  }
}
