/** What the window costs, and what it can take: on one desktop, at one server, one after the other. */
import type { Rectangle, VirtualDesktop } from "@conclave/testbed/desktop";
import type { Person } from "@conclave/testbed/person";
import { conclavePopulation } from "../fanout/conclave-population.ts";
import { floodAtPace, floodFully, sayLast } from "./flood.ts";
import { type Memory, memoryOf, Stage, type Strain } from "./stage.ts";

export interface WindowOptions {
  readonly starts: number;
  readonly keys: number;
  readonly perSecond: number;
  readonly seconds: number;
  /** That have arrived when memory is looked at for the last time. */
  readonly messageCount: number;
}

export interface Times {
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly longestMs: number;
}

export interface WindowFound {
  readonly start: Times;
  readonly bareStart: Times;
  readonly idleMemory: Memory;
  readonly idle: Strain;
  readonly keysIdle: Times;
  readonly flood: Strain;
  /** From the last one's being told to others to its being shown. */
  readonly floodBehindMs: number;
  readonly keysInFlood: Times;
  /** From Enter to others' hearing what was typed during the flood. */
  readonly sentInFloodMs: number;
  /** At so many messages. */
  readonly memory: readonly (Memory & { readonly messageCount: number; readonly heapUsedBytes: number })[];
  /** While they arrive as fast as they can. */
  readonly full: Strain & { readonly perSecond: number; readonly behindMs: number };
}

export async function benchWindow(options: WindowOptions): Promise<WindowFound> {
  await using stage = await Stage.start();
  const { start, bareStart } = await starts(stage, options.starts);
  await using population = await conclavePopulation(2, stage.server.ready);
  const ana = await stage.open();
  await ana.untilConnected();
  await stage.strain();
  await settled();
  const idleMemory = await memoryOf(ana);
  const idle = await stage.strain();
  // Once, before the flood: whoever looks at all that there is has the window answer for every message that it shows.
  await ana.goToComposer();
  const composer = await (await ana.sees({ role: "text", name: "Message" })).extents();
  const keysIdle = await keys(stage.desktop, composer, options.keys);
  await stage.strain();
  await settled();

  const flooded = floodAtPace(population, options);
  const keysInFlood = await keys(stage.desktop, composer, options.keys);
  const sentInFloodMs = await sendSentence(stage.desktop, population);
  await flooded;
  const flood = await stage.strain();
  const floodBehindMs = await behind(ana, population, "the flood is over");

  const memory: WindowFound["memory"][number][] = [];
  let arrived = options.perSecond * options.seconds;
  const look = async () => {
    await settled();
    const { heapUsedBytes } = await stage.strain();
    memory.push({ messageCount: arrived, heapUsedBytes, ...(await memoryOf(ana)) });
  };
  await look();
  const fullMs: number[] = [];
  let full: WindowFound["full"] | undefined;
  for (const part of [0.5, 1]) {
    const count = Math.round(options.messageCount * part) - arrived;
    if (count <= 0) continue;
    await stage.strain();
    const startMs = performance.now();
    await floodFully(population, count, inFlight);
    const perSecond = (count / (performance.now() - startMs)) * 1000;
    const behindMs = await behind(ana, population, `${count} more are over`);
    fullMs.push(behindMs);
    full = { ...(await stage.strain()), perSecond, behindMs };
    arrived += count;
    await look();
  }
  await ana.leave();
  if (full === undefined) throw new Error("there have to be more messages than the flood has");
  return {
    ...{ start, bareStart, idleMemory, idle, keysIdle, flood, floodBehindMs },
    ...{ keysInFlood, sentInFloodMs, memory, full },
  };
}

/** In turns, so that what else the machine does hits both alike. */
async function starts(stage: Stage, count: number): Promise<Pick<WindowFound, "bareStart" | "start">> {
  const first = await stage.open(`127.0.0.1:${stage.server.ready.port}`);
  await first.meet();
  await first.trust();
  await first.leave();
  const [own, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round < count; round += 1) {
    bare.push(await stage.bareStartMs());
    const startMs = performance.now();
    const ana = await stage.open();
    await ana.untilConnected();
    own.push(performance.now() - startMs);
    await ana.leave();
  }
  return { start: times(own), bareStart: times(bare) };
}

/** Types a letter at a time, as somebody who types quickly; each waits until it can be seen. */
async function keys(desktop: VirtualDesktop, composer: Rectangle, count: number): Promise<Times> {
  const takenMs: number[] = [];
  for (let key = 0; key < count; key += 1) {
    if (key % lineLength === lineLength - 1) await empty(desktop);
    takenMs.push(await desktop.paintTime("w", composer));
  }
  await empty(desktop);
  return times(takenMs);
}

async function empty(desktop: VirtualDesktop): Promise<void> {
  await desktop.pressKey("ctrl+a");
  await desktop.pressKey("Delete");
}

async function sendSentence(
  desktop: VirtualDesktop,
  population: Awaited<ReturnType<typeof conclavePopulation>>,
): Promise<number> {
  const sentence = "can anybody hear me in this?";
  const heard = Promise.withResolvers<void>();
  population.onHeard = (text) => {
    if (text === sentence) heard.resolve();
  };
  await desktop.typeText(sentence);
  const startMs = performance.now();
  await desktop.pressKey("Return");
  await heard.promise;
  return performance.now() - startMs;
}

async function behind(
  ana: Person,
  population: Awaited<ReturnType<typeof conclavePopulation>>,
  last: string,
): Promise<number> {
  await sayLast(population, last);
  const startMs = performance.now();
  await ana.untilShown(last);
  return performance.now() - startMs;
}

/** So long that garbage may be collected, and what was put off is done. */
function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, settleMs));
}

function times(takenMs: readonly number[]): Times {
  const sorted = takenMs.toSorted((left, right) => left - right);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
  return { medianMs: at(0.5), p95Ms: at(0.95), longestMs: at(1) };
}

const inFlight = 256;
const lineLength = 40;
const settleMs = 5000;
