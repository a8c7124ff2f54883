/** A bounded cursor over one complete payload. Running past its end is a fault of the payload, never "wait". */

/** Thrown when a payload is not what its drawing says; the caller turns it into the fault of its family. */
export class MalformedError extends Error {
  override readonly name = "MalformedError";
  /** The field at which reading stopped. */
  readonly field: string;

  constructor(field: string, options?: ErrorOptions) {
    super(`malformed at ${field}`, options);
    this.field = field;
  }
}

export class Reader {
  readonly #bytes: Uint8Array;
  #offset = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get remaining(): number {
    return this.#bytes.length - this.#offset;
  }

  /** The next `length` bytes, as a view. */
  bytes(length: number, field: string): Uint8Array {
    if (length > this.remaining) throw new MalformedError(field);
    this.#offset += length;
    return this.#bytes.subarray(this.#offset - length, this.#offset);
  }

  u8(field: string): number {
    return this.bytes(1, field)[0] ?? 0;
  }

  u16(field: string): number {
    const [high, low] = this.bytes(2, field);
    return ((high ?? 0) << 8) | (low ?? 0);
  }

  /** u16 length, then that many bytes. */
  vec16(field: string): Uint8Array {
    return this.bytes(this.u16(field), field);
  }

  /** Everything that is left, as text; bytes that are not UTF-8 are malformed. */
  utf8(field: string): string {
    try {
      return utf8.decode(this.bytes(this.remaining, field));
    } catch (cause) {
      throw new MalformedError(field, { cause });
    }
  }

  /** Asserts that nothing is left. */
  end(field: string): void {
    if (this.remaining > 0) throw new MalformedError(field);
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
