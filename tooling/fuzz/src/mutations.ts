/** Small changes of good inputs as fast-check makes and shrinks them: for the tests of a package, on every run. */
import fc from "fast-check";
import type { FuzzTarget } from "./target.ts";

/** Where, as a part of the length, and what. */
type Change = { readonly position: number } & (
  | { readonly kind: "flip"; readonly bit: number }
  | { readonly kind: "set"; readonly value: number }
  | { readonly kind: "insert"; readonly bytes: Uint8Array }
  | { readonly kind: "double" | "remove"; readonly length: number }
  | { readonly kind: "end" }
);

/** Seeds of a target with up to four changes, or bytes that have nothing to do with them. */
export function mutationsOf({ seeds, maxBytes }: FuzzTarget): fc.Arbitrary<Uint8Array> {
  const position = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  const change: fc.Arbitrary<Change> = fc.oneof(
    fc.record({ kind: fc.constant("flip" as const), position, bit: fc.nat({ max: 7 }) }),
    fc.record({ kind: fc.constant("set" as const), position, value: fc.nat({ max: 255 }) }),
    fc.record({ kind: fc.constant("insert" as const), position, bytes: fc.uint8Array({ maxLength: 40 }) }),
    fc.record({ kind: fc.constant("remove" as const), position, length: fc.nat({ max: 40 }) }),
    fc.record({ kind: fc.constant("double" as const), position, length: fc.nat({ max: 40 }) }),
    fc.record({ kind: fc.constant("end" as const), position }),
  );
  const changed = fc
    .record({ seed: fc.constantFrom(...seeds), changes: fc.array(change, { minLength: 1, maxLength: 4 }) })
    .map(({ seed, changes }) => {
      let bytes = seed;
      for (const each of changes) if (bytes.length > 0) bytes = apply(bytes, each);
      return bytes;
    });
  const limited = fc.oneof(
    { arbitrary: changed, weight: 4 },
    { arbitrary: fc.uint8Array({ maxLength: 200 }), weight: 1 },
  );
  return limited.map((bytes) => bytes.slice(0, maxBytes));
}

/** A seed with one bit changed, for every bit of it. */
export function* everyBitFlipped(seed: Uint8Array): Generator<Uint8Array> {
  for (let bit = 0; bit < seed.length * 8; bit += 1) {
    yield seed.with(bit >> 3, (seed[bit >> 3] ?? 0) ^ (1 << (bit & 7)));
  }
}

/** A seed that ends early, for every place where it can. */
export function* everyBeginning(seed: Uint8Array): Generator<Uint8Array> {
  for (let length = 0; length < seed.length; length += 1) yield seed.slice(0, length);
}

function apply(bytes: Uint8Array, change: Change): Uint8Array {
  const at = Math.floor(change.position * bytes.length);
  switch (change.kind) {
    case "flip":
      return Uint8Array.from(bytes).with(at, (bytes[at] ?? 0) ^ (1 << change.bit));
    case "set":
      return Uint8Array.from(bytes).with(at, change.value);
    case "insert":
      return join(bytes.subarray(0, at), change.bytes, bytes.subarray(at));
    case "remove":
      return join(bytes.subarray(0, at), bytes.subarray(at + change.length));
    case "double":
      return join(bytes.subarray(0, at + change.length), bytes.subarray(at));
    case "end":
      return bytes.slice(0, at);
  }
}

function join(...pieces: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(pieces));
}
