/** Holds the state of the program and tells those who show it. */
import type { Action } from "./actions.ts";
import type { AppState } from "./app-state.ts";
import { reduce } from "./reduce.ts";

export class Store {
  #state: AppState;
  readonly #listeners = new Set<() => void>();

  constructor(initial: AppState) {
    this.#state = initial;
  }

  get state(): AppState {
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
