/** The part of the search that a package's tests do every time. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { everyBeginning, everyBitFlipped, mutationsOf } from "./mutations.ts";
import { regressInputs } from "./regress.ts";
import type { FuzzTarget } from "./target.ts";

/**
 * Declares the tests: each target runs every input that was found before, its seeds, each bit and each beginning of the
 * shortest of them, and small changes of all. A target throws what a decoder must not.
 *
 * @param regress `test/regress` of the package.
 */
export function testTargets(regress: URL, targets: readonly FuzzTarget[]): void {
  test.each(regressInputs(regress, targets))("$target.name: $name", async ({ target, bytes }) => {
    expect(await target.run(bytes)).toBeTypeOf("string");
  });

  test.each(targets)("$name: every bit and every end of its shortest seed", { timeout }, async (target) => {
    const [seed = new Uint8Array(0)] = target.seeds.toSorted((left, right) => left.length - right.length);
    const inputs = [...everyBitFlipped(seed), ...everyBeginning(seed)];
    for (const input of inputs) expect(await target.run(input)).toBeTypeOf("string");
    expect(inputs.length).toBe(9 * seed.length);
  });

  test.each(targets)(
    "$name: changed inputs are taken or refused, nothing else",
    { timeout },
    async (target) => {
      const property = fc.asyncProperty(mutationsOf(target), async (input) => {
        expect(await target.run(input)).toBeTypeOf("string");
      });
      await fc.assert(property, { numRuns: 200 });
    },
  );
}

const timeout = 60_000;
