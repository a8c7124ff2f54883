/** The server's side of one rekey: from the request to the answer and the keys (clause 8). */
import {
  agreeAsResponder,
  type IdentityKey,
  type InitiatorPublicShare,
  type RandomSource,
  type ResponderAgreement,
  randomBytes,
  rekeyedTrafficKeys,
  type TrafficKeys,
} from "@conclave/crypto";
import type { PublicValues } from "../public-values.ts";
import { type RekeyContext, rekeyHash, withRekeyFaults } from "./context.ts";
import {
  decodeRekeyRequest,
  encodeRekeyAnswer,
  encodeSignedRekeyAnswer,
  rekeyRandomBytes,
} from "./messages.ts";

export class RekeyResponder {
  readonly #context: RekeyContext;
  readonly #request: Uint8Array;
  readonly #share: InitiatorPublicShare;

  /**
   * @param request the whole REKEY_C, and its body.
   * @throws {ProtocolError} "rekey-keys".
   * @throws {MalformedError} for the shape of the body.
   */
  constructor(context: RekeyContext, request: { readonly whole: Uint8Array; readonly body: Uint8Array }) {
    this.#context = context;
    this.#request = request.whole;
    this.#share = withRekeyFaults(() => decodeRekeyRequest(request.body, context.suite));
  }

  /** Our answer and the secret for {@link answer}: about 2 ms of processor time on the thread pool. */
  agree(): Promise<ResponderAgreement> {
    return agreeAsResponder(this.#context.suite, this.#share);
  }

  /** The whole REKEY_S, and the keys that come into use after it. */
  answer(
    { answer, secret }: ResponderAgreement,
    hostKey: IdentityKey,
    random: RandomSource,
  ): { message: Uint8Array; keys: TrafficKeys; publicValues: PublicValues } {
    const { sessionId, rekeySecret } = this.#context;
    const unsigned = encodeRekeyAnswer(randomBytes(random, rekeyRandomBytes), answer);
    const hash = rekeyHash(sessionId, this.#request, unsigned);
    return {
      message: encodeSignedRekeyAnswer(unsigned, hostKey.sign("host rekey", hash)),
      keys: rekeyedTrafficKeys(rekeySecret, secret, hash),
      publicValues: { client: this.#share.publicValue, server: answer.publicValue, kem: undefined },
    };
  }
}
