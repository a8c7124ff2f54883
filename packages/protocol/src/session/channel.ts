/**
 * The encrypted channel of an open session: messages wait here whole and in clear, and are sealed when the transport
 * can take them, as many to a record as fit. What waits longer is sealed together, which is the cheapest way. Each
 * direction changes its keys by itself: the writing one behind a message, the reading one when it is told to.
 */
import {
  type Direction,
  noBytes,
  type RandomSource,
  RecordOpener,
  RecordSealer,
  type RecordUsage,
  type Sealer,
  type SuiteId,
  type TrafficKeys,
  wipe,
} from "@conclave/crypto";
import { ProtocolError } from "../faults.ts";
import type { Established } from "../handshake/established.ts";
import { messageHeaderBytes, plaintextMaxBytes } from "../limits.ts";
import type { Envelope } from "../message/envelope.ts";
import { messageTypes } from "../message/types.ts";
import type { PublicValues } from "../public-values.ts";
import { openRecord, sealRecord } from "../record.ts";
import type { RekeyContext } from "../rekey/context.ts";
import { hardLimitReserve, type KeyLimits } from "../rekey/limits.ts";

export interface ChannelOptions {
  readonly side: Direction;
  readonly established: Established;
  readonly random: RandomSource;
  readonly limits: KeyLimits;
}

/** A message that is the last of its record, and the key of the records after it, if that is another one. */
interface Turn {
  readonly message: Uint8Array;
  readonly next: Sealer | undefined;
}

export class Channel {
  readonly #options: ChannelOptions;
  #sealer: Sealer;
  #opener: RecordOpener;
  #rekeySecret: Uint8Array;
  #publicValues: PublicValues;
  readonly #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  /** Those among the waiting messages that end their record, oldest first. */
  readonly #turns: Turn[] = [];

  constructor(options: ChannelOptions) {
    const { keys, publicValues } = options.established;
    this.#options = options;
    this.#sealer = this.#newSealer(keys);
    this.#opener = this.#newOpener(keys);
    this.#rekeySecret = keys.rekeySecret;
    this.#publicValues = publicValues;
  }

  get sessionId(): Uint8Array {
    return this.#options.established.keys.sessionId;
  }

  get suite(): SuiteId {
    return this.#options.established.suite;
  }

