/** Inputs out of inputs: bits, bytes and lengths changed, pieces taken out, doubled, moved, put in, and mixed. */
import type { Random } from "./random.ts";

export interface MutatorOptions {
  readonly random: Random;
  readonly maxBytes: number;
  readonly dictionary: readonly Uint8Array[];
}

type Change = (bytes: Uint8Array, other: Uint8Array) => Uint8Array;

export class Mutator {
  readonly #random: Random;
  readonly #maxBytes: number;
  readonly #dictionary: readonly Uint8Array[];
  readonly #changes: readonly Change[];

  constructor({ random, maxBytes, dictionary }: MutatorOptions) {
    this.#random = random;
    this.#maxBytes = maxBytes;
    this.#dictionary = dictionary;
    this.#changes = [
      this.#flipBit,
      this.#flipBit,
      this.#setByte,
      this.#setInteresting,
      this.#addToInteger,
      this.#insert,
      this.#insertRun,
      this.#cutOut,
      this.#cutOut,
      this.#truncate,
      this.#double,
      this.#move,
      this.#splice,
      ...(dictionary.length > 0 ? [this.#insertWord, this.#overwriteWord] : []),
    ];
  }

  /** A new input that is 1 to 8 changes away from `bytes`; pieces may come from `other`. */
  mutate(bytes: Uint8Array, other: Uint8Array): Uint8Array {
    let result: Uint8Array = Uint8Array.from(bytes);
    // One change most often: two changes of which one breaks the frame hide what the other would have found.
    const count = 1 << Math.max(0, this.#random.below(5) - 1);
    for (let change = 0; change < count; change += 1)
      result = this.#random.pick(this.#changes)(result, other);
    return result.length > this.#maxBytes ? result.slice(0, this.#maxBytes) : result;
  }

  readonly #flipBit: Change = (bytes) => {
    if (bytes.length > 0) this.#at(bytes, (old) => old ^ (1 << this.#random.below(8)));
    return bytes;
  };

  readonly #setByte: Change = (bytes) => {
    if (bytes.length > 0) this.#at(bytes, () => this.#random.below(256));
    return bytes;
  };

  readonly #setInteresting: Change = (bytes) => {
    const value = this.#random.pick(interesting);
    return overwrite(bytes, this.#random.below(bytes.length + 1), value);
  };

  /** Adds a small number to a big-endian integer of 1 to 4 bytes: lengths that are off by a few. */
  readonly #addToInteger: Change = (bytes) => {
    const width = 1 + this.#random.below(4);
    if (bytes.length < width) return bytes;
    const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const at = this.#random.below(bytes.length - width + 1);
    const sum = view.readUIntBE(at, width) + this.#random.below(33) - 16;
    view.writeUIntBE(((sum % 2 ** (8 * width)) + 2 ** (8 * width)) % 2 ** (8 * width), at, width);
    return bytes;
  };

  readonly #insert: Change = (bytes) => {
    const piece = Uint8Array.from({ length: 1 + this.#random.below(8) }, () => this.#random.below(256));
    return insert(bytes, this.#random.below(bytes.length + 1), piece);
  };

  /** One value many times: what makes quadratic work and deep nesting show. */
  readonly #insertRun: Change = (bytes) => {
    const length = 1 << this.#random.below(12);
    const value = bytes.length > 0 ? (bytes[this.#random.below(bytes.length)] ?? 0) : this.#random.below(256);
    return insert(bytes, this.#random.below(bytes.length + 1), new Uint8Array(length).fill(value));
  };

  readonly #cutOut: Change = (bytes) => {
    const [start, end] = this.#piece(bytes);
    return join(bytes.subarray(0, start), bytes.subarray(end));
  };

  readonly #truncate: Change = (bytes) => bytes.slice(0, this.#random.below(bytes.length + 1));

  readonly #double: Change = (bytes) => {
    const [start, end] = this.#piece(bytes);
    return insert(bytes, end, bytes.slice(start, end));
  };

  readonly #move: Change = (bytes) => {
    const [start, end] = this.#piece(bytes);
    const rest = join(bytes.subarray(0, start), bytes.subarray(end));
    return insert(rest, this.#random.below(rest.length + 1), bytes.slice(start, end));
  };

  /** The beginning of one input and the end of another. */
  readonly #splice: Change = (bytes, other) => {
    const head = bytes.subarray(0, this.#random.below(bytes.length + 1));
    return join(head, other.subarray(this.#random.below(other.length + 1)));
  };

  readonly #insertWord: Change = (bytes) =>
    insert(bytes, this.#random.below(bytes.length + 1), this.#random.pick(this.#dictionary));

  readonly #overwriteWord: Change = (bytes) =>
    overwrite(bytes, this.#random.below(bytes.length + 1), this.#random.pick(this.#dictionary));

  #at(bytes: Uint8Array, change: (old: number) => number): void {
    const index = this.#random.below(bytes.length);
    bytes[index] = change(bytes[index] ?? 0);
  }

  /** Bounds of a piece, short ones more often. */
  #piece(bytes: Uint8Array): readonly [start: number, end: number] {
    const start = this.#random.below(bytes.length + 1);
    const length = this.#random.below(1 << (1 + this.#random.below(10)));
    return [start, Math.min(bytes.length, start + length)];
  }
}

function insert(bytes: Uint8Array, at: number, piece: Uint8Array): Uint8Array {
  return join(bytes.subarray(0, at), piece, bytes.subarray(at));
}

function overwrite(bytes: Uint8Array, at: number, piece: Uint8Array): Uint8Array {
  return join(bytes.subarray(0, at), piece, bytes.subarray(at + piece.length));
}

function join(...pieces: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(pieces));
}

/** Where integers and lengths change their form or their sign. */
const interesting: readonly Uint8Array[] = [
  [0],
  [1],
  [0x7f],
  [0x80],
  [0xff],
  [0, 0],
  [0, 1],
  [0x7f, 0xff],
  [0x80, 0],
  [0xff, 0xff],
  [0x40, 0],
  [0, 0, 0, 0],
  [0xff, 0xff, 0xff, 0xff],
  [0x80, 0, 0, 0],
].map((values) => Uint8Array.from(values));
