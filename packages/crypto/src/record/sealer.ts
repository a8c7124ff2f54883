/** The write side of one direction: a key pair, a counter, and one cipher kept for the life of the key. */
import { type Cipheriv, createCipheriv, createHmac, type KeyObject } from "node:crypto";
import { wipe } from "../bytes.ts";
import type { RecordKeys } from "../key-schedule.ts";
import { type RandomSource, systemRandom } from "../random.ts";
import { recordBodyBytes, recordLayout } from "./layout.ts";
import { hardRecordLimits, type RecordLimits } from "./limits.ts";
import { KeyUsage, type RecordUsage } from "./usage.ts";

/** What seals records: this JavaScript one today, a native one for batches later; the same bytes on the wire. */
export interface Sealer {
  /** What the key has protected so far. */
  readonly usage: RecordUsage;

  /**
   * The record of `plaintext`: `header`, IV, ciphertext and tag in one fresh array.
   *
   * 1. Records must be sent in the order in which they were sealed, each once.
   * 2. `header` is 4 bytes that already state the body's length, {@link recordBodyBytes}.
   * 3. `plaintext` is not changed and not kept.
   *
   * @throws {CryptoError} "key-exhausted" at the hard limit; nothing was sealed then.
   */
  seal(header: Uint8Array, plaintext: Uint8Array): Uint8Array;
}

/**
 * Seals with `node:crypto`. A random block goes in front of each plaintext and CBC chains on: its ciphertext, the
 * first block of the body, is then a random explicit IV that nobody could predict (RFC 4346, section 6.2.3.2,
 * option 2b), at a third of the cost of a new cipher for each record.
 */
export class RecordSealer implements Sealer {
  readonly #cipher: Cipheriv;
  readonly #authentication: KeyObject;
  readonly usage: RecordUsage;
  readonly #usage: KeyUsage;
  readonly #random: RandomSource;

  constructor(
    keys: RecordKeys,
    options: { readonly random?: RandomSource; readonly limits?: RecordLimits } = {},
  ) {
    this.#random = options.random ?? systemRandom;
    this.#usage = new KeyUsage(options.limits ?? hardRecordLimits);
    this.usage = this.#usage;
    this.#authentication = keys.authentication;
    // The first block in is random, so what it is chained to adds nothing.
    this.#cipher = createCipheriv("aes-256-cbc", keys.encryption, new Uint8Array(recordLayout.blockBytes));
    this.#cipher.setAutoPadding(false);
  }

  seal(header: Uint8Array, plaintext: Uint8Array): Uint8Array {
    const { headerBytes, blockBytes, tagBytes } = recordLayout;
    if (header.length !== headerBytes) throw new RangeError(`a record header has ${headerBytes} bytes`);
    const bodyBytes = recordBodyBytes(plaintext.length);
    const sequence = this.#usage.next(headerBytes + bodyBytes);

    const padded = scratchFor(bodyBytes - tagBytes);
    this.#random(padded.subarray(0, blockBytes));
    padded.set(plaintext, blockBytes);
    padded.fill(padded.length - blockBytes - plaintext.length, blockBytes + plaintext.length);
    const sealed = this.#cipher.update(padded);
    wipe(padded);

    // All of it is overwritten, so it need not be cleared first; what is on the wire may share memory with anything. The
    // sequence number stands in front, where the tag covers it and the wire does not have it.
    const covered = Buffer.allocUnsafe(sequence.length + headerBytes + bodyBytes);
    covered.set(sequence);
    covered.set(header, sequence.length);
    covered.set(sealed, sequence.length + headerBytes);
    // As 32 characters, because an array of as many bytes has memory of its own outside of the heap, which costs more than
    // the tag does.
    const tag = createHmac("sha256", this.#authentication)
      .update(covered.subarray(0, covered.length - tagBytes))
      .digest("binary");
    covered.write(tag, covered.length - tagBytes, "latin1");
    return new Uint8Array(covered.buffer, covered.byteOffset + sequence.length, headerBytes + bodyBytes);
  }
}

/** Where plaintexts are padded: one place for all, since sealing does not wait for anything in between. */
const scratch = new Uint8Array(16_448);

function scratchFor(length: number): Uint8Array {
  return length <= scratch.length ? scratch.subarray(0, length) : new Uint8Array(length);
}
