/** All metrics of one server, and their text. */
import { Gauge, Histogram, Registry } from "prom-client";
import type { Log } from "../log/logger.ts";
import { EventCounters } from "./event-counters.ts";
import { addFactGauges, type FactSources } from "./fact-gauges.ts";
import type { Observer } from "./observer.ts";
import { addProcessGauges } from "./process-gauges.ts";

export class Metrics implements Disposable, Observer {
  readonly #registry = new Registry();
  readonly #stopMeasuring: () => void;
  readonly #fanOutSeconds: Histogram;
  /** To be given to the server in place of its log: what it writes is counted. */
  readonly log: Log;

  /** @param log gets everything that the server logs. */
  constructor(log: Log, version: string) {
    this.log = new EventCounters(log, this.#registry);
    this.#stopMeasuring = addProcessGauges(this.#registry);
    this.#fanOutSeconds = new Histogram({
      name: "conclave_fan_out_seconds",
      help: "From the first message of a turn of the loop until all who hear it had their bytes handed to their sockets.",
      buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1],
      registers: [this.#registry],
    });
    new Gauge({
      name: "conclave_build_info",
      help: "Always 1; which version this is, and of Node.",
      labelNames: ["version", "node"],
      registers: [this.#registry],
    }).set({ version, node: process.versions.node }, 1);
  }

  fannedOut(seconds: number): void {
    this.#fanOutSeconds.observe(seconds);
  }

  /** Adds the figures of a server that runs. */
  watch(sources: FactSources): void {
    addFactGauges(this.#registry, sources);
  }

  /** The media type of `text`: version 0.0.4 of the text format. */
  get contentType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }

  [Symbol.dispose](): void {
    this.#stopMeasuring();
  }
}
