/** Two or more ways of doing one thing, measured in turns in one run, so that what else the machine does hits all alike. */

export interface Contestant {
  readonly name: string;
  /** Does the thing once. */
  run(): Promise<unknown> | unknown;
}

export interface Standing {
  readonly name: string;
  /** The median of all rounds, in microseconds for one time. */
  readonly microseconds: number;
  /** The quartiles of all rounds. */
  readonly quartiles: readonly [number, number];
  /** The median over the rounds of this one's time by the first one's, in the same round. */
  readonly ratio: number;
}

export interface Clock {
  /** In milliseconds. */
  now(): number;
}

export interface RoundOptions {
  readonly rounds: number;
  /** How long each contestant goes on in each round, in milliseconds. */
  readonly roundMs: number;
  /** Default: the system's. */
  readonly clock?: Clock;
}

/** @param contestants the first is what the others are compared with. */
export async function compete(
  contestants: readonly Contestant[],
  { rounds, roundMs, clock = performance }: RoundOptions,
): Promise<readonly Standing[]> {
  const times = contestants.map((): number[] => []);
  // One round to warm up, which does not count.
  for (let round = -1; round < rounds; round += 1) {
    for (const [index, contestant] of contestants.entries()) {
      const time = await timeOf(contestant, roundMs, clock);
      if (round >= 0) times[index]?.push(time);
    }
  }
  const first = times[0] ?? [];
  return contestants.map(({ name }, index) => {
    const own = times[index] ?? [];
    return {
      name,
      microseconds: quantile(own, 0.5),
      quartiles: [quantile(own, 0.25), quantile(own, 0.75)],
      ratio: quantile(
        own.map((time, round) => time / (first[round] ?? Number.NaN)),
        0.5,
      ),
    };
  });
}

/** Microseconds for one time. */
async function timeOf({ run }: Contestant, roundMs: number, clock: Clock): Promise<number> {
  const start = clock.now();
  let elapsed = 0;
  let count = 0;
  do {
    const result = run();
    if (result instanceof Promise) await result;
    count += 1;
    elapsed = clock.now() - start;
  } while (elapsed < roundMs);
  return (elapsed * 1000) / count;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
}
