/** The signals by which a system, a terminal or a person asks a program to end. */

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Calls `listener` on the first of them.
 * @returns what stops listening: the signals then end the process at once, as they do by default.
 */
export function onEndSignal(listener: () => void): () => void {
  for (const signal of signals) process.on(signal, listener);
  return () => {
    for (const signal of signals) process.off(signal, listener);
  };
}
