/** Counts what a record key has protected and yields the sequence numbers that the tags cover. */
import { CryptoError } from "../errors.ts";
import type { RecordLimits } from "./limits.ts";

/** What a key has protected so far. */
export interface RecordUsage {
  /** Bytes of wire records, headers included. */
  readonly bytes: number;
  readonly records: number;
}

export class KeyUsage implements RecordUsage {
  readonly #limits: RecordLimits;
  #bytes = 0;
  #records = 0;

  constructor(limits: RecordLimits) {
    this.#limits = limits;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get records(): number {
    return this.#records;
  }

  /**
   * The number of the next record, as u64 big-endian, and counts it.
   *
   * @param recordBytes header and body.
   * @throws {CryptoError} "key-exhausted", reason "bytes" or "records"; nothing is counted then.
   */
  next(recordBytes: number): Uint8Array {
    if (this.#records >= this.#limits.records) throw exhausted("records");
    if (this.#bytes + recordBytes > this.#limits.bytes) throw exhausted("bytes");
    const sequence = new Uint8Array(8);
    new DataView(sequence.buffer).setBigUint64(0, BigInt(this.#records));
    this.#records += 1;
    this.#bytes += recordBytes;
    return sequence;
  }
}

function exhausted(reason: "bytes" | "records"): CryptoError {
  return new CryptoError("key-exhausted", reason, `a record key has protected its limit of ${reason}`);
}
