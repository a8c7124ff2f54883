/** The client's side of a session: keys, the server's proof, a name, then messages (clauses 3 to 9). */
import {
  type AgreedSecret,
  equalBytes,
  fingerprint,
  type IdentityPublicKey,
  type InitiatorKeyShare,
  type RandomSource,
  type SuiteId,
  suitePreference,
  systemRandom,
} from "@conclave/crypto";
import { ProtocolError, UsageError } from "../faults.ts";
import { type FrameName, frameTypes } from "../frame/types.ts";
import { decodeAlert } from "../handshake/alert.ts";
import {
  AwaitAgreement,
  AwaitServerFlight,
  AwaitServerHello,
  type HostProven,
} from "../handshake/initiator.ts";
import { frameBytes, nameMaxBytes } from "../limits.ts";
import { decodeRoomMessage, encodeRoomMessage, type Say } from "../message/room-messages.ts";
import {
  decodeName,
  decodeNameBad,
  encodeName,
  isOfferableName,
  type NameRefusal,
} from "../message/session-messages.ts";
import { textFault } from "../message/text.ts";
import type { MessageName } from "../message/types.ts";
import type { ClientEvent, ClosedEvent } from "./events.ts";
import { Session } from "./session.ts";
import { StateMachine } from "./state-machine.ts";
import { type ClientState, type ClientTrigger, clientTransitions } from "./states.ts";

/** What is known of a server from before. */
export interface HostPin {
  readonly hostKey: IdentityPublicKey;
  /** The best suite it was seen with: a weaker one is refused. */
  readonly suite: SuiteId;
}

export interface ClientSessionOptions {
  /** Fresh keys from `generateInitiatorKeyShare(suites)`; good for one session. */
  readonly share: InitiatorKeyShare;
  /** 1 to 128 bytes of UTF-8. It is sent only to a server whose key is the pinned one. */
  readonly name: string;
  /** Without one the session ends after the server's proof, with the fault "host-unknown". */
  readonly pin: HostPin | undefined;
  /** What to offer, best first. Default: both, hybrid first. */
  readonly suites?: readonly SuiteId[];
  readonly random?: RandomSource;
}

type Step = AwaitServerHello | AwaitAgreement | AwaitServerFlight | undefined;

export class ClientSession extends Session<ClientState, ClientTrigger, ClientEvent> {
  protected override readonly sendAheadBytes = frameBytes.header + frameBytes.recordMax;
  readonly #pin: HostPin | undefined;
  readonly #name: string;
  #step: Step;

  /** @param nowMs when the connection was made, on the scale of milliseconds that all later calls use. */
  constructor(options: ClientSessionOptions, nowMs: number) {
    const random = options.random ?? systemRandom;
    super(new StateMachine<ClientState, ClientTrigger>(clientTransitions, "server-hello"), random);
    requireName(options.name);
    const suites = options.suites ?? suitePreference;
    if (suites.includes(2) !== (options.share.encapsulationKey !== undefined)) {
      throw new UsageError("the key share was not made for the suites that are offered");
    }
    this.#pin = options.pin;
    this.#name = options.name;
    const step = new AwaitServerHello({ share: options.share, suites, random });
    this.#step = step;
    this.sendFrame(step.frame);
    this.timers.start("serverFinish", nowMs);
  }

