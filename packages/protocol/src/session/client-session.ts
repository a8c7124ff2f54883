/** The client's side of a session: keys, the server's proof, a name, then messages (clauses 3 to 9). */
import {
  type AgreedSecret,
  equalBytes,
  fingerprint,
  fingerprintOfDigest,
  generateInitiatorKeyShare,
  type IdentityKey,
  type IdentityPublicKey,
  type InitiatorKeyShare,
  keyDigest,
  noBytes,
  type RandomSource,
  type SuiteId,
  suitePreference,
  systemRandom,
  wipe,
} from "@conclave/crypto";
import { ProtocolError, UsageError } from "../faults.ts";
import { type FrameName, frameTypes } from "../frame/types.ts";
import { decodeAlert } from "../handshake/alert.ts";
import {
  AwaitAgreement,
  AwaitServerFlight,
  AwaitServerHello,
  type HostProven,
  type Introduction,
} from "../handshake/initiator.ts";
import { frameBytes, inviteTokenBytes, nameMaxBytes } from "../limits.ts";
import { type Envelope, encodeEnvelope } from "../message/envelope.ts";
import {
  type ClientRoomMessage,
  decodeRoomMessage,
  encodeSendable,
  isServerRoomMessage,
} from "../message/room-messages.ts";
import {
  decodeName,
  decodeNameBad,
  encodeName,
  isOfferableName,
  type NameRefusal,
} from "../message/session-messages.ts";
import type { MessageName } from "../message/types.ts";
import { RekeyInitiator } from "../rekey/initiator.ts";
import { type KeyLimits, withKeyLimits } from "../rekey/limits.ts";
import { type ClientRekeyState, type ClientRekeyTrigger, clientRekeyTransitions } from "../rekey/states.ts";
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

/** What an invitation says of a server that was never seen: SHA-256 of its host key, 32 bytes. */
export interface HostDigest {
  readonly keyDigest: Uint8Array;
}

export interface ClientSessionOptions {
  /** Fresh keys from `generateInitiatorKeyShare(suites)`; good for one session. */
  readonly share: InitiatorKeyShare;
  /** 1 to 128 bytes of UTF-8. It is sent only to a server whose key is the pinned one. */
  readonly name: string;
  /** Without one the session ends after the server's proof, with the fault "host-unknown". */
  readonly pin: HostPin | HostDigest | undefined;
  /** The key that owns our name. Default: none, we are a guest. */
  readonly identity?: IdentityKey | undefined;
  /** The token of an invitation, 16 bytes. Default: none. */
  readonly invite?: Uint8Array | undefined;
  /** What to offer, best first. Default: both, hybrid first. */
  readonly suites?: readonly SuiteId[];
  readonly random?: RandomSource;
  /** Default: those of the protocol. */
  readonly keyLimits?: Partial<KeyLimits>;
}

type Step = AwaitServerHello | AwaitAgreement | AwaitServerFlight | undefined;

