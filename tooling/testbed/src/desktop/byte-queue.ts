/** Bytes that have come in and have not been read yet. */
export class ByteQueue {
  readonly #chunks: Buffer[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
  }

  /** The first bytes, which stay in the queue. There have to be as many. */
  peek(length: number): Buffer {
    const [first] = this.#chunks;
    if (first !== undefined && first.length >= length) return first.subarray(0, length);
    const whole = Buffer.concat(this.#chunks);
    this.#chunks.splice(0, Number.POSITIVE_INFINITY, whole);
    return whole.subarray(0, length);
  }

  /** Takes the first bytes out of the queue. There have to be as many. */
  take(length: number): Buffer {
    const taken = this.peek(length);
    this.#chunks[0] = (this.#chunks[0] as Buffer).subarray(length);
    this.#length -= length;
    return taken;
  }
}
