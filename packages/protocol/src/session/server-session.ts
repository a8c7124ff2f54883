/** The server's side of a session: its proof, the client's name, then messages (clauses 3 to 9). */
import {
  type IdentityKey,
  type RandomSource,
  type ResponderAgreement,
  type SuiteId,
  suitePreference,
  systemRandom,
} from "@conclave/crypto";
import { closeCodes } from "../close-codes.ts";
import { ProtocolError, UsageError } from "../faults.ts";
import type { FrameName } from "../frame/types.ts";
import { type AlertName, encodeAlert } from "../handshake/alert.ts";
import { AwaitAgreement, AwaitClientFlight, AwaitClientHello } from "../handshake/responder.ts";
import { nameOffersMaxCount } from "../limits.ts";
import { decodeRoomMessage, encodeRoomMessage, type RoomMessage } from "../message/room-messages.ts";
import { decodeName, encodeNameBad, encodeWelcome, type NameRefusal } from "../message/session-messages.ts";
import type { MessageName } from "../message/types.ts";
import type { ClosedEvent, ServerEvent } from "./events.ts";
import { Session } from "./session.ts";
import { StateMachine } from "./state-machine.ts";
import { type ServerState, type ServerTrigger, serverTransitions } from "./states.ts";

export interface ServerSessionOptions {
  readonly hostKey: IdentityKey;
  /** What to accept, best first. Default: both, hybrid first. */
  readonly suites?: readonly SuiteId[];
  readonly random?: RandomSource;
}

type Step = AwaitClientHello | AwaitAgreement | AwaitClientFlight;

export class ServerSession extends Session<ServerState, ServerTrigger, ServerEvent> {
  /** A client has nothing to send before it has seen our hello. */
  protected override readonly sendAheadBytes = 0;
  #step: Step;
  #nameOffers = 0;

  /** @param nowMs when the connection was accepted, on the scale of milliseconds that all later calls use. */
  constructor(options: ServerSessionOptions, nowMs: number) {
    const random = options.random ?? systemRandom;
    super(new StateMachine<ServerState, ServerTrigger>(serverTransitions, "client-hello"), random);
    const suites = options.suites ?? suitePreference;
    this.#step = new AwaitClientHello({ hostKey: options.hostKey, suites, random });
    this.timers.start("clientHello", nowMs);
    this.timers.start("clientFinish", nowMs);
    this.timers.start("name", nowMs);
  }

  /** The result of the "agree" event's work. */
  agreed(agreement: ResponderAgreement, nowMs: number): readonly (ServerEvent | ClosedEvent)[] {
    return this.run(() => {
      if (!(this.#step instanceof AwaitAgreement) || this.state !== "agreement") return;
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
  send(message: RoomMessage): void {
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

  protected override readMessage(name: MessageName, body: Uint8Array): void {
    if (name === "NAME") this.#offered(decodeName(body));
    else this.#readRoomMessage(name, body);
  }

  #readRoomMessage(name: MessageName, body: Uint8Array): void {
    const message = decodeRoomMessage(name, body);
    if (message?.type !== "SAY") throw new UsageError(`${name} is in no table`);
    this.emit({ type: "message", message });
  }

  #readClientHello(step: AwaitClientHello, frame: Uint8Array): void {
    const next = this.#readOrRefuse(step, frame);
    this.#step = next;
    this.step("HELLO_C");
    this.timers.stop("clientHello");
    this.emit({ type: "agree", suite: next.suite, run: () => next.agree() });
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
    const { name, established } = step.readClientFlight(frame);
    this.step("proven");
    this.openChannel(established, nowMs);
    this.timers.stop("clientFinish");
    this.#offered(name);
  }

  #offered(name: string): void {
    this.#nameOffers += 1;
    this.emit({ type: "name", name });
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
