/** The client's side of one rekey: its request, and the keys once the answer has proved itself (clause 8). */
import {
  type InitiatorKeyShare,
  type RandomSource,
  randomBytes,
  rekeyedTrafficKeys,
  type TrafficKeys,
  verifySignature,
} from "@conclave/crypto";
import { ProtocolError } from "../faults.ts";
import { type PublicValues, publishedBetween } from "../public-values.ts";
import { type RekeyContext, rekeyHash, withRekeyFaults } from "./context.ts";
import { decodeRekeyAnswer, encodeRekeyRequest, rekeyRandomBytes } from "./messages.ts";

export class RekeyInitiator {
  /** The whole REKEY_C. */
  readonly request: Uint8Array;
  readonly #context: RekeyContext;
  readonly #share: InitiatorKeyShare;

  /** @param share fresh keys for the session's suite alone. */
  constructor(context: RekeyContext, share: InitiatorKeyShare, random: RandomSource) {
    this.#context = context;
    this.#share = share;
    this.request = encodeRekeyRequest(randomBytes(random, rekeyRandomBytes), share);
  }

  /**
   * The new keys, computed on the calling thread: the next record is under them already.
   *
   * @throws {ProtocolError} "host-signature" or "rekey-keys".
   * @throws {MalformedError} for the shape of the body.
   */
  readAnswer(body: Uint8Array): { keys: TrafficKeys; publicValues: PublicValues } {
    const { suite, hostKey, sessionId, rekeySecret } = this.#context;
    const { answer, unsigned, signature } = withRekeyFaults(() => decodeRekeyAnswer(body, suite));
    const hash = rekeyHash(sessionId, this.request, unsigned);
    if (!verifySignature(hostKey, "host rekey", hash, signature)) throw new ProtocolError("host-signature");
    const secret = this.#share.agreeAtOnce(suite, answer);
    return {
      keys: rekeyedTrafficKeys(rekeySecret, secret, hash),
      publicValues: publishedBetween(this.#share, answer),
    };
  }
}
