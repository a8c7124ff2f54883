/** What pan, the checker that spin makes from a model, prints at its end. */

export type PanReport = {
  /** 0: everything that was asked holds. */
  errorCount: number;
  /** How many different states the search has seen. */
  stateCount: number;
  /** The longest run that was looked at, in steps. */
  depth: number;
  /** Whether all states there are were seen; a search that hit a limit, or stopped at an error, did not. */
  complete: boolean;
  /** The fault that ended the search, in pan's words. */
  fault: string | undefined;
  /** Statements of the model that no run came to. */
  unreachedCount: number;
};

/**
 * Reads pan's output.
 *
 * Throws if it is not the report of a search that ran to its own end: no answer must never pass for a good one.
 */
export function parsePanReport(output: string): PanReport {
  const incomplete = /Search not completed|max search depth too small|out of memory|hash table.*full/i;
  return {
    errorCount: number(output, /, errors: (\d+)/),
    stateCount: number(output, /^\s*(\d+) states, stored/m),
    depth: number(output, /depth reached (\d+)/),
    complete: !incomplete.test(output),
    fault: /^pan:\d+: (.*)$/m.exec(output)?.[1],
    unreachedCount: [...output.matchAll(/^\t\((\d+) of \d+ states\)$/gm)].reduce(
      (sum, [, count]) => sum + Number(count),
      0,
    ),
  };
}

function number(output: string, pattern: RegExp): number {
  const digits = pattern.exec(output)?.[1];
  if (digits === undefined) throw new Error(`pan reported no result (${pattern}):\n${output}`);
  return Number(digits);
}