  /** The result of the "agree" event's work. */
  agreed(secret: AgreedSecret, nowMs: number): readonly (ClientEvent | ClosedEvent)[] {
    return this.run(() => {
      if (!(this.#step instanceof AwaitAgreement)) return;
      this.#step = this.#step.agreed(secret);
      this.step("agreed");
      this.resume(nowMs);
    });
  }

  /** Offers another name after "name-refused". */
  offerName(name: string, nowMs: number): readonly (ClientEvent | ClosedEvent)[] {
    return this.run(() => {
      requireName(name);
      this.step("name");
      this.enqueue(encodeName(name));
      this.timers.start("verdict", nowMs);
    });
  }

  /** Sends a text to the room. Throws a UsageError when it breaks the rules of `textFault`, or before "welcome". */
  say(message: Omit<Say, "type">): void {
    const fault = textFault(message.text);
    if (fault !== undefined) throw new UsageError(`the text is ${fault}`);
    if (this.state !== "messages") throw new UsageError(`nothing can be said in state ${this.state}`);
    this.enqueue(encodeRoomMessage({ type: "SAY", ...message }));
  }

  protected override get dueFrames(): readonly FrameName[] {
    return dueFrames[this.state];
  }

  protected override readFrame(frame: Uint8Array, nowMs: number): void {
    if (this.#step instanceof AwaitServerHello) this.#readServerHello(this.#step, frame);
    else if (this.#step instanceof AwaitServerFlight) this.#readServerFlight(this.#step, frame, nowMs);
  }

  #readServerHello(step: AwaitServerHello, frame: Uint8Array): void {
    if (frame[0] === frameTypes.ALERT) throw new ProtocolError("alert", { alert: decodeAlert(frame) });
    const next = step.readServerHello(frame);
    this.#step = next;
    this.step("HELLO_S");
    this.emit({ type: "agree", suite: next.suite, run: () => next.agree() });
  }

  #readServerFlight(step: AwaitServerFlight, frame: Uint8Array, nowMs: number): void {
    const proven = step.readServerFlight(frame);
    this.#judgeHost(proven);
    const { frame: flight, established } = proven.finish(this.#name);
    this.step("proven");
    this.sendFrame(flight);
    this.openChannel(established, nowMs);
    this.timers.stop("serverFinish");
    this.timers.start("verdict", nowMs);
  }

  /** Goes on only for the pinned key and no weaker suite than the pinned one. */
  #judgeHost(proven: HostProven): void {
    const { hostKey, suite } = proven;
    const host = { hostKey, suite, fingerprint: fingerprint(hostKey) };
    if (this.#pin === undefined) {
      this.emit({ type: "host", host, verdict: "unknown" });
      proven.abandon();
      throw new ProtocolError("host-unknown", { fingerprint: host.fingerprint });
    }
    if (!equalBytes(hostKey, this.#pin.hostKey)) {
      this.emit({ type: "host", host, verdict: "changed" });
      proven.abandon();
      const known = fingerprint(this.#pin.hostKey);
      throw new ProtocolError("host-changed", { known, presented: host.fingerprint });
    }
    if (suite < this.#pin.suite) {
      proven.abandon();
      throw new ProtocolError("suite-downgrade", { known: this.#pin.suite, chosen: suite });
    }
    this.emit({ type: "host", host, verdict: "pinned" });
  }

  protected override readMessage(name: MessageName, body: Uint8Array): void {
    if (name === "WELCOME") this.#welcomed(decodeName(body));
    else if (name === "NAME_BAD") this.#nameRefused(decodeNameBad(body));
    else this.#readRoomMessage(name, body);
  }

  #readRoomMessage(name: MessageName, body: Uint8Array): void {
    const message = decodeRoomMessage(name, body);
    if (message === undefined || message.type === "SAY") throw new UsageError(`${name} is in no table`);
    this.emit({ type: "message", message });
  }

  #welcomed(name: string): void {
    this.timers.stop("verdict");
    this.emit({ type: "welcome", name });
  }

  #nameRefused(refusal: NameRefusal): void {
    this.timers.stop("verdict");
    this.emit({ type: "name-refused", refusal });
  }
}

function requireName(name: string): void {
  if (!isOfferableName(name)) throw new UsageError(`a name has 1 to ${nameMaxBytes} bytes`);
}

const dueFrames: Readonly<Record<ClientState, readonly FrameName[]>> = {
  "server-hello": ["HELLO_S", "ALERT"],
  agreement: [],
  "server-flight": ["RECORD"],
  "name-verdict": [],
  "other-name": [],
  messages: [],
  nothing: [],
};
