/** The server's handshake, in wire order (clauses 3, 4 and 6); steps as in initiator.ts. */
import {
  agreeAsResponder,
  concatBytes,
  equalBytes,
  type IdentityKey,
  type IdentityPublicKey,
  type InitiatorPublicShare,
  KeySchedule,
  type RandomSource,
  RecordOpener,
  RecordSealer,
  type ResponderAgreement,
  randomBytes,
  type SuiteId,
  Transcript,
  verifySignature,
} from "@conclave/crypto";
import { ProtocolError } from "../faults.ts";
import { inviteTokenBytes } from "../limits.ts";
import { encodeEnvelope } from "../message/envelope.ts";
import { decodeName } from "../message/session-messages.ts";
import type { PublicValues } from "../public-values.ts";
import { sealRecord } from "../record.ts";
import { MalformedError } from "../wire/reader.ts";
import type { Established } from "./established.ts";
import { Flight, type NamePolicy, namePolicies, readIdentityPublicKey } from "./flight.ts";
import { decodeClientHello, encodeServerHello, helloRandomBytes } from "./hello.ts";

export interface ResponderOptions {
  readonly hostKey: IdentityKey;
  readonly policy: NamePolicy;
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
    const { suites, share } = decodeClientHello(frame);
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
    const { transcript, random, hostKey, policy } = this.#context;
    const hello = encodeServerHello(this.suite, randomBytes(random, helloRandomBytes), answer);
    transcript.add(hello);
    const schedule = new KeySchedule(this.suite, secret, transcript.digest());

    const key = encodeEnvelope("HOST_KEY", hostKey.publicKey);
    transcript.add(key);
    const signature = encodeEnvelope("HOST_SIG", hostKey.sign("host", transcript.digest()));
    transcript.add(signature);
    const ask = encodeEnvelope("NAME_ASK", Uint8Array.of(namePolicies[policy]));
    transcript.add(ask);
    const finish = encodeEnvelope("FINISH", schedule.finish("server", transcript.digest()));
    transcript.add(finish);

    const sealer = new RecordSealer(schedule.handshakeKeys("server"), { random });
    const flight = sealRecord(sealer, concatBytes(key, signature, ask, finish));
    const publicValues = { client: this.#share.publicValue, server: answer.publicValue, kem: undefined };
    return {
      frames: concatBytes(hello, flight),
      next: new AwaitClientFlight({ ...this.#context, suite: this.suite, schedule, publicValues }),
    };
  }
}

/** What the steps share once the secret is agreed on. */
interface AgreedContext extends Context {
  readonly suite: SuiteId;
  readonly schedule: KeySchedule;
  readonly publicValues: PublicValues;
}

/** What a client has said of itself, and proved as far as it is provable. */
export interface Introduced {
  readonly name: string;
  /** The key that the client has proved to hold. */
  readonly identity?: IdentityPublicKey | undefined;
  /** 16 bytes. */
  readonly invite?: Uint8Array | undefined;
}

/** Last step: the client's flight is awaited. */
export class AwaitClientFlight {
  readonly #context: AgreedContext;

  constructor(context: AgreedContext) {
    this.#context = context;
  }

  /** Erases the secrets of a handshake that is not finished. */
  abandon(): void {
    this.#context.schedule.erase();
  }

  /**
   * Who the client is, and the session, once it has confirmed the keys.
   *
   * @throws {ProtocolError} "record", "flight", "client-signature" or "finish".
   */
  readClientFlight(frame: Uint8Array): { introduced: Introduced; established: Established } {
    const { transcript, schedule, policy, hostKey, suite, publicValues } = this.#context;
    const flight = Flight.open(new RecordOpener(schedule.handshakeKeys("client")), frame);
    const name = flight.take("NAME");
    const key = policy === "identityNeeded" ? flight.take("ID_KEY") : flight.takeIf("ID_KEY");
    const signature = key === undefined ? undefined : flight.take("ID_SIG");
    const invite = flight.takeIf("INVITE");
    const finish = flight.take("FINISH");
    flight.end();

    transcript.add(name.whole);
    const identity = key === undefined ? undefined : readIdentityPublicKey(key, "ID_KEY");
    if (identity !== undefined && key !== undefined && signature !== undefined) {
      transcript.add(key.whole);
      if (!verifySignature(identity, "client", transcript.digest(), signature.body)) {
        throw new ProtocolError("client-signature");
      }
      transcript.add(signature.whole);
    }
    if (invite !== undefined) transcript.add(invite.whole);
    if (!equalBytes(finish.body, schedule.finish("client", transcript.digest()))) {
      throw new ProtocolError("finish");
    }
    transcript.add(finish.whole);
    const keys = schedule.sessionKeys(transcript.digest());
    schedule.erase();
    return {
      introduced: { name: readName(name.body), identity, invite: readInvite(invite?.body) },
      established: { suite, hostKey: hostKey.publicKey, publicValues, keys },
    };
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

function readInvite(token: Uint8Array | undefined): Uint8Array | undefined {
  if (token !== undefined && token.length !== inviteTokenBytes) {
    throw new ProtocolError("flight", { field: "INVITE" });
  }
  return token;
}
