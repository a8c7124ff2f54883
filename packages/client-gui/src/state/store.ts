/** Holds the state of one window and tells those who show it. */
import { type Action, reduce } from "./reduce.ts";
import type { ViewState } from "./view-state.ts";

export class Store {
  #state: ViewState;
  readonly #listeners = new Set<() => void>();

  constructor(initial: ViewState) {
    this.#state = initial;
  }

  get state(): ViewState {
    return this.#state;
  }

  dispatch(action: Action): void {
    const next = reduce(this.#state, action);
    if (next === this.#state) return;
    this.#state = next;
    for (const listener of [...this.#listeners]) listener();
  }

  /** Calls `listener` after every change, until the function that this returns is called. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}
