/**
 * What both sides of a session have in common: frames in, events out, output, deadlines, one ending. A session does
 * no I/O and reads no clock. The rules for its owner:
 *
 * 1. Feed every chunk to `receive`, in order, and act on the events that it returns, in order.
 * 2. After every call, write what `takeOutput` gives until it gives nothing, or as long as the transport can take it.
 * 3. Call `expire` at `deadline`.
 * 4. After the event "closed" write what is left and end the transport. Calls after it do nothing.
 */
import {
  type Direction,
  type IdentityPublicKey,
  type RandomSource,
  type RecordUsage,
  randomBytes,
  type SuiteId,
} from "@conclave/crypto";
import { closeCodes } from "../close-codes.ts";
import { faults, ProtocolError, UsageError } from "../faults.ts";
import { FrameDecoder } from "../frame/decoder.ts";
import type { FrameName } from "../frame/types.ts";
import type { Established } from "../handshake/established.ts";
import type { Envelope } from "../message/envelope.ts";
import {
  type Bye,
  decodeBye,
  decodePing,
  encodeBye,
  encodePing,
  pingTokenBytes,
} from "../message/session-messages.ts";
import { firstSkippableType, type MessageName, messageName, recordEnds } from "../message/types.ts";
import type { PublicValues } from "../public-values.ts";
import type { KeyLimits } from "../rekey/limits.ts";
import { MalformedError } from "../wire/reader.ts";
import { Channel } from "./channel.ts";
import type { ClosedEvent, CloseReason } from "./events.ts";
import type { StateMachine } from "./state-machine.ts";
import { Timers } from "./timers.ts";

type CommonTrigger = FrameName | MessageName | "close";

/** What protects a session, for people who want to see it. Nothing in it is secret. */
export interface SessionReport {
  readonly suite: SuiteId;
  readonly hostKey: IdentityPublicKey;
  /** SID, 32 bytes. */
  readonly sessionId: Uint8Array;
  /** What the two sides published for the present keys. */
  readonly publicValues: PublicValues;
  /** What the present key of each direction has protected. */
  readonly written: RecordUsage;
  readonly read: RecordUsage;
  readonly keyAgeMs: number;
  /** How often the keys were replaced. */
  readonly rekeys: number;
}

export interface SessionParts<State extends string, Trigger extends string> {
  readonly side: Direction;
  readonly machine: StateMachine<State, Trigger | CommonTrigger>;
  readonly random: RandomSource;
  readonly limits: KeyLimits;
}

export abstract class Session<
  State extends string,
  Trigger extends string,
  Event extends { readonly type: string } | ClosedEvent,
