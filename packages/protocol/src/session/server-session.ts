/** The server's side of a session: its proof, the client's name, then messages (clauses 3 to 9). */
import {
  type IdentityKey,
  type RandomSource,
  type ResponderAgreement,
  type SuiteId,
  suitePreference,
  systemRandom,
  type TrafficKeys,
  wipe,
} from "@conclave/crypto";
import { closeCodes } from "../close-codes.ts";
import { ProtocolError, UsageError } from "../faults.ts";
import type { FrameName } from "../frame/types.ts";
import { type AlertName, encodeAlert } from "../handshake/alert.ts";
import type { NamePolicy } from "../handshake/flight.ts";
import {
  AwaitAgreement,
  AwaitClientFlight,
  AwaitClientHello,
  type Introduced,
} from "../handshake/responder.ts";
import { nameOffersMaxCount } from "../limits.ts";
import type { Envelope } from "../message/envelope.ts";
import {
  decodeRoomMessage,
  encodeRoomMessage,
  isClientRoomMessage,
  type ServerRoomMessage,
} from "../message/room-messages.ts";
import { decodeName, encodeNameBad, encodeWelcome, type NameRefusal } from "../message/session-messages.ts";
import type { MessageName } from "../message/types.ts";
import { type KeyLimits, withKeyLimits } from "../rekey/limits.ts";
import { RekeyResponder } from "../rekey/responder.ts";
import { type ServerRekeyState, type ServerRekeyTrigger, serverRekeyTransitions } from "../rekey/states.ts";
import { MalformedError } from "../wire/reader.ts";
import type { ClosedEvent, ServerEvent } from "./events.ts";
import { Session } from "./session.ts";
import { StateMachine } from "./state-machine.ts";
import { type ServerState, type ServerTrigger, serverTransitions } from "./states.ts";

export interface ServerSessionOptions {
  readonly hostKey: IdentityKey;
  /** Whether everybody has to prove an identity key. Default: a name alone is enough. */
  readonly policy?: NamePolicy;
  /** What to accept, best first. Default: both, hybrid first. */
  readonly suites?: readonly SuiteId[];
  readonly random?: RandomSource;
  /** Default: those of the protocol. */
  readonly keyLimits?: Partial<KeyLimits>;
}

/** Nothing, once the handshake is done: what it kept is let go of. */
type Step = AwaitClientHello | AwaitAgreement | AwaitClientFlight | undefined;

