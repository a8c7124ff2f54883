/** Time as a client sees it, so that a test can set it. */

export interface ClientClock {
  /** Milliseconds on a steady scale. */
  nowMs(): number;
  /** Milliseconds since 1970, for people. */
  dateMs(): number;
  /** Calls back once after a span; the function that it returns prevents that. */
  setTimer(action: () => void, delayMs: number): () => void;
}

export const systemClock: ClientClock = {
  nowMs: () => performance.now(),
  dateMs: () => Date.now(),
  setTimer: (action, delayMs) => {
    const timer = setTimeout(action, delayMs);
    return () => clearTimeout(timer);
  },
};
