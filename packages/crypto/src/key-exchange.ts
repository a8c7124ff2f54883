/**
 * One key exchange as the two sides see it: the initiator publishes a share, the responder answers with its own
 * and holds the secret, the initiator agrees to the answer and holds the same (protocol clauses 1, 3 and 4).
 */
import type { AgreedSecret, DhPublicValue, EncapsulationKey } from "./brands.ts";
import { concatBytes, noBytes, wipe } from "./bytes.ts";
import { type DhKeyPair, generateDhKeyPair } from "./dh/key-pair.ts";
import { encapsulateTo, generateKemKeyPair, type KemKeyPair } from "./kem/ml-kem-768.ts";
import type { SuiteId } from "./suites.ts";

/** What the initiator sent: its public value and, if it offers suite 2, its encapsulation key. */
export interface InitiatorPublicShare {
  readonly publicValue: DhPublicValue;
  readonly encapsulationKey: EncapsulationKey | undefined;
}

/** What the responder answers: its public value and a ciphertext, 1088 bytes in suite 2, empty in suite 1. */
export interface ResponderPublicShare {
  readonly publicValue: DhPublicValue;
  readonly ciphertext: Uint8Array;
}

/** The initiator's side: keys of its own, good for one {@link InitiatorKeyShare.agree}. */
export class InitiatorKeyShare implements InitiatorPublicShare {
  readonly #dh: DhKeyPair;
  readonly #kem: KemKeyPair | undefined;

  constructor(dh: DhKeyPair, kem: KemKeyPair | undefined) {
    this.#dh = dh;
    this.#kem = kem;
  }

  get publicValue(): DhPublicValue {
    return this.#dh.publicValue;
  }

  get encapsulationKey(): EncapsulationKey | undefined {
    return this.#kem?.encapsulationKey;
  }

  /**
   * The secret that the responder holds too, if `answer` came from it unchanged.
   *
   * @throws {CryptoError} "kem-ciphertext" or "key-spent".
   */
  async agree(suite: SuiteId, answer: ResponderPublicShare): Promise<AgreedSecret> {
    const [shared, sharedKey] = await Promise.all([
      this.#dh.agree(answer.publicValue),
      suite === 1 ? noBytes : this.#kemOffered.decapsulate(answer.ciphertext),
    ]);
    return joinSecrets(shared, sharedKey);
  }

  /**
   * The same on the calling thread, which it holds for about 1 ms: for a rekey, where waiting for the thread pool would
   * mean holding everything that arrives meanwhile.
   */
  agreeAtOnce(suite: SuiteId, answer: ResponderPublicShare): AgreedSecret {
    const sharedKey = suite === 1 ? noBytes : this.#kemOffered.decapsulateAtOnce(answer.ciphertext);
    return joinSecrets(this.#dh.agreeAtOnce(answer.publicValue), sharedKey);
  }

  get #kemOffered(): KemKeyPair {
    if (this.#kem === undefined)
      throw new TypeError("suite 2 needs the ML-KEM key pair that was not offered");
    return this.#kem;
  }
}

/** Fresh keys for an initiator that offers `suites`. */
export async function generateInitiatorKeyShare(suites: readonly SuiteId[]): Promise<InitiatorKeyShare> {
  const [dh, kem] = await Promise.all([
    generateDhKeyPair(),
    suites.includes(2) ? generateKemKeyPair() : undefined,
  ]);
  return new InitiatorKeyShare(dh, kem);
}

/** The responder's side of one exchange: its answer, and the secret. */
export interface ResponderAgreement {
  readonly answer: ResponderPublicShare;
  readonly secret: AgreedSecret;
}

/** Answers a share with a fresh key pair, used for this and then dropped (about 2 ms on the thread pool). */
export async function agreeAsResponder(
  suite: SuiteId,
  initiator: InitiatorPublicShare,
): Promise<ResponderAgreement> {
  const dh = await generateDhKeyPair();
  if (suite === 1) {
    const secret = joinSecrets(await dh.agree(initiator.publicValue), noBytes);
    return { answer: { publicValue: dh.publicValue, ciphertext: noBytes }, secret };
  }
  if (initiator.encapsulationKey === undefined) throw new TypeError("suite 2 needs an encapsulation key");
  const [shared, kem] = await Promise.all([
    dh.agree(initiator.publicValue),
    encapsulateTo(initiator.encapsulationKey),
  ]);
  const secret = joinSecrets(shared, kem.sharedKey);
  return { answer: { publicValue: dh.publicValue, ciphertext: kem.ciphertext }, secret };
}

function joinSecrets(shared: Uint8Array, sharedKey: Uint8Array): AgreedSecret {
  const joined = concatBytes(shared, sharedKey);
  wipe(shared, sharedKey);
  return joined as AgreedSecret;
}
