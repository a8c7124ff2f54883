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
  readonly #sequenceBytes = new Uint8Array(8);
  readonly #sequence = new DataView(this.#sequenceBytes.buffer);
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
   * The number of the next record, as u64 big-endian, and counts it. The same array comes each time.
   *
   * @param recordBytes header and body.
   * @throws {CryptoError} "key-exhausted", reason "bytes" or "records"; nothing is counted then.
   */
  next(recordBytes: number): Uint8Array {
    if (this.#records >= this.#limits.records) throw exhausted("records");
    if (this.#bytes + recordBytes > this.#limits.bytes) throw exhausted("bytes");
    this.#sequence.setUint32(0, Math.floor(this.#records / 2 ** 32));
    this.#sequence.setUint32(4, this.#records % 2 ** 32);
    this.#records += 1;
    this.#bytes += recordBytes;
    return this.#sequenceBytes;
  }
}

function exhausted(reason: "bytes" | "records"): CryptoError {
  return new CryptoError("key-exhausted", reason, `a record key has protected its limit of ${reason}`);
}
