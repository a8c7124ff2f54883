/** Whole lines from a stream of UTF-8, none longer than allowed. */

export class LineReader {
  readonly #maxBytes: number;
  #chunks: Buffer[] = [];
  #heldBytes = 0;

  /** @param maxBytes of one line, its end not counted. */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** The lines that are whole now. "too-long": what follows cannot be understood any more. */
  push(chunk: Buffer): readonly string[] | "too-long" {
    const lines: string[] = [];
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
      if (!this.#hold(chunk.subarray(start, end))) return "too-long";
      lines.push(Buffer.concat(this.#chunks).toString("utf8"));
      this.#chunks = [];
      this.#heldBytes = 0;
      start = end + 1;
    }
    return this.#hold(chunk.subarray(start)) ? lines : "too-long";
  }

  #hold(bytes: Buffer): boolean {
    this.#heldBytes += bytes.length;
    if (this.#heldBytes > this.#maxBytes) return false;
    if (bytes.length > 0) this.#chunks.push(bytes);
    return true;
  }
}

const lineFeed = 0x0a;
