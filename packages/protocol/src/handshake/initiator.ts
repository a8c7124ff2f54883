/**
 * The client's handshake, in wire order (clauses 3, 4 and 6). Each step is an object whose one method takes what is
 * awaited and gives the next step, so a step cannot be left out and its checks cannot be skipped.
 */
import {
  type AgreedSecret,
  asIdentityPublicKey,
  concatBytes,
  equalBytes,
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
import { sealRecord } from "../record.ts";
import { type Established, establish } from "./established.ts";
import { namePolicies, openFlight } from "./flight.ts";
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
    return new AwaitServerFlight(this.#context, this.suite, schedule);
  }
}

/** Third step: the server's proof is awaited. */
export class AwaitServerFlight {
  readonly #context: Context;
  readonly #suite: SuiteId;
  readonly #schedule: KeySchedule;

  constructor(context: Context, suite: SuiteId, schedule: KeySchedule) {
    this.#context = context;
    this.#suite = suite;
    this.#schedule = schedule;
  }

  /**
   * Verifies that the server owns its host key and saw the same handshake as we did.
   *
   * @throws {ProtocolError} "record", "flight", "host-signature" or "finish".
   */
  readServerFlight(frame: Uint8Array): HostProven {
    const { transcript } = this.#context;
    const opener = new RecordOpener(this.#schedule.handshakeKeys("server"));
    const [key, signature, ask, finish] = openFlight(opener, frame, [
      "HOST_KEY",
      "HOST_SIG",
      "NAME_ASK",
      "FINISH",
    ]);
    const hostKey = readHostKey(key.body);
    transcript.add(key.whole);
    if (!verifySignature(hostKey, "host", transcript.digest(), signature.body)) {
      throw new ProtocolError("host-signature");
    }
    transcript.add(signature.whole);
    transcript.add(ask.whole);
    if (!equalBytes(finish.body, this.#schedule.finish("server", transcript.digest()))) {
      throw new ProtocolError("finish");
    }
    transcript.add(finish.whole);
    if (ask.body.length !== 1 || ask.body[0] !== namePolicies.nameAlone) {
      throw new ProtocolError("flight", { policy: ask.body[0] ?? "missing" });
    }
    return new HostProven(this.#context, this.#suite, this.#schedule, hostKey);
  }
}

/** Last step: the server is who it says; whether we want to talk to it is the caller's to judge before `finish`. */
export class HostProven {
  readonly hostKey: IdentityPublicKey;
  readonly suite: SuiteId;
  readonly #context: Context;
  readonly #schedule: KeySchedule;

  constructor(context: Context, suite: SuiteId, schedule: KeySchedule, hostKey: IdentityPublicKey) {
    this.#context = context;
    this.suite = suite;
    this.#schedule = schedule;
    this.hostKey = hostKey;
  }

  /**
   * The client's flight with the name in it, and the session that it opens.
   *
   * @param name 1 to 128 bytes of UTF-8.
   */
  finish(name: string): { frame: Uint8Array; established: Established } {
    const { transcript, random } = this.#context;
    const nameMessage = encodeName(name);
    transcript.add(nameMessage);
    const finish = encodeEnvelope("FINISH", this.#schedule.finish("client", transcript.digest()));
    transcript.add(finish);
    const sealer = new RecordSealer(this.#schedule.handshakeKeys("client"), { random });
    const frame = sealRecord(sealer, concatBytes(nameMessage, finish));
    const keys = this.#schedule.sessionKeys(transcript.digest());
    this.#schedule.erase();
    return {
      frame,
      established: establish("client", keys, { suite: this.suite, hostKey: this.hostKey, random }),
    };
  }

  /** Erases the secrets of a handshake that is not to be finished. */
  abandon(): void {
    this.#schedule.erase();
  }
}

function readHostKey(body: Uint8Array): IdentityPublicKey {
  try {
    return asIdentityPublicKey(body);
  } catch (cause) {
    throw new ProtocolError("flight", { field: "HOST_KEY" }, { cause });
  }
}
