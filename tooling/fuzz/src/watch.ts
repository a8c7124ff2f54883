/** Runs a search in a thread of its own and watches it: an input that never ends, or ends the thread, is found too. */
import { Worker } from "node:worker_threads";
import type { TargetPlace } from "./catalogue.ts";
import { type Finding, findingOf } from "./finding.ts";
import { growthOf } from "./memory.ts";
import { SharedInput } from "./shared-input.ts";
import type { SearchSummary, WorkerOrder, WorkerReport } from "./thread-messages.ts";

export interface WatchOptions {
  readonly place: TargetPlace;
  readonly seconds: number;
  readonly seed: number;
  /** How long one input may take. Default: 10 s. */
  readonly hangMs?: number;
  /** A regular expression for URLs of scripts. Default: our packages and the decoders that they build upon. */
  readonly covered?: string;
}

export interface WatchResult {
  readonly findings: readonly Finding[];
  /** Nothing if the thread did not live to say. */
  readonly summary: SearchSummary | undefined;
}

/** Searches for `seconds`; ends early if an input hangs or ends the thread. */
export async function watchSearch(options: WatchOptions): Promise<WatchResult> {
  const { place, seconds, seed, hangMs = 10_000, covered = defaultCovered } = options;
  const { target, module } = place;
  const sharedMaxBytes = Math.max(target.maxBytes, ...target.seeds.map(({ length }) => length));
  const shared = new SharedInput(sharedMaxBytes);
  const order: WorkerOrder = {
    ...{ module, target: target.name, seconds, seed, covered },
    ...{ shared: shared.buffer, sharedMaxBytes },
  };
  const findings: Finding[] = [];
  let summary: SearchSummary | undefined;

  const worker = new Worker(new URL("./worker.ts", import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb },
  });
  worker.on("message", (report: WorkerReport) => {
    if (report.type === "finding") findings.push(report.finding);
    else summary = report;
  });
  worker.on("error", (error) => {
    findings.push({ ...findingOf(error, shared.input), kind: "crash" });
  });
  const watchdog = watchForHang(shared, hangMs, () => {
    const report = `one input took more than ${hangMs} ms`;
    findings.push({ kind: "hang", report, signature: "hang", input: shared.input });
    void worker.terminate();
  });
  await new Promise((resolve) => worker.once("exit", resolve));
  clearInterval(watchdog);

  if (summary === undefined && findings.every(({ kind }) => kind === "throw")) {
    const report = "the thread ended, and with it the search: an input that never settled, or an exit";
    findings.push({ kind: "crash", report, signature: "exit", input: shared.input });
  }
  const gained = growthOf(summary?.heapSamples ?? []);
  if (gained !== undefined) {
    const report = `the heap grew by ${gained} bytes, and went on growing`;
    findings.push({ kind: "growth", report, signature: "growth", input: shared.input });
  }
  return { findings, summary };
}

/** Calls `onHang` once when the input has been the same for `hangMs`. Before the first input nothing counts. */
function watchForHang(shared: SharedInput, hangMs: number, onHang: () => void): NodeJS.Timeout {
  let last = 0;
  let sinceMs = performance.now();
  const timer = setInterval(() => {
    const { count } = shared;
    if (count !== last || count === 0) {
      last = count;
      sinceMs = performance.now();
    } else if (performance.now() - sinceMs > hangMs) {
      clearInterval(timer);
      onHang();
    }
  }, hangMs / 10);
  return timer;
}

const maxOldGenerationSizeMb = 1024;

/** Sources and builds of the packages, and the decoders from elsewhere that they build upon. */
const defaultCovered = "/packages/[^/]+/(src|dist)/|/cborg/|/@scure/bip39/";
