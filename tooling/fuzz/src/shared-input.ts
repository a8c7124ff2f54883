/** The input that a thread is trying, where another thread sees it, even when the first one hangs or dies. */

export class SharedInput {
  readonly buffer: SharedArrayBuffer;
  readonly #header: Int32Array;
  readonly #bytes: Uint8Array;

  /** @param buffer that of the other thread's; a new one if there is none. */
  constructor(maxBytes: number, buffer = new SharedArrayBuffer(headerBytes + maxBytes)) {
    this.buffer = buffer;
    this.#header = new Int32Array(buffer, 0, headerBytes / Int32Array.BYTES_PER_ELEMENT);
    this.#bytes = new Uint8Array(buffer, headerBytes);
  }

  /** Changes with every input. */
  get count(): number {
    return Atomics.load(this.#header, 0);
  }

  /** The input, as far as it is whole: the thread that writes it must stand still. */
  get input(): Uint8Array {
    return Uint8Array.from(this.#bytes.subarray(0, Atomics.load(this.#header, 1)));
  }

  set(input: Uint8Array): void {
    this.#bytes.set(input);
    Atomics.store(this.#header, 1, input.length);
    Atomics.add(this.#header, 0, 1);
  }
}

const headerBytes = 8;
