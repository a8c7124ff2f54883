/** The thread that searches: one target, until its time is over. */
import { parentPort, workerData } from "node:worker_threads";
import { loadTargets } from "./catalogue.ts";
import { Coverage } from "./coverage.ts";
import { MemoryWatch } from "./memory.ts";
import { Search } from "./search.ts";
import { SharedInput } from "./shared-input.ts";
import type { WorkerOrder, WorkerReport } from "./thread-messages.ts";

const order = workerData as WorkerOrder;
// Before anything that it is to count is loaded.
const covered = new RegExp(order.covered);
const coverage = new Coverage((url) => covered.test(url));
const target = (await loadTargets(order.module)).find(({ name }) => name === order.target);
if (target === undefined) throw new Error(`${order.module} has no target ${order.target}`);

const shared = new SharedInput(order.sharedMaxBytes, order.shared);
const memory = new MemoryWatch();
const search = new Search({
  target,
  coverage,
  seed: order.seed,
  onInput: (input) => shared.set(input),
  onFinding: (finding) => report({ type: "finding", finding }),
});

/** Between these the search runs undisturbed. */
const memorySampleCount = 12;

const startMs = performance.now();
const endMs = startMs + order.seconds * 1000;
const sampleMs = (order.seconds * 1000) / memorySampleCount;
let nextSampleMs = startMs;

await search.start();
while (performance.now() < endMs) {
  if (performance.now() >= nextSampleMs) {
    await memory.sample(search.corpusBytes);
    nextSampleMs += sampleMs;
  }
  await search.step();
}
await memory.sample(search.corpusBytes);
report({
  type: "done",
  inputCount: search.inputCount,
  seconds: (performance.now() - startMs) / 1000,
  corpusCount: search.corpusCount,
  coveredCount: coverage.count,
  labels: [...search.labels],
  heapSamples: memory.samples,
});

function report(message: WorkerReport): void {
  parentPort?.postMessage(message);
}
