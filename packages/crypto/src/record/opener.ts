/** The read side of one direction: tag first, then decryption, then padding; any failure is the last word. */
import { createDecipheriv, createHmac, type Decipheriv, type KeyObject } from "node:crypto";
import { equalBytes, plainView } from "../bytes.ts";
import { CryptoError } from "../errors.ts";
import type { RecordKeys } from "../key-schedule.ts";
import { recordLayout } from "./layout.ts";
import { hardRecordLimits, type RecordLimits } from "./limits.ts";
import { KeyUsage, type RecordUsage } from "./usage.ts";

export class RecordOpener {
  /** What the key has protected so far. */
  readonly usage: RecordUsage;
  readonly #decipher: Decipheriv;
  readonly #authentication: KeyObject;
  readonly #usage: KeyUsage;
  #state: "intact" | "failed" = "intact";

  constructor(keys: RecordKeys, options: { readonly limits?: RecordLimits } = {}) {
    this.#usage = new KeyUsage(options.limits ?? hardRecordLimits);
    this.usage = this.#usage;
    this.#authentication = keys.authentication;
    // Kept for the life of the key: the first block out belongs to the IV and is dropped, whatever came before it.
    this.#decipher = createDecipheriv(
      "aes-256-cbc",
      keys.encryption,
      new Uint8Array(recordLayout.blockBytes),
    );
    this.#decipher.setAutoPadding(false);
  }

  /**
   * The plaintext of the next record, in the order in which the peer sealed them.
   *
   * @param record header and body, whole; the header was already judged by the caller.
   * @throws {CryptoError} "record" with reason "shape", "tag", "padding" or, after any of these, "failed";
   *   "key-exhausted" at the hard limit.
   */
  open(record: Uint8Array): Uint8Array {
    if (this.#state === "failed") throw refused("failed");
    this.#state = "failed";
    const plaintext = this.#open(record);
    this.#state = "intact";
    return plaintext;
  }

  #open(record: Uint8Array): Uint8Array {
    const { headerBytes, blockBytes, tagBytes } = recordLayout;
    const sealedBytes = record.length - headerBytes - tagBytes;
    if (sealedBytes < 2 * blockBytes || sealedBytes % blockBytes !== 0) throw refused("shape");

    const covered = record.subarray(0, headerBytes + sealedBytes);
    const tag = createHmac("sha256", this.#authentication)
      .update(this.#usage.next(record.length))
      .update(covered)
      .digest();
    if (!equalBytes(tag, record.subarray(headerBytes + sealedBytes))) throw refused("tag");

    const padded = plainView(this.#decipher.update(covered.subarray(headerBytes))).subarray(blockBytes);
    return padded.subarray(0, padded.length - paddingBytes(padded));
  }
}

/** The length of the PKCS #7 padding (RFC 5652, section 6.3), every byte of it checked. */
function paddingBytes(padded: Uint8Array): number {
  const count = padded.at(-1) ?? 0;
  if (count < 1 || count > recordLayout.blockBytes) throw refused("padding");
  for (let index = padded.length - count; index < padded.length; index += 1) {
    if (padded[index] !== count) throw refused("padding");
  }
  return count;
}

function refused(reason: "failed" | "padding" | "shape" | "tag"): CryptoError {
  return new CryptoError("record", reason, "a record did not open");
}
