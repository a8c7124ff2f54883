/** A stream of numbers that a seed decides. Nothing secret is made of it. */
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";

export class Random {
  readonly #generator: RandomGenerator;

  /** @param seed a 32-bit integer. */
  constructor(seed: number) {
    this.#generator = xoroshiro128plus(seed);
  }

  /** A whole number from 0 to `end` - 1. Slightly uneven for large `end`, which a search does not mind. */
  below(end: number): number {
    return (this.#generator.next() >>> 0) % end;
  }

  /** One of them; there must be one. */
  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item;
  }
}
