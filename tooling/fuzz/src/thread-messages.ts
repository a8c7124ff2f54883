/** What the watching thread and the searching thread say to each other. */
import type { Finding } from "./finding.ts";

export interface WorkerOrder {
  /** URL of the module that exports the target. */
  readonly module: string;
  readonly target: string;
  readonly seconds: number;
  readonly seed: number;
  /** A regular expression for the URLs of scripts whose coverage guides the search. */
  readonly covered: string;
  readonly shared: SharedArrayBuffer;
  readonly sharedMaxBytes: number;
}

export interface SearchSummary {
  readonly inputCount: number;
  /** How long the search took. */
  readonly seconds: number;
  readonly corpusCount: number;
  /** Characters of source that have run. */
  readonly coveredCount: number;
  /** How often each label came up. */
  readonly labels: readonly (readonly [label: string, count: number])[];
  /** Bytes held after a garbage collection, at even intervals. */
  readonly heapSamples: readonly number[];
}

export type WorkerReport =
  | { readonly type: "finding"; readonly finding: Finding }
  | ({ readonly type: "done" } & SearchSummary);