  /** What a rekey starts from. */
  get rekeyContext(): RekeyContext {
    const { suite, hostKey, keys } = this.#options.established;
    return { suite, hostKey, sessionId: keys.sessionId, rekeySecret: this.#rekeySecret };
  }

  /** Overwrites what the next keys would come from: there will be none. */
  eraseRekeySecret(): void {
    wipe(this.#rekeySecret);
  }

  /** What the two sides have published for the present keys. */
  get publicValues(): PublicValues {
    return this.#publicValues;
  }

  /** What the present key of each direction has protected. */
  get usage(): { readonly written: RecordUsage; readonly read: RecordUsage } {
    return { written: this.#sealer.usage, read: this.#opener.usage };
  }

  /** Whether the keys after a rekey are known and the last message under those before it still waits. */
  get isTurning(): boolean {
    return this.#turns.some(({ next }) => next !== undefined);
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

  /** Lets a whole message wait that ends its record. */
  enqueueLast(message: Uint8Array): void {
    this.#turns.push({ message, next: undefined });
    this.enqueue(message);
  }

  /** The same, and what is sealed after it is sealed under the new keys. */
  enqueueTurn(message: Uint8Array, keys: TrafficKeys, publicValues: PublicValues): void {
    this.#turns.push({ message, next: this.#newSealer(keys) });
    this.enqueue(message);
    this.#rekeySecret = keys.rekeySecret;
    this.#publicValues = publicValues;
  }

  /** What arrives from now on is opened with the new keys. */
  turnReading(keys: TrafficKeys): void {
    this.#opener = this.#newOpener(keys);
  }

  /**
   * One record with as many of the waiting messages as fit in it, oldest first; nothing when none waits.
   *
   * @throws {ProtocolError} "rekey-overdue" when the key has done all that it may, but for one last record.
   */
  seal(): Uint8Array | undefined {
    if (this.#waiting.length === 0) return undefined;
    this.#requireFreshKey();
    return this.#sealWaiting();
  }

  /** The last record of the session, with this message alone; nothing else leaves any more. */
  sealLast(message: Uint8Array): Uint8Array {
    this.drop();
    this.enqueue(message);
    return this.#sealWaiting();
  }

  /** Forgets what waits: nobody will read it. */
  drop(): void {
    this.#waiting.length = 0;
    this.#waitingBytes = 0;
    this.#turns.length = 0;
  }

  /** The messages of a record. Throws a ProtocolError "record" or "rekey-overdue". */
  open(frame: Uint8Array): Envelope[] {
    return openRecord(this.#opener, frame);
  }

  #sealWaiting(): Uint8Array {
    const { count, bytes, turn } = this.#nextRecord();
    // What ends the record ends it: padding goes before it.
    const endingCount = turn === undefined ? 0 : 1;
    let length = 0;
    for (let index = 0; index < count - endingCount; index += 1) length = this.#place(index, length);
    length = placePadding(length, paddingBytes(bytes));
    if (endingCount === 1) length = this.#place(count - 1, length);
    this.#waiting.splice(0, count);
    this.#waitingBytes -= bytes;
    const plaintext = scratch.subarray(0, length);
    const record = sealRecord(this.#sealer, plaintext);
    wipe(plaintext);
    if (turn?.next !== undefined) this.#sealer = turn.next;
    return record;
  }

  /** Puts a waiting message into the plaintext; where the next one goes. */
  #place(index: number, offset: number): number {
    const message = this.#waiting[index] ?? noBytes;
    scratch.set(message, offset);
    return offset + message.length;
  }

  /** How many of the waiting messages go into the next record, and whether the last of them ends it. */
  #nextRecord(): { count: number; bytes: number; turn: Turn | undefined } {
    let bytes = 0;
    let count = 0;
    for (const message of this.#waiting) {
      if (bytes + message.length > plaintextMaxBytes) break;
      bytes += message.length;
      count += 1;
      if (message === this.#turns[0]?.message) return { count, bytes, turn: this.#turns.shift() };
    }
    return { count, bytes, turn: undefined };
  }

  #requireFreshKey(): void {
    const { bytes, records } = this.#sealer.usage;
    const { hardBytes, hardRecords } = this.#options.limits;
    if (
      bytes + 2 * hardLimitReserve.bytes > hardBytes ||
      records + 2 * hardLimitReserve.records > hardRecords
    ) {
      throw new ProtocolError("rekey-overdue", { bytes, records });
    }
  }

  #newSealer(keys: TrafficKeys): Sealer {
    const { side, random } = this.#options;
    return new RecordSealer(keys[side], { random, limits: this.#recordLimits });
  }

  #newOpener(keys: TrafficKeys): RecordOpener {
    return new RecordOpener(keys[this.#options.side === "client" ? "server" : "client"], {
      limits: this.#recordLimits,
    });
  }

  get #recordLimits() {
    const { hardBytes, hardRecords } = this.#options.limits;
    return { bytes: hardBytes, records: hardRecords };
  }
}

/**
 * How long a PAD message is that makes the plaintext, with the one byte of padding that CBC then needs, a multiple of 256
 * bytes: an eavesdropper sees steps, not lengths (clause 7). None where it would not fit in a record.
 */
function paddingBytes(plaintextBytes: number): number {
  const missing = (stepBytes - ((plaintextBytes + 1) % stepBytes)) % stepBytes;
  if (missing === 0) return 0;
  const length = missing < messageHeaderBytes ? missing + stepBytes : missing;
  return plaintextBytes + length > plaintextMaxBytes ? 0 : length;
}

/** Puts a PAD of this length into the plaintext; where the next message goes. */
function placePadding(offset: number, length: number): number {
  if (length === 0) return offset;
  const bodyBytes = length - messageHeaderBytes;
  scratch[offset] = messageTypes.PAD;
  scratch[offset + 1] = bodyBytes >> 8;
  scratch[offset + 2] = bodyBytes & 0xff;
  scratch.fill(0, offset + messageHeaderBytes, offset + length);
  return offset + length;
}

/** Where plaintexts are put together: one place for all, since sealing does not wait for anything in between. */
const scratch = new Uint8Array(plaintextMaxBytes);

const stepBytes = 256;