export class ServerSession extends Session<ServerState, ServerTrigger, ServerEvent> {
  /** A client has nothing to send before it has seen our hello. */
  protected override readonly sendAheadBytes = 0;
  readonly #hostKey: IdentityKey;
  readonly #rekeyMachine = new StateMachine<ServerRekeyState, ServerRekeyTrigger>(
    serverRekeyTransitions,
    "none",
  );
  #step: Step;
  #nameOffers = 0;
  /** What the client has proved along with its first name. */
  #introduced: Introduced | undefined;
  #rekey: RekeyResponder | undefined;
  #lastRekeyMs = Number.NEGATIVE_INFINITY;
  /** What the client will write with after its REKEY_OK. */
  #nextKeys: TrafficKeys | undefined;

  /** @param nowMs when the connection was accepted, on the scale of milliseconds that all later calls use. */
  constructor(options: ServerSessionOptions, nowMs: number) {
    const random = options.random ?? systemRandom;
    super({
      side: "server",
      machine: new StateMachine<ServerState, ServerTrigger>(serverTransitions, "client-hello"),
      random,
      limits: withKeyLimits(options.keyLimits),
    });
    const { hostKey, policy = "nameAlone", suites = suitePreference } = options;
    this.#hostKey = hostKey;
    this.#step = new AwaitClientHello({ hostKey, policy, suites, random });
    this.timers.start("clientHello", nowMs);
    this.timers.start("clientFinish", nowMs);
    this.timers.start("name", nowMs);
  }

  /** The result of the "agree" event's work, for the handshake or for a rekey. */
  agreed(agreement: ResponderAgreement, nowMs: number): readonly (ServerEvent | ClosedEvent)[] {
    return this.run(() => {
      if (this.#rekey !== undefined) {
        this.#answerRekey(this.#rekey, agreement, nowMs);
        return;
      }
      if (!(this.#step instanceof AwaitAgreement) || this.state !== "agreement") {
        wipe(agreement.secret);
        return;
      }
      const { frames, next } = this.#step.agreed(agreement);
      this.#step = next;
      this.step("agreed");
      this.sendFrame(frames);
      this.resume(nowMs);
    });
  }

  /** Refuses the handshake before any secret was made: the client gets an ALERT, which proves nothing. */
  refuse(alert: AlertName): readonly (ServerEvent | ClosedEvent)[] {
    if (this.state !== "client-hello" && this.state !== "agreement") {
      throw new UsageError(`an alert is not possible in state ${this.state}`);
    }
    this.sendFrame(encodeAlert(alert));
    return this.close(closeCodes.normal);
  }

  /** Lets the client in, under the name as the server writes it. */
  welcome(name: string): void {
    this.step("welcome");
    this.timers.stop("name");
    this.enqueue(encodeWelcome(name));
  }

  /** Asks for another name; the third refusal ends the session. */
  refuseName(refusal: NameRefusal): readonly (ServerEvent | ClosedEvent)[] {
    return this.run(() => {
      this.step("name-bad");
      this.enqueue(encodeNameBad(refusal));
      if (this.#nameOffers >= nameOffersMaxCount) throw new ProtocolError("name-offers");
    });
  }

  /** Sends one message to this client. */
  send(message: ServerRoomMessage): void {
    this.sendEncoded(encodeRoomMessage(message));
  }

  /**
   * Sends what `encodeRoomMessage` gave: for a message to many, encoded once. The bytes are shared between all
   * receivers until they are sealed, so they must not be changed.
   */
  sendEncoded(message: Uint8Array): void {
    if (this.state !== "messages") throw new UsageError(`nothing can be sent in state ${this.state}`);
    this.enqueue(message);
  }

  protected override get dueFrames(): readonly FrameName[] {
    return dueFrames[this.state];
  }

  protected override readFrame(frame: Uint8Array, nowMs: number): void {
    if (this.#step instanceof AwaitClientHello) this.#readClientHello(this.#step, frame);
    else if (this.#step instanceof AwaitClientFlight) this.#readClientFlight(this.#step, frame, nowMs);
  }

  protected override readMessage(name: MessageName, envelope: Envelope, nowMs: number): void {
    if (name === "NAME") this.#offered(decodeName(envelope.body));
    else if (name === "REKEY_C") this.#readRekeyRequest(envelope, nowMs);
    else if (name === "REKEY_OK") this.#readRekeyConfirmation(envelope.body, nowMs);
    else this.#readRoomMessage(name, envelope.body);
  }

  /** Rekeys are the client's to start. */
  protected override keysUsed(): void {}

  protected override forgetSecrets(): void {
    if (this.#step instanceof AwaitClientFlight) this.#step.abandon();
    this.#step = undefined;
    this.#rekey = undefined;
    this.#nextKeys = undefined;
  }

  #readRekeyRequest(envelope: Envelope, nowMs: number): void {
    this.#stepRekey("REKEY_C");
    const waitMs = this.#lastRekeyMs + this.limits.rekeyIntervalMs - nowMs;
    if (waitMs > 0) throw new ProtocolError("rekey-early", { waitMs: Math.ceil(waitMs) });
    this.#lastRekeyMs = nowMs;
    const rekey = new RekeyResponder(this.channel.rekeyContext, envelope);
    this.#rekey = rekey;
    this.emit({
      type: "agree",
      suite: this.channel.suite,
      run: () => rekey.agree(),
      isWanted: () => this.state === "messages",
    });
  }

  #answerRekey(rekey: RekeyResponder, agreement: ResponderAgreement, nowMs: number): void {
    if (this.state !== "messages" || !this.#rekeyMachine.take("answer")) return;
    const { message, keys, publicValues } = rekey.answer(agreement, this.#hostKey, this.random);
    this.#rekey = undefined;
    this.#nextKeys = keys;
    this.channel.enqueueTurn(message, keys, publicValues);
    this.timers.start("rekey", nowMs);
  }

  #readRekeyConfirmation(body: Uint8Array, nowMs: number): void {
    // It answers REKEY_S, which may not have left yet: then nobody can have the keys that it speaks of.
    if (this.channel.isTurning)
      throw new ProtocolError("message-unexpected", { message: "REKEY_OK", state: this.#rekeyMachine.state });
    this.#stepRekey("REKEY_OK");
    if (body.length > 0) throw new MalformedError("end");
    if (this.#nextKeys === undefined) throw new UsageError("a rekey was confirmed that was never answered");
    this.channel.turnReading(this.#nextKeys);
    this.#nextKeys = undefined;
    this.timers.stop("rekey");
    this.emit({ type: "rekeyed", count: this.countRekey(nowMs) });
  }

  /** Goes on in the rekey; what the peer was not asked for is a fault. */
  #stepRekey(message: "REKEY_C" | "REKEY_OK"): void {
    const { state } = this.#rekeyMachine;
    if (!this.#rekeyMachine.take(message)) throw new ProtocolError("message-unexpected", { message, state });
  }

  #readRoomMessage(name: MessageName, body: Uint8Array): void {
    const message = decodeRoomMessage(name, body);
    if (message === undefined || !isClientRoomMessage(message))
      throw new UsageError(`${name} is in no table`);
    this.emit({ type: "message", message });
  }

  #readClientHello(step: AwaitClientHello, frame: Uint8Array): void {
    const next = this.#readOrRefuse(step, frame);
    this.#step = next;
    this.step("HELLO_C");
    this.timers.stop("clientHello");
    this.emit({
      type: "agree",
      suite: next.suite,
      run: () => next.agree(),
      isWanted: () => this.state === "agreement",
    });
  }

  /** A client that has no version or no suite in common with us is told so, since it did nothing wrong. */
  #readOrRefuse(step: AwaitClientHello, frame: Uint8Array): AwaitAgreement {
    try {
      return step.readClientHello(frame);
    } catch (error) {
      if (error instanceof ProtocolError && error.code === "hello-version")
        this.sendFrame(encodeAlert("version"));
      if (error instanceof ProtocolError && error.code === "hello-suite")
        this.sendFrame(encodeAlert("suite"));
      throw error;
    }
  }

  #readClientFlight(step: AwaitClientFlight, frame: Uint8Array, nowMs: number): void {
    const { introduced, established } = step.readClientFlight(frame);
    this.#step = undefined;
    this.step("proven");
    this.openChannel(established, nowMs);
    this.timers.stop("clientFinish");
    this.#introduced = introduced;
    this.#offered(introduced.name);
  }

  /** What was proved along with the first name goes for the others too. */
  #offered(name: string): void {
    this.#nameOffers += 1;
    const { identity, invite } = this.#introduced ?? {};
    this.emit({ type: "name", name, identity, invite });
  }
}

const dueFrames: Readonly<Record<ServerState, readonly FrameName[]>> = {
  "client-hello": ["HELLO_C"],
  agreement: [],
  "client-flight": ["RECORD"],
  verdict: [],
  "other-name": [],
  messages: [],
  nothing: [],
};
