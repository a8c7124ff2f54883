/** A shorter input that shows the same defect: for whoever has to understand it. */

/**
 * Takes pieces out, large ones first, as long as `isSame` holds.
 *
 * @param maxTries how often `isSame` is asked at most.
 */
export async function minimise(
  input: Uint8Array,
  isSame: (candidate: Uint8Array) => Promise<boolean>,
  maxTries: number,
): Promise<Uint8Array> {
  let best = input;
  let tries = 0;
  for (let size = Math.ceil(best.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let start = 0; start < best.length && tries < maxTries; ) {
      const candidate = Uint8Array.from(
        Buffer.concat([best.subarray(0, start), best.subarray(start + size)]),
      );
      tries += 1;
      if (await isSame(candidate)) best = candidate;
      else start += size;
    }
  }
  return best;
}
