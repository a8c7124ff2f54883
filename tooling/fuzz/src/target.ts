/** What is fuzzed: one decoder, or one side of a session. Targets live in `fuzz/targets.ts` of the package they try. */

export interface FuzzTarget {
  /** As the command line names it: small letters, digits and hyphens. */
  readonly name: string;
  /** The longest input in bytes. */
  readonly maxBytes: number;
  /** Good inputs, at least one: what the search starts from, replayed by the package's tests too. */
  readonly seeds: readonly Uint8Array[];
  /** What inputs of this kind are made of, to be put in whole. */
  readonly dictionary?: readonly Uint8Array[];
  /**
   * Tries one input, which is not to be changed or kept.
   *
   * @returns a short label of what came of it, such as the code of a fault: an input whose label is new is kept and
   *   built upon. A few hundred labels at most.
   * @throws whatever is a defect: anything but the decoder's own error, a promise of the decoder that was not kept.
   */
  run(input: Uint8Array): string | Promise<string>;
}

/** A promise of the code under test that it did not keep. */
export class Defect extends Error {
  override readonly name = "Defect";
}

/** Throws a {@link Defect} unless `holds`. @param promise what should have been so. */
export function promised(holds: boolean, promise: string): asserts holds {
  if (!holds) throw new Defect(promise);
}
