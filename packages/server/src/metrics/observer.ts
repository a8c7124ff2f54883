/** What the server tells whoever measures it, beside what it logs. */

export interface Observer {
  /** How long it took from the first message of a turn until all who hear it had their bytes handed to their sockets. */
  fannedOut(seconds: number): void;
}

/** For an embedder that does not measure. */
export const noObserver: Observer = { fannedOut: () => {} };
