/** The running hash over everything that the two sides said in a handshake (protocol clause 4). */
import { createHash, type Hash } from "node:crypto";
import type { TranscriptHash } from "./brands.ts";
import { plainView } from "./bytes.ts";

export class Transcript {
  readonly #hash: Hash = createHash("sha256");

  /** Appends bytes exactly as they went over the wire, or, for an inner message, as they were sealed. */
  add(bytes: Uint8Array): void {
    this.#hash.update(bytes);
  }

  /** H of all that was added so far; more can be added afterwards. */
  digest(): TranscriptHash {
    return plainView(this.#hash.copy().digest()) as TranscriptHash;
  }
}
