/** Whether memory grows with the number of inputs: what is still held after a full garbage collection, again and again. */
import { setImmediate as nextTurn } from "node:timers/promises";
import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

export class MemoryWatch {
  readonly #samples: number[] = [];
  readonly #collectGarbage: () => void;

  constructor() {
    setFlagsFromString("--expose-gc");
    this.#collectGarbage = runInNewContext("gc") as () => void;
  }

  /** Measures now. @param ownBytes what the search itself keeps, which does not count. */
  async sample(ownBytes: number): Promise<void> {
    this.#collectGarbage();
    // What Node holds for objects that are gone it gives back in a turn of the loop, which a search has none of.
    await nextTurn();
    this.#collectGarbage();
    const { used_heap_size: heap, external_memory: external } = getHeapStatistics();
    this.#samples.push(heap + external - ownBytes);
  }

  /** All samples in bytes, the first one first. */
  get samples(): readonly number[] {
    return this.#samples;
  }
}

/**
 * How many bytes were gained after the warm-up (the first third of the samples), if it looks like a leak: more than
 * {@link growthLimitBytes}, and more with nearly every sample. Nothing if it does not, or if there are too few to say.
 */
export function growthOf(samples: readonly number[]): number | undefined {
  const settled = samples.slice(Math.ceil(samples.length / 3));
  if (settled.length < 4) return undefined;
  const gained = (settled.at(-1) ?? 0) - (settled[0] ?? 0);
  const rises = settled.filter((bytes, index) => index > 0 && bytes > (settled[index - 1] ?? 0)).length;
  return gained > growthLimitBytes && rises >= (settled.length - 1) * 0.75 ? gained : undefined;
}

const growthLimitBytes = 8 * 2 ** 20;
