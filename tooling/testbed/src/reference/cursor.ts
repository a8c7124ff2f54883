/** Reads fields one after the other, and throws where there is nothing more. */

export class Cursor {
  #rest: Buffer;

  constructor(bytes: Buffer) {
    this.#rest = bytes;
  }

  take(count: number): Buffer {
    if (count > this.#rest.length) throw new Error("the end came too early");
    const taken = Buffer.from(this.#rest.subarray(0, count));
    this.#rest = this.#rest.subarray(count);
    return taken;
  }

  u8(): number {
    return this.take(1).readUInt8();
  }

  u16(): number {
    return this.take(2).readUInt16BE();
  }

  vec16(): Buffer {
    return this.take(this.u16());
  }

  /** What was read, if nothing is left. */
  all<Fields>(fields: Fields): Fields {
    if (this.#rest.length > 0) throw new Error("something follows the end");
    return fields;
  }
}
