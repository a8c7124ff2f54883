/** One room with many people in it, on our server and on a plain TLS broadcast, in one run. */
import { conclavePopulation } from "./conclave-population.ts";
import { type Cost, type Crowd, type Load, measureCost } from "./measure.ts";
import type { Population } from "./population.ts";
import { type Ready, ServerProcess } from "./server-process.ts";
import { tlsPopulation } from "./tls-population.ts";

export interface CrowdStanding {
  readonly name: string;
  /** CPU time of the server for one connection to come in, in microseconds, and what it keeps for it. */
  readonly entryMicroseconds: number;
  readonly residentBytes: number;
  readonly costs: Readonly<Record<LoadName, Cost>>;
}

export type LoadName = keyof typeof loads;

/** The first is what the others are compared with. */
const contestants: readonly {
  readonly name: string;
  readonly program: string;
  readonly populate: (count: number, ready: Ready) => Promise<Population>;
}[] = [
  { name: "TLS 1.3 broadcast in Node", program: "tls-server.ts", populate: tlsPopulation },
  { name: "Conclave, stored before it is told", program: "conclave-server.ts", populate: conclavePopulation },
];

/** How it is talked, for so many deliveries in each round. */
const loads = {
  "one at a time": { inFlight: 1, deliveries: 40_000 },
  "64 in flight": { inFlight: 64, deliveries: 400_000 },
  "20 a second": { inFlight: 1, deliveries: 0, messageCount: 60, paceMs: 50 },
} as const;

/**
 * @param share of the deliveries that a round has otherwise: for tests, to whom it does not matter how fast it is.
 */
export async function benchFanout(
  memberCount: number,
  rounds: number,
  share = 1,
): Promise<readonly CrowdStanding[]> {
  await using stack = new AsyncDisposableStack();
  const crowds: (Crowd & Pick<CrowdStanding, "entryMicroseconds" | "residentBytes">)[] = [];
  for (const { name, program, populate } of contestants) {
    const server = stack.use(await ServerProcess.start(program));
    const before = await server.usage();
    const population = stack.use(await populate(memberCount, server.ready));
    const after = await server.usage();
    crowds.push({
      name,
      server,
      population,
      memberCount,
      entryMicroseconds: (after.cpuMicroseconds - before.cpuMicroseconds) / memberCount,
      residentBytes: (after.residentBytes - before.residentBytes) / memberCount,
    });
  }
  const costs = crowds.map(() => new Map<LoadName, Cost[]>());
  for (let round = -1; round < rounds; round += 1)
    for (const name of Object.keys(loads) as LoadName[])
      for (const [index, crowd] of crowds.entries()) {
        const cost = await measureCost(crowd, loadOf(name, memberCount, share));
        if (round >= 0) costs[index]?.set(name, [...(costs[index]?.get(name) ?? []), cost]);
      }
  return crowds.map(({ name, entryMicroseconds, residentBytes }, index) => ({
    name,
    entryMicroseconds,
    residentBytes,
    costs: Object.fromEntries(
      Array.from(costs[index] ?? [], ([load, found]) => [load, medianCost(found)]),
    ) as Record<LoadName, Cost>,
  }));
}

function loadOf(name: LoadName, memberCount: number, share: number): Load {
  const load = loads[name];
  if ("paceMs" in load) return { ...load, messageCount: Math.ceil(load.messageCount * share) };
  const messageCount = Math.ceil((load.deliveries * share) / memberCount);
  return { inFlight: load.inFlight, messageCount: Math.max(load.inFlight * 2, messageCount) };
}

function medianCost(costs: readonly Cost[]): Cost {
  const median = (pick: (cost: Cost) => number) => {
    const sorted = costs.map(pick).sort((left, right) => left - right);
    return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  };
  return {
    cpuMicroseconds: median(({ cpuMicroseconds }) => cpuMicroseconds),
    medianMs: median(({ medianMs }) => medianMs),
    p99Ms: median(({ p99Ms }) => p99Ms),
  };
}
