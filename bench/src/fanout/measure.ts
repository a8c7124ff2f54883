/** What one room full of people costs its server: each way of using it, in turns between the servers. */
import type { Population } from "./population.ts";
import type { ServerProcess } from "./server-process.ts";

export interface Crowd {
  readonly name: string;
  readonly server: ServerProcess;
  readonly population: Population;
  readonly memberCount: number;
}

export interface Load {
  /** How many messages are said before anybody has heard the first. */
  readonly inFlight: number;
  readonly messageCount: number;
  /** With a pause between messages, in milliseconds, as people talk. */
  readonly paceMs?: number;
}

export interface Cost {
  /** The server's own, for one message to one member. */
  readonly cpuMicroseconds: number;
  /** From saying to hearing, over all who listen, in milliseconds. */
  readonly medianMs: number;
  readonly p99Ms: number;
}

/** Says them, and waits until everybody who listens has heard all of them. */
export async function measureCost({ server, population, memberCount }: Crowd, load: Load): Promise<Cost> {
  const before = await server.usage();
  const delaysMs = await talk(population, load);
  const after = await server.usage();
  delaysMs.sort();
  const at = (share: number) => delaysMs[Math.floor((delaysMs.length - 1) * share)] ?? Number.NaN;
  return {
    cpuMicroseconds:
      (after.cpuMicroseconds - before.cpuMicroseconds) / (load.messageCount * (memberCount - 1)),
    medianMs: at(0.5),
    p99Ms: at(0.99),
  };
}

function talk(population: Population, { inFlight, messageCount, paceMs }: Load): Promise<Float64Array> {
  const receivers = population.listenerCount;
  const delaysMs = new Float64Array(receivers * messageCount);
  const saidAtMs = new Float64Array(messageCount);
  const heardCounts = new Uint32Array(messageCount);
  const { promise, resolve } = Promise.withResolvers<Float64Array>();
  let [said, heard, done] = [0, 0, 0];
  const say = () => {
    saidAtMs[said] = performance.now();
    population.say(textOf(said));
    said += 1;
  };
  population.onHeard = (text) => {
    const index = Number.parseInt(text, 10);
    delaysMs[heard] = performance.now() - (saidAtMs[index] ?? Number.NaN);
    heard += 1;
    heardCounts[index] = (heardCounts[index] ?? 0) + 1;
    if (heardCounts[index] !== receivers) return;
    done += 1;
    if (done === messageCount) resolve(delaysMs);
    else if (paceMs === undefined && said < messageCount) say();
  };
  if (paceMs === undefined) for (let count = 0; count < Math.min(inFlight, messageCount); count += 1) say();
  else {
    const timer = setInterval(() => {
      say();
      if (said === messageCount) clearInterval(timer);
    }, paceMs);
  }
  return promise;
}

/** A hundred bytes, with the message's number in front. */
function textOf(index: number): string {
  return `${index} `.padEnd(100, "x");
}
