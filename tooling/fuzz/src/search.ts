/**
 * The search: mutate an input that did something new, run it, keep it if it did something new again. New is a label
 * that the target never gave before, or code that never ran before. Asking V8 what ran takes as long as hundreds of
 * inputs, so a batch is run first and taken apart only when it has reached something.
 */
import type { Coverage } from "./coverage.ts";
import { type Finding, findingOf } from "./finding.ts";
import { minimise } from "./minimise.ts";
import { Mutator } from "./mutator.ts";
import { Random } from "./random.ts";
import type { FuzzTarget } from "./target.ts";

export interface SearchOptions {
  readonly target: FuzzTarget;
  readonly coverage: Coverage;
  readonly seed: number;
  /** Told of every input before it runs: what a watchdog looks at. */
  readonly onInput: (input: Uint8Array) => void;
  /** Told of the first input for each defect. */
  readonly onFinding: (finding: Finding) => void;
}

export class Search {
  readonly #options: SearchOptions;
  readonly #random: Random;
  readonly #mutator: Mutator;
  readonly #corpus: Uint8Array[] = [];
  readonly #labels = new Map<string, number>();
  readonly #signatures = new Set<string>();
  #corpusBytes = 0;
  #inputCount = 0;
  #batchLength = smallestBatch;

  constructor(options: SearchOptions) {
    const { target, seed } = options;
    if (target.seeds.length === 0) throw new Error(`${target.name} has no seed`);
    this.#options = options;
    this.#random = new Random(seed);
    const { maxBytes, dictionary = [] } = target;
    this.#mutator = new Mutator({ random: this.#random, maxBytes, dictionary });
  }

  /** Inputs that were run. */
  get inputCount(): number {
    return this.#inputCount;
  }

  get corpusCount(): number {
    return this.#corpus.length;
  }

  /** Bytes that the search itself keeps, roughly. */
  get corpusBytes(): number {
    return this.#corpusBytes;
  }

  /** How often each label came up. */
  get labels(): ReadonlyMap<string, number> {
    return this.#labels;
  }

  /** Runs every seed; all are kept. */
  async start(): Promise<void> {
    for (const seed of this.#options.target.seeds) {
      await this.#try(seed);
      this.#keep(seed);
    }
    const { coverage } = this.#options;
    coverage.add(coverage.collect());
  }

  /** Runs one batch of mutated inputs. */
  async step(): Promise<void> {
    const startMs = performance.now();
    const batch = Array.from({ length: this.#batchLength }, () => this.#next());
    for (const input of batch) if (await this.#try(input)) this.#keep(input);
    const { coverage } = this.#options;
    const reached = coverage.collect();
    const isNews = coverage.isNews(reached);
    const middle = batch.length >> 1;
    if (isNews) for (const half of [batch.slice(0, middle), batch.slice(middle)]) await this.#keepNews(half);
    coverage.add(reached);
    // A target that works with files is slow: its time must not be over long before a batch is.
    const isLong = performance.now() - startMs > longBatchMs;
    this.#batchLength =
      isNews || isLong
        ? Math.max(this.#batchLength / 2, smallestBatch)
        : Math.min(this.#batchLength * 2, largestBatch);
  }

  #next(): Uint8Array {
    // The newest have reached farthest: half of the time one of them is taken.
    const recent = this.#random.below(2) === 0 ? this.#corpus.slice(-recentCount) : this.#corpus;
    return this.#mutator.mutate(this.#random.pick(recent), this.#random.pick(this.#corpus));
  }

  /** Runs an input; true if its label is new. */
  async #try(input: Uint8Array): Promise<boolean> {
    this.#inputCount += 1;
    const result = await this.#run(input);
    if (typeof result === "string") {
      const count = this.#labels.get(result) ?? 0;
      this.#labels.set(result, count + 1);
      return count === 0 && this.#labels.size <= maxLabels;
    }
    if (this.#signatures.has(result.signature)) return false;
    this.#signatures.add(result.signature);
    const isSame = async (candidate: Uint8Array) => {
      const again = await this.#run(candidate);
      return typeof again !== "string" && again.signature === result.signature;
    };
    const shortest = await minimise(result.input, isSame, minimiseTries);
    this.#options.onFinding({ ...result, input: shortest });
    return false;
  }

  async #run(input: Uint8Array): Promise<Finding | string> {
    this.#options.onInput(input);
    try {
      const label = this.#options.target.run(input);
      return typeof label === "string" ? label : await label;
    } catch (error) {
      return findingOf(error, input);
    }
  }

  /** Runs inputs again, in ever smaller parts, to keep those that reach what was never reached before. */
  async #keepNews(inputs: readonly Uint8Array[]): Promise<void> {
    const { coverage } = this.#options;
    for (const input of inputs) await this.#run(input);
    const reached = coverage.collect();
    if (!coverage.isNews(reached)) return;
    const [only, ...others] = inputs;
    if (only !== undefined && others.length === 0) {
      coverage.add(reached);
      this.#keep(only);
      return;
    }
    const middle = inputs.length >> 1;
    await this.#keepNews(inputs.slice(0, middle));
    await this.#keepNews(inputs.slice(middle));
  }

  #keep(input: Uint8Array): void {
    if (this.#corpus.length >= maxCorpus) return;
    this.#corpus.push(input);
    this.#corpusBytes += input.length;
  }
}

const smallestBatch = 32;
const largestBatch = 4096;
const longBatchMs = 2000;
const recentCount = 32;
const maxLabels = 2000;
const maxCorpus = 4000;
const minimiseTries = 2000;
