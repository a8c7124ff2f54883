/** Appends big-endian fields; one instance for one payload. */
import { concatBytes } from "@conclave/crypto";

export class Writer {
  readonly #parts: Uint8Array[] = [];

  u8(value: number): this {
    this.#parts.push(Uint8Array.of(value));
    return this;
  }

  u16(value: number): this {
    if (value > 0xffff) throw new RangeError(`${value} does not fit in 16 bits`);
    this.#parts.push(Uint8Array.of(value >> 8, value & 0xff));
    return this;
  }

  bytes(value: Uint8Array): this {
    this.#parts.push(value);
    return this;
  }

  /** u16 length, then the bytes. */
  vec16(value: Uint8Array): this {
    return this.u16(value.length).bytes(value);
  }

  utf8(value: string): this {
    return this.bytes(Buffer.from(value, "utf8"));
  }

  finish(): Uint8Array {
    return concatBytes(...this.#parts);
  }
}
