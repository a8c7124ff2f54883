/**
 * The client's handshake, in wire order (clauses 3, 4 and 6). Each step is an object whose one method takes what is
 * awaited and gives the next step, so a step cannot be left out and its checks cannot be skipped.
 */
import {
  type AgreedSecret,
  concatBytes,
  equalBytes,
  type IdentityKey,
  type IdentityPublicKey,
  type InitiatorKeyShare,
  KeySchedule,
  type RandomSource,
  RecordOpener,
  RecordSealer,
  randomBytes,
  type SuiteId,
  Transcript,
  verifySignature,
} from "@conclave/crypto";
import { ProtocolError } from "../faults.ts";
import { encodeEnvelope } from "../message/envelope.ts";
import { encodeName } from "../message/session-messages.ts";
import { type PublicValues, publishedBetween } from "../public-values.ts";
import { sealRecord } from "../record.ts";
import type { Established } from "./established.ts";
import { decodeNamePolicy, Flight, type NamePolicy, readIdentityPublicKey } from "./flight.ts";
import { decodeServerHello, encodeClientHello, helloRandomBytes, type ServerHello } from "./hello.ts";

export interface InitiatorOptions {
  /** Fresh keys; good for this handshake alone. */
  readonly share: InitiatorKeyShare;
  /** What to offer, best first; `share` must be able to keep the promise. */
  readonly suites: readonly SuiteId[];
  readonly random: RandomSource;
}

/** What the steps share. */
interface Context extends InitiatorOptions {
  readonly transcript: Transcript;
}

/** First step: `frame` goes out, HELLO_S is awaited. */
export class AwaitServerHello {
  /** HELLO_C. */
  readonly frame: Uint8Array;
  readonly #context: Context;

  constructor(options: InitiatorOptions) {
    this.#context = { ...options, transcript: new Transcript() };
    this.frame = encodeClientHello(
      options.suites,
      randomBytes(options.random, helloRandomBytes),
      options.share,
    );
    this.#context.transcript.add(this.frame);
  }

  /** @throws {ProtocolError} "hello-malformed", "hello-key", "hello-version" or "hello-suite". */
  readServerHello(frame: Uint8Array): AwaitAgreement {
    const hello = decodeServerHello(frame, this.#context.suites);
    this.#context.transcript.add(frame);
    return new AwaitAgreement(this.#context, hello);
  }
}

/** Second step: the secret is computed, off the main thread. */
export class AwaitAgreement {
  readonly #context: Context;
  readonly #hello: ServerHello;

  constructor(context: Context, hello: ServerHello) {
    this.#context = context;
    this.#hello = hello;
  }

  get suite(): SuiteId {
    return this.#hello.suite;
  }

  /** The secret for {@link agreed}. */
  agree(): Promise<AgreedSecret> {
    return this.#context.share.agree(this.#hello.suite, this.#hello.answer);
  }

  /** @param secret is erased by the key schedule. */
  agreed(secret: AgreedSecret): AwaitServerFlight {
    const schedule = new KeySchedule(this.suite, secret, this.#context.transcript.digest());
    const publicValues = publishedBetween(this.#context.share, this.#hello.answer);
    return new AwaitServerFlight({ ...this.#context, suite: this.suite, schedule, publicValues });
  }
}

/** What the steps share once the secret is agreed on. */
interface AgreedContext extends Context {
  readonly suite: SuiteId;
  readonly schedule: KeySchedule;
  readonly publicValues: PublicValues;
}

/** Third step: the server's proof is awaited. */
export class AwaitServerFlight {
  readonly #context: AgreedContext;

  constructor(context: AgreedContext) {
    this.#context = context;
  }

  /** Erases the secrets of a handshake that is not to be finished. */
  abandon(): void {
    this.#context.schedule.erase();
  }

  /**
   * Verifies that the server owns its host key and saw the same handshake as we did.
   *
   * @throws {ProtocolError} "record", "flight", "host-signature" or "finish".
   */
  readServerFlight(frame: Uint8Array): HostProven {
    const { transcript, schedule } = this.#context;
    const flight = Flight.open(new RecordOpener(schedule.handshakeKeys("server")), frame);
    const key = flight.take("HOST_KEY");
    const signature = flight.take("HOST_SIG");
    const ask = flight.take("NAME_ASK");
    const finish = flight.take("FINISH");
    flight.end();
    const hostKey = readIdentityPublicKey(key, "HOST_KEY");
    transcript.add(key.whole);
    if (!verifySignature(hostKey, "host", transcript.digest(), signature.body)) {
      throw new ProtocolError("host-signature");
    }
    transcript.add(signature.whole);
    transcript.add(ask.whole);
    if (!equalBytes(finish.body, schedule.finish("server", transcript.digest()))) {
      throw new ProtocolError("finish");
    }
    transcript.add(finish.whole);
    return new HostProven(this.#context, hostKey, decodeNamePolicy(ask.body));
  }
}

/** Who the client says it is. */
export interface Introduction {
  /** 1 to 128 bytes of UTF-8. */
  readonly name: string;
  /** Proves that the name is ours; without one we are a guest. */
  readonly identity: IdentityKey | undefined;
  /** 16 bytes. */
  readonly invite: Uint8Array | undefined;
}

/** Last step: the server is who it says; whether we want to talk to it is the caller's to judge before `finish`. */
export class HostProven {
  readonly hostKey: IdentityPublicKey;
  readonly policy: NamePolicy;
  readonly #context: AgreedContext;

  constructor(context: AgreedContext, hostKey: IdentityPublicKey, policy: NamePolicy) {
    this.#context = context;
    this.hostKey = hostKey;
    this.policy = policy;
  }

  get suite(): SuiteId {
    return this.#context.suite;
  }

  /** The client's flight with the name in it, and the session that it opens. */
  finish({ name, identity, invite }: Introduction): { frame: Uint8Array; established: Established } {
    const { transcript, random, schedule, suite, publicValues } = this.#context;
    const messages: Uint8Array[] = [];
    const say = (message: Uint8Array) => {
      transcript.add(message);
      messages.push(message);
    };
    say(encodeName(name));
    if (identity !== undefined) {
      say(encodeEnvelope("ID_KEY", identity.publicKey));
      say(encodeEnvelope("ID_SIG", identity.sign("client", transcript.digest())));
    }
    if (invite !== undefined) say(encodeEnvelope("INVITE", invite));
    say(encodeEnvelope("FINISH", schedule.finish("client", transcript.digest())));
    const sealer = new RecordSealer(schedule.handshakeKeys("client"), { random });
    const frame = sealRecord(sealer, concatBytes(...messages));
    const keys = schedule.sessionKeys(transcript.digest());
    schedule.erase();
    return { frame, established: { suite, hostKey: this.hostKey, publicValues, keys } };
  }
}