> {
  protected readonly machine: StateMachine<State, Trigger | CommonTrigger>;
  protected readonly timers: Timers;
  protected readonly random: RandomSource;
  protected readonly limits: KeyLimits;
  readonly #side: Direction;
  readonly #decoder = new FrameDecoder();
  /** Whole frames from before the channel was open. */
  readonly #frames: Uint8Array[] = [];
  #channel: Channel | undefined;
  readonly #events: (Event | ClosedEvent)[] = [];
  /** Tokens of the PINGs that nothing has answered yet. */
  #awaitedPongs: Uint8Array[] = [];
  #missedPings = 0;
  /** The token of the last PING, which answers for those before it: however many come, one answer waits. */
  #owedPong: Uint8Array | undefined;
  #keysSinceMs = 0;
  #rekeys = 0;

  constructor({ side, machine, random, limits }: SessionParts<State, Trigger>) {
    this.machine = machine;
    this.random = random;
    this.limits = limits;
    const { rekeyAgeMs, rekeyIntervalMs, hardAgeMs } = limits;
    this.timers = new Timers({ rekeyDue: rekeyAgeMs, rekeyRest: rekeyIntervalMs, keyAge: hardAgeMs });
    this.#side = side;
  }

  /** What is awaited now; "nothing" when the session is over. */
  get state(): State {
    return this.machine.state;
  }

  /**
   * When `expire` wants to be called, on the caller's scale of milliseconds; nothing while nothing is awaited. It is
   * in the past when there is something to report that no other call could return.
   */
  get deadline(): number | undefined {
    return this.#events.length > 0 ? Number.NEGATIVE_INFINITY : this.timers.earliest;
  }

  /** SID: the same on both sides, for logs and comparison; nothing before the handshake is done. */
  get sessionId(): Uint8Array | undefined {
    return this.#channel?.sessionId;
  }

  /** What the keys were agreed with; nothing before the handshake is done. */
  get suite(): SuiteId | undefined {
    return this.#channel?.suite;
  }

  /** What protects the session now, without any secret; nothing before the handshake is done. */
  report(nowMs: number): SessionReport | undefined {
    if (this.#channel === undefined) return undefined;
    const { suite, sessionId, publicValues, usage, rekeyContext } = this.#channel;
    const keyAgeMs = nowMs - this.#keysSinceMs;
    return {
      suite,
      sessionId,
      hostKey: rekeyContext.hostKey,
      publicValues,
      ...usage,
      keyAgeMs,
      rekeys: this.#rekeys,
    };
  }

  /** Bytes of messages that were sent and not taken yet: what a slow reader makes us keep. */
  get waitingBytes(): number {
    return this.#channel?.waitingBytes ?? 0;
  }

  /** Takes bytes off the wire. */
  receive(chunk: Uint8Array, nowMs: number): readonly (Event | ClosedEvent)[] {
    return this.#run(() => {
      if (this.#isOver) return;
      this.#decoder.push(chunk);
      this.#readFrames(nowMs);
    });
  }

  /** Acts on every deadline that is over. */
  expire(nowMs: number): readonly (Event | ClosedEvent)[] {
    return this.#run(() => {
      for (const name of this.timers.expired(nowMs)) {
        if (name === "ping") this.#ping(nowMs);
        else if (name === "rekeyDue") this.keysUsed("aged");
        else if (name === "rekeyRest") this.keysUsed("rested");
        else if (name === "keyAge")
          throw new ProtocolError("rekey-overdue", { ageMs: this.limits.hardAgeMs });
        else throw new ProtocolError("deadline", { deadline: name });
      }
    });
  }

  /** The transport ended. Without a goodbye before it that is a fault: something may be missing. */
  end(): readonly (Event | ClosedEvent)[] {
    return this.#run(() => {
      if (!this.#isOver) throw new ProtocolError("truncated", { state: this.state });
    });
  }

  /** Says goodbye, if the channel is open, and ends the session. */
  close(code: number = closeCodes.normal, text = ""): readonly (Event | ClosedEvent)[] {
    return this.#run(() => {
      if (this.#isOver) return;
      const bye = { code, text };
      this.#channel?.enqueue(encodeBye(bye));
      this.#finish({ by: "us", bye });
    });
  }

  /** Says goodbye in place of everything that still waits: for a peer that does not read it. */
  abandon(code: number, text: string): readonly (Event | ClosedEvent)[] {
    this.#channel?.drop();
    return this.close(code, text);
  }

  /**
   * The next bytes to write, or nothing. Records are made here and not before, so call it when the transport can take
   * them, and write all of it in this order.
   */
  takeOutput(): Uint8Array | undefined {
    const frame = this.#frames.shift();
    if (frame !== undefined) return frame;
    try {
      this.#payPong();
      const record = this.#channel?.seal();
      if (record !== undefined && !this.#isOver) this.keysUsed("in use");
      return record;
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.#fail(error);
      return undefined;
    }
  }

  /** Frames that may come in this state; those of the channel come through `readMessage`. */
  protected abstract readonly dueFrames: readonly FrameName[];

  /** A frame of the handshake. */
  protected abstract readFrame(frame: Uint8Array, nowMs: number): void;

  /** A message that the table allows in this state; PAD, PING, PONG and BYE do not come here. */
  protected abstract readMessage(name: MessageName, envelope: Envelope, nowMs: number): void;

  /** The keys have protected one more record, are as old as they should get, or as old as they must be to be replaced. */
  protected abstract keysUsed(what: "aged" | "in use" | "rested"): void;

  /** The session is over: secrets of a step that was under way are overwritten, and nothing of it is kept. */
  protected abstract forgetSecrets(): void;

  protected emit(event: Event): void {
    this.#events.push(event);
  }

  protected sendFrame(frame: Uint8Array): void {
    this.#frames.push(frame);
  }

  /** Opens the channel; from here on every frame is one of its records. */
  protected openChannel(established: Established, nowMs: number): void {
    this.#channel = new Channel({ side: this.#side, established, random: this.random, limits: this.limits });
    this.timers.start("ping", nowMs);
    this.startKeyTimers(nowMs);
  }

  /** The channel, for what only a rekey does with it. Throws a UsageError unless it is open. */
  protected get channel(): Channel {
    if (this.#channel === undefined) throw new UsageError(`there is no channel in state ${this.state}`);
    return this.#channel;
  }

  /** Counts a rekey that is done. */
  protected countRekey(nowMs: number): number {
    this.#rekeys += 1;
    this.startKeyTimers(nowMs);
    return this.#rekeys;
  }

  /** The present keys are new. */
  protected startKeyTimers(nowMs: number): void {
    this.#keysSinceMs = nowMs;
    this.timers.start("keyAge", nowMs);
  }

  /** Lets a whole message wait for the next record. Throws a UsageError unless the channel is open. */
  protected enqueue(message: Uint8Array): void {
    if (this.#channel === undefined) throw new UsageError(`nothing can be sent in state ${this.state}`);
    this.#channel.enqueue(message);
  }

  /** Goes on in the table. A trigger of ours that it does not have is our misuse. */
  protected step(trigger: Trigger): void {
    if (!this.machine.take(trigger))
      throw new UsageError(`${trigger} is not possible in state ${this.state}`);
  }

  /** Runs something that may end the session, and returns what happened. */
  protected run(action: () => void): readonly (Event | ClosedEvent)[] {
    return this.#run(action);
  }

  get #isOver(): boolean {
    return !this.machine.allows("close");
  }

  #run(action: () => void): readonly (Event | ClosedEvent)[] {
    try {
      action();
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.#fail(error);
    }
    return this.#events.splice(0);
  }

  #readFrames(nowMs: number): void {
    while (!this.#isOver) {
      const due = this.#channel === undefined ? this.dueFrames : (["RECORD"] as const);
      if (due.length === 0) {
        this.#refuseEarlyBytes();
        return;
      }
      const frame = this.#decoder.next(due);
      if (frame === undefined) return;
      if (this.#channel === undefined) this.readFrame(frame, nowMs);
      else this.#readRecord(this.#channel, frame, nowMs);
    }
  }

  /** While nothing is due the peer may have sent ahead what comes next, at most `sendAheadBytes` of it. */
  #refuseEarlyBytes(): void {
    const held = this.#decoder.heldBytes;
    if (held > this.sendAheadBytes)
      throw new ProtocolError("frame-early", { state: this.state, bytes: held });
  }

  /** How many bytes may arrive while we are busy and nothing is due. */
  protected abstract readonly sendAheadBytes: number;

  /** Goes on with bytes that arrived while nothing was due. */
  protected resume(nowMs: number): void {
    this.#readFrames(nowMs);
  }

  #readRecord(channel: Channel, frame: Uint8Array, nowMs: number): void {
    const envelopes = channel.open(frame);
    this.#missedPings = 0;
    this.timers.start("ping", nowMs);
    for (const [index, envelope] of envelopes.entries()) {
      if (this.#isOver) return;
      this.#readEnvelope(envelope, index === envelopes.length - 1, nowMs);
    }
    if (!this.#isOver) this.keysUsed("in use");
  }

  #readEnvelope(envelope: Envelope, isLast: boolean, nowMs: number): void {
    const { type } = envelope;
    const name = messageName(type);
    if (name === undefined && type >= firstSkippableType) return;
    if (name === undefined) throw new ProtocolError("message-unknown", { type });
    if (!this.machine.allows(name))
      throw new ProtocolError("message-unexpected", { message: name, state: this.state });
    if (recordEnds.has(name) && !isLast)
      throw new ProtocolError("message-unexpected", { message: name, place: "not the end of its record" });
    try {
      this.#dispatch(name, envelope, nowMs);
      this.machine.take(name);
    } catch (cause) {
      if (!(cause instanceof MalformedError)) throw cause;
      throw new ProtocolError("message-malformed", { message: name, field: cause.field }, { cause });
    }
  }

  #dispatch(name: MessageName, envelope: Envelope, nowMs: number): void {
    const { body } = envelope;
    if (name === "PAD") return;
    if (name === "PING") this.#owedPong = decodePing(body);
    else if (name === "PONG") this.#readPong(decodePing(body));
    else if (name === "BYE") this.#leave(decodeBye(body));
    else this.readMessage(name, envelope, nowMs);
  }

  #payPong(): void {
    if (this.#owedPong === undefined) return;
    this.enqueue(encodePing("PONG", this.#owedPong));
    this.#owedPong = undefined;
  }

  #ping(nowMs: number): void {
    if (this.#missedPings >= maxMissedPings || this.#awaitedPongs.length >= unansweredPingsMaxCount)
      throw new ProtocolError("peer-silent", { pings: this.#missedPings });
    this.#missedPings += 1;
    const token = randomBytes(this.random, pingTokenBytes);
    this.#awaitedPongs.push(token);
    this.enqueue(encodePing("PING", token));
    this.timers.start("ping", nowMs);
  }

  /** An answer also settles the PINGs before it; one that was not asked for is not due. */
  #readPong(token: Uint8Array): void {
    const index = this.#awaitedPongs.findIndex((awaited) => Buffer.from(awaited).equals(token));
    if (index < 0) throw new ProtocolError("message-unexpected", { message: "PONG", state: this.state });
    this.#awaitedPongs = this.#awaitedPongs.slice(index + 1);
  }

  #leave(bye: Bye): void {
    this.#channel?.drop();
    this.#finish({ by: "peer", bye });
  }

  #fail(error: ProtocolError): void {
    if (this.#isOver) return;
    const { bye, text } = faults[error.code];
    if (bye === "silent") this.#channel?.drop();
    else if (error.code !== "rekey-overdue") this.#channel?.enqueue(encodeBye({ code: bye, text }));
    else if (this.#channel !== undefined)
      this.#frames.push(this.#channel.sealLast(encodeBye({ code: bye, text })));
    this.#finish({ by: "fault", error });
  }

  #finish(reason: CloseReason): void {
    this.machine.take("close");
    this.timers.stopAll();
    this.#owedPong = undefined;
    this.#channel?.eraseRekeySecret();
    this.forgetSecrets();
    this.#events.push({ type: "closed", reason });
  }
}

const maxMissedPings = 2;

/** Of a side that says other things but answers none of them. */
const unansweredPingsMaxCount = 120;