export class ClientSession extends Session<ClientState, ClientTrigger, ClientEvent> {
  protected override readonly sendAheadBytes = frameBytes.header + frameBytes.recordMax;
  readonly #pin: HostPin | HostDigest | undefined;
  readonly #introduction: Introduction;
  readonly #rekeyMachine = new StateMachine<ClientRekeyState, ClientRekeyTrigger>(
    clientRekeyTransitions,
    "none",
  );
  #step: Step;
  #rekey: RekeyInitiator | undefined;
  /** The present keys are older than they should get. */
  #keysAreOld = false;
  /** The present keys come from a rekey that was a moment ago: the server would take another one for a flood. */
  #keysRest = false;

  /** @param nowMs when the connection was made, on the scale of milliseconds that all later calls use. */
  constructor(options: ClientSessionOptions, nowMs: number) {
    const random = options.random ?? systemRandom;
    super({
      side: "client",
      machine: new StateMachine<ClientState, ClientTrigger>(clientTransitions, "server-hello"),
      random,
      limits: withKeyLimits(options.keyLimits),
    });
    const { name, identity, invite } = options;
    requireName(name);
    if (invite !== undefined && invite.length !== inviteTokenBytes)
      throw new UsageError(`the token of an invitation has ${inviteTokenBytes} bytes`);
    const suites = options.suites ?? suitePreference;
    if (suites.includes(2) !== (options.share.encapsulationKey !== undefined)) {
      throw new UsageError("the key share was not made for the suites that are offered");
    }
    this.#pin = options.pin;
    this.#introduction = { name, identity, invite };
    const step = new AwaitServerHello({ share: options.share, suites, random });
    this.#step = step;
    this.sendFrame(step.frame);
    this.timers.start("serverFinish", nowMs);
  }

  /** The result of the "agree" event's work. */
  agreed(secret: AgreedSecret, nowMs: number): readonly (ClientEvent | ClosedEvent)[] {
    return this.run(() => {
      if (!(this.#step instanceof AwaitAgreement) || this.state !== "agreement") {
        wipe(secret);
        return;
      }
      this.#step = this.#step.agreed(secret);
      this.step("agreed");
      this.resume(nowMs);
    });
  }

  /** The result of the "rekey" event's work. */
  rekey(share: InitiatorKeyShare, nowMs: number): readonly (ClientEvent | ClosedEvent)[] {
    return this.run(() => {
      if (this.state !== "messages" || !this.#rekeyMachine.take("request")) return;
      this.#rekey = new RekeyInitiator(this.channel.rekeyContext, share, this.random);
      this.channel.enqueueLast(this.#rekey.request);
      this.timers.start("rekey", nowMs);
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

  /**
   * Sends something to the server: what is said, or a question about rooms. Throws a UsageError before "welcome", and
   * for a message that the server would find malformed.
   */
  send(message: ClientRoomMessage): void {
    if (this.state !== "messages") throw new UsageError(`nothing can be said in state ${this.state}`);
    this.enqueue(encodeSendable(message));
  }

  protected override get dueFrames(): readonly FrameName[] {
    return dueFrames[this.state];
  }

  protected override readFrame(frame: Uint8Array, nowMs: number): void {
    if (this.#step instanceof AwaitServerHello) this.#readServerHello(this.#step, frame);
    else if (this.#step instanceof AwaitServerFlight) this.#readServerFlight(this.#step, frame, nowMs);
  }

  protected override forgetSecrets(): void {
    if (this.#step instanceof AwaitServerFlight) this.#step.abandon();
    this.#step = undefined;
    this.#rekey = undefined;
  }

  #readServerHello(step: AwaitServerHello, frame: Uint8Array): void {
    if (frame[0] === frameTypes.ALERT) throw new ProtocolError("alert", { alert: decodeAlert(frame) });
    const next = step.readServerHello(frame);
    this.#step = next;
    this.step("HELLO_S");
    this.emit({
      type: "agree",
      suite: next.suite,
      run: () => next.agree(),
      isWanted: () => this.state === "agreement",
    });
  }

  #readServerFlight(step: AwaitServerFlight, frame: Uint8Array, nowMs: number): void {
    const proven = step.readServerFlight(frame);
    this.#judgeHost(proven);
    if (proven.policy === "identityNeeded" && this.#introduction.identity === undefined)
      throw new ProtocolError("identity-needed");
    const { frame: flight, established } = proven.finish(this.#introduction);
    this.#step = undefined;
    this.step("proven");
    this.sendFrame(flight);
    this.openChannel(established, nowMs);
    this.timers.start("rekeyDue", nowMs);
    this.timers.stop("serverFinish");
    this.timers.start("verdict", nowMs);
  }

  /** Goes on only for the pinned key and no weaker suite than the pinned one. */
  #judgeHost(proven: HostProven): void {
    const { hostKey, suite } = proven;
    const host = { hostKey, suite, fingerprint: fingerprint(hostKey) };
    if (this.#pin === undefined) {
      this.emit({ type: "host", host, verdict: "unknown" });
      throw new ProtocolError("host-unknown", { fingerprint: host.fingerprint });
    }
    const expected = "hostKey" in this.#pin ? keyDigest(this.#pin.hostKey) : this.#pin.keyDigest;
    if (!equalBytes(keyDigest(hostKey), expected)) {
      this.emit({ type: "host", host, verdict: "changed" });
      const known = fingerprintOfDigest(expected);
      throw new ProtocolError("host-changed", { known, presented: host.fingerprint });
    }
    const bestSuite = "suite" in this.#pin ? this.#pin.suite : 1;
    if (suite < bestSuite) throw new ProtocolError("suite-downgrade", { known: bestSuite, chosen: suite });
    this.emit({ type: "host", host, verdict: "pinned" });
  }

  protected override readMessage(name: MessageName, { body }: Envelope, nowMs: number): void {
    if (name === "WELCOME") this.#welcomed(decodeName(body));
    else if (name === "NAME_BAD") this.#nameRefused(decodeNameBad(body));
    else if (name === "REKEY_S") this.#readRekeyAnswer(body, nowMs);
    else this.#readRoomMessage(name, body);
  }

  protected override keysUsed(what: "aged" | "in use" | "rested"): void {
    if (what === "aged") this.#keysAreOld = true;
    if (what === "rested") this.#keysRest = false;
    if (this.#keysRest || this.state !== "messages" || this.channel.isTurning || !this.#isRekeyDue()) return;
    if (!this.#rekeyMachine.take("due")) return;
    const { suite } = this.channel;
    this.emit({ type: "rekey", suite, run: () => generateInitiatorKeyShare([suite]) });
  }

  #isRekeyDue(): boolean {
    const { written, read } = this.channel.usage;
    return this.#keysAreOld || Math.max(written.bytes, read.bytes) >= this.limits.rekeyBytes;
  }

  #readRekeyAnswer(body: Uint8Array, nowMs: number): void {
    if (this.#rekey === undefined || !this.#rekeyMachine.take("REKEY_S"))
      throw new ProtocolError("message-unexpected", { message: "REKEY_S", state: this.#rekeyMachine.state });
    const { keys, publicValues } = this.#rekey.readAnswer(body);
    this.#rekey = undefined;
    this.channel.turnReading(keys);
    this.channel.enqueueTurn(encodeEnvelope("REKEY_OK", noBytes), keys, publicValues);
    this.#keysAreOld = false;
    this.#keysRest = this.limits.rekeyIntervalMs > 0;
    this.timers.stop("rekey");
    this.timers.start("rekeyDue", nowMs);
    this.timers.start("rekeyRest", nowMs);
    this.emit({ type: "rekeyed", count: this.countRekey(nowMs) });
  }

  #readRoomMessage(name: MessageName, body: Uint8Array): void {
    const message = decodeRoomMessage(name, body);
    if (message === undefined || !isServerRoomMessage(message))
      throw new UsageError(`${name} is in no table`);
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
