/**
 * The encrypted channel of an open session: messages wait here whole and in clear, and are sealed when the transport
 * can take them, as many to a record as fit. What waits longer is sealed together, which is the cheapest way.
 */
import { concatBytes, type SuiteId } from "@conclave/crypto";
import type { Established } from "../handshake/established.ts";
import { messageHeaderBytes, plaintextMaxBytes } from "../limits.ts";
import { type Envelope, encodeEnvelope } from "../message/envelope.ts";
import { openRecord, sealRecord } from "../record.ts";

export class Channel {
  readonly #established: Established;
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;

  constructor(established: Established) {
    this.#established = established;
  }

  get sessionId(): Uint8Array {
    return this.#established.sessionId;
  }

  get suite(): SuiteId {
    return this.#established.suite;
  }

  /** Bytes of messages that wait to be sealed. */
  get waitingBytes(): number {
    return this.#waitingBytes;
  }

  /** Lets a whole message wait. The array is shared, not copied: it may be waiting for many receivers. */
  enqueue(message: Uint8Array): void {
    this.#waiting.push(message);
    this.#waitingBytes += message.length;
  }

  /** One record with as many of the waiting messages as fit in it, oldest first; nothing when none waits. */
  seal(): Uint8Array | undefined {
    if (this.#waiting.length === 0) return undefined;
    let bytes = 0;
    let count = 0;
    for (const message of this.#waiting) {
      if (bytes + message.length > plaintextMaxBytes) break;
      bytes += message.length;
      count += 1;
    }
    const messages = this.#waiting.slice(0, count);
    this.#waiting = this.#waiting.slice(count);
    this.#waitingBytes -= bytes;
    return sealRecord(this.#established.sealer, concatBytes(...messages, padding(bytes)));
  }

  /** Forgets what waits: nobody will read it. */
  drop(): void {
    this.#waiting = [];
    this.#waitingBytes = 0;
  }

  /** The messages of a record. Throws a ProtocolError "record" or "key-exhausted". */
  open(frame: Uint8Array): Envelope[] {
    return openRecord(this.#established.opener, frame);
  }
}

/**
 * A PAD message that makes the plaintext, with the one byte of padding that CBC then needs, a multiple of 256 bytes:
 * an eavesdropper sees steps, not lengths (clause 7). None where it would not fit in a record.
 */
function padding(plaintextBytes: number): Uint8Array {
  const missing = (stepBytes - ((plaintextBytes + 1) % stepBytes)) % stepBytes;
  if (missing === 0) return new Uint8Array(0);
  const length = missing < messageHeaderBytes ? missing + stepBytes : missing;
  if (plaintextBytes + length > plaintextMaxBytes) return new Uint8Array(0);
  return encodeEnvelope("PAD", new Uint8Array(length - messageHeaderBytes));
}

const stepBytes = 256;
