/** Clause 5 on a connection: records under the keys of the moment, in both directions, each direction counted. */
import { randomBytes } from "node:crypto";
import { types } from "./flights.ts";
import type { FrameSocket } from "./frame-socket.ts";
import { message, openRecord, sealRecord, splitMessages } from "./primitives.ts";

export interface ReferenceMessage {
  readonly type: number;
  readonly body: Buffer;
}

/** The keys of one direction: a traffic secret, and how many records it has protected. */
export interface Direction {
  secret: Buffer;
  seq: number;
}

export class Channel {
  readonly wire: FrameSocket;
  /** Messages of the session, in the order in which they came, PAD left out. */
  readonly messages: ReferenceMessage[] = [];
  /** What we write under, and what we read under. */
  ours: Direction = { secret: Buffer.alloc(0), seq: 0 };
  theirs: Direction = { secret: Buffer.alloc(0), seq: 0 };
  /** Whether a PING gets its PONG. */
  answersPings = true;
  readonly #awaited = new Set<ReferenceMessage>();

  constructor(wire: FrameSocket) {
    this.wire = wire;
  }

  /** The next record of ours, not sent yet. */
  seal(...messages: readonly Buffer[]): Buffer {
    const record = sealRecord(this.ours.secret, this.ours.seq, randomBytes(16), Buffer.concat(messages));
    this.ours.seq += 1;
    return record;
  }

  /** Sends whole messages in one record. */
  send(...messages: readonly Buffer[]): void {
    this.wire.write(this.seal(...messages));
  }

  /** Sends one message. */
  say(type: number, body: Buffer): void {
    this.send(message(type, body));
  }

  /** Reads one more record; its messages, PAD left out. */
  async next(): Promise<ReferenceMessage[]> {
    return this.take(await this.wire.frameOf(4));
  }

  /** Opens a record that came. */
  take(record: Buffer): ReferenceMessage[] {
    const messages = splitMessages(openRecord(this.theirs.secret, this.theirs.seq, record));
    this.theirs.seq += 1;
    const shown = messages.filter(({ type }) => type !== types.PAD);
    this.messages.push(...shown);
    for (const { type, body } of shown) {
      if (type === types.PING && this.answersPings) this.send(message(types.PONG, body));
    }
    return shown;
  }

  /** The oldest message of this type that no call has given yet; waits for it if there is none. */
  async until(type: number): Promise<ReferenceMessage> {
    for (;;) {
      const found = this.messages.find(
        (candidate) => candidate.type === type && !this.#awaited.has(candidate),
      );
      if (found !== undefined) {
        this.#awaited.add(found);
        return found;
      }
      await this.next();
    }
  }
}
