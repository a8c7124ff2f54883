/** The server's handshake, in wire order (clauses 3, 4 and 6); steps as in initiator.ts. */
import {
  agreeAsResponder,
  concatBytes,
  equalBytes,
  type IdentityKey,
  type InitiatorPublicShare,
  KeySchedule,
  type RandomSource,
  RecordOpener,
  RecordSealer,
  type ResponderAgreement,
  randomBytes,
  type SuiteId,
  Transcript,
} from "@conclave/crypto";
import { ProtocolError } from "../faults.ts";
import { encodeEnvelope } from "../message/envelope.ts";
import { decodeName } from "../message/session-messages.ts";
import { sealRecord } from "../record.ts";
import { MalformedError } from "../wire/reader.ts";
import { type Established, establish } from "./established.ts";
import { namePolicies, openFlight } from "./flight.ts";
import { decodeClientHello, encodeServerHello, helloRandomBytes, protocolVersion } from "./hello.ts";

export interface ResponderOptions {
  readonly hostKey: IdentityKey;
  /** What we accept, best first: our preference counts, not the client's. */
  readonly suites: readonly SuiteId[];
  readonly random: RandomSource;
}

interface Context extends ResponderOptions {
  readonly transcript: Transcript;
}

/** First step: HELLO_C is awaited. */
export class AwaitClientHello {
  readonly #context: Context;

  constructor(options: ResponderOptions) {
    this.#context = { ...options, transcript: new Transcript() };
  }

  /**
   * Checks everything about the client's keys that is cheap to check, before any key of ours is made.
   *
   * @throws {ProtocolError} "hello-malformed", "hello-key", "hello-version" or "hello-suite".
   */
  readClientHello(frame: Uint8Array): AwaitAgreement {
    const { versions, suites, share } = decodeClientHello(frame);
    if (!versions.includes(protocolVersion))
      throw new ProtocolError("hello-version", { offered: versions.join(" ") });
    const suite = this.#context.suites.find((ours) => suites.includes(ours));
    if (suite === undefined) throw new ProtocolError("hello-suite", { offered: suites.join(" ") });
    this.#context.transcript.add(frame);
    return new AwaitAgreement(this.#context, suite, share);
  }
}

/** Second step: our key pair and the secret are made, off the main thread. */
export class AwaitAgreement {
  readonly suite: SuiteId;
  readonly #context: Context;
  readonly #share: InitiatorPublicShare;

  constructor(context: Context, suite: SuiteId, share: InitiatorPublicShare) {
    this.#context = context;
    this.suite = suite;
    this.#share = share;
  }

  /** Our answer and the secret for {@link agreed}: about 2 ms of processor time, the costly part of a handshake. */
  agree(): Promise<ResponderAgreement> {
    return agreeAsResponder(this.suite, this.#share);
  }

  /** HELLO_S and the server's flight, which asks for the name, to be sent together; then the client's is awaited. */
  agreed({ answer, secret }: ResponderAgreement): { frames: Uint8Array; next: AwaitClientFlight } {
    const { transcript, random, hostKey } = this.#context;
    const hello = encodeServerHello(this.suite, randomBytes(random, helloRandomBytes), answer);
    transcript.add(hello);
    const schedule = new KeySchedule(this.suite, secret, transcript.digest());

    const key = encodeEnvelope("HOST_KEY", hostKey.publicKey);
    transcript.add(key);
    const signature = encodeEnvelope("HOST_SIG", hostKey.sign("host", transcript.digest()));
    transcript.add(signature);
    const ask = encodeEnvelope("NAME_ASK", Uint8Array.of(namePolicies.nameAlone));
    transcript.add(ask);
    const finish = encodeEnvelope("FINISH", schedule.finish("server", transcript.digest()));
    transcript.add(finish);

    const sealer = new RecordSealer(schedule.handshakeKeys("server"), { random });
    const flight = sealRecord(sealer, concatBytes(key, signature, ask, finish));
    return {
      frames: concatBytes(hello, flight),
      next: new AwaitClientFlight(this.#context, this.suite, schedule),
    };
  }
}

/** Last step: the client's flight is awaited. */
export class AwaitClientFlight {
  readonly #context: Context;
  readonly #suite: SuiteId;
  readonly #schedule: KeySchedule;

  constructor(context: Context, suite: SuiteId, schedule: KeySchedule) {
    this.#context = context;
    this.#suite = suite;
    this.#schedule = schedule;
  }

  /**
   * The name that the client offers, and the session, once it has confirmed the keys.
   *
   * @throws {ProtocolError} "record", "flight" or "finish".
   */
  readClientFlight(frame: Uint8Array): { name: string; established: Established } {
    const { transcript, random, hostKey } = this.#context;
    const opener = new RecordOpener(this.#schedule.handshakeKeys("client"));
    const [name, finish] = openFlight(opener, frame, ["NAME", "FINISH"]);
    transcript.add(name.whole);
    if (!equalBytes(finish.body, this.#schedule.finish("client", transcript.digest()))) {
      throw new ProtocolError("finish");
    }
    transcript.add(finish.whole);
    const keys = this.#schedule.sessionKeys(transcript.digest());
    this.#schedule.erase();
    const agreed = { suite: this.#suite, hostKey: hostKey.publicKey, random };
    return { name: readName(name.body), established: establish("server", keys, agreed) };
  }
}

function readName(body: Uint8Array): string {
  try {
    return decodeName(body);
  } catch (cause) {
    if (!(cause instanceof MalformedError)) throw cause;
    throw new ProtocolError("flight", { field: cause.field }, { cause });
  }
}
