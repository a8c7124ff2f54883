/**
 * Keys that are the same in every run, so that an input does the same every time, and agreements that are computed once:
 * a thousand inputs a second leave no time for a thousand exponentiations.
 */
import { createHash } from "node:crypto";
import {
  type AgreedSecret,
  agreeAsResponder,
  IdentityKey,
  InitiatorKeyShare,
  type RandomSource,
  type ResponderAgreement,
  type ResponderPublicShare,
  type SuiteId,
} from "@conclave/crypto";
import { dhKeyPairFromExponent, kemKeyPairFromSeed } from "@conclave/crypto/testing";

export const hostKey = IdentityKey.fromSeed(fixedBytes("host key", 32));
export const identityKey = IdentityKey.fromSeed(fixedBytes("identity key", 32));
export const inviteToken = fixedBytes("invitation", 16);

/** The same bytes for the same label. */
export function fixedBytes(label: string, length: number): Uint8Array {
  const blocks: Buffer[] = [];
  for (let block = 0; blocks.length * 32 < length; block += 1)
    blocks.push(createHash("sha256").update(`${label} ${block}`).digest());
  return Uint8Array.from(Buffer.concat(blocks).subarray(0, length));
}

/** A stream of bytes that a label decides. */
export function fixedRandom(label: string): RandomSource {
  let draws = 0;
  return (target) => {
    target.set(fixedBytes(`${label} ${draws}`, target.length));
    draws += 1;
  };
}

/** The client's share, which can agree as often as it has to. */
class FixedShare extends InitiatorKeyShare {
  readonly #suite: SuiteId;

  constructor(suite: SuiteId) {
    super(dh, suite === 2 ? kem : undefined);
    this.#suite = suite;
  }

  override agree(suite: SuiteId, answer: ResponderPublicShare): Promise<AgreedSecret> {
    const known = knownSecret(suite, answer);
    return known === undefined ? freshShare(this.#suite).agree(suite, answer) : Promise.resolve(known);
  }

  override agreeAtOnce(suite: SuiteId, answer: ResponderPublicShare): AgreedSecret {
    return knownSecret(suite, answer) ?? freshShare(this.#suite).agreeAtOnce(suite, answer);
  }
}

/** Publishes something else than what it agrees with. */
class OtherShare extends FixedShare {
  readonly #published: Pick<InitiatorKeyShare, "encapsulationKey" | "publicValue">;

  constructor(suite: SuiteId, published: Pick<InitiatorKeyShare, "encapsulationKey" | "publicValue">) {
    super(suite);
    this.#published = published;
  }

  override get publicValue() {
    return this.#published.publicValue;
  }

  override get encapsulationKey() {
    return this.#published.encapsulationKey;
  }
}

/** A share like this one, with its public parts changed. */
export function shareThatPublishes(
  { publicValue, encapsulationKey }: InitiatorKeyShare,
  change: <Bytes extends Uint8Array>(bytes: Bytes) => Bytes,
): InitiatorKeyShare {
  return new OtherShare(encapsulationKey === undefined ? 1 : 2, {
    publicValue: change(publicValue),
    encapsulationKey: encapsulationKey && change(encapsulationKey),
  });
}

/** The client's share for this suite alone, or, of suite 2, for both. */
export function shareFor(suite: SuiteId): InitiatorKeyShare {
  return shares[suite];
}

/** What the server answers to {@link shareFor}, with a copy of the secret: whoever gets it erases it. */
export function agreementOf(suite: SuiteId): ResponderAgreement {
  const { answer, secret } = agreements[suite];
  return { answer, secret: Uint8Array.from(secret) as AgreedSecret };
}

function knownSecret(suite: SuiteId, answer: ResponderPublicShare): AgreedSecret | undefined {
  return answer === agreements[suite].answer || isSame(answer, agreements[suite].answer)
    ? agreementOf(suite).secret
    : undefined;
}

function isSame(left: ResponderPublicShare, right: ResponderPublicShare): boolean {
  return (
    Buffer.compare(left.publicValue, right.publicValue) === 0 &&
    Buffer.compare(left.ciphertext, right.ciphertext) === 0
  );
}

function freshShare(suite: SuiteId): InitiatorKeyShare {
  return new InitiatorKeyShare(
    dhKeyPairFromExponent(exponent),
    suite === 2 ? kemKeyPairFromSeed(kemSeed) : undefined,
  );
}

const exponent = fixedBytes("exponent", 40);
const kemSeed = fixedBytes("kem seed", 64);
const dh = dhKeyPairFromExponent(exponent);
const kem = kemKeyPairFromSeed(kemSeed);
const shares = { 1: new FixedShare(1), 2: new FixedShare(2) } as const;
const agreements = {
  1: await agreeAsResponder(1, shares[1]),
  2: await agreeAsResponder(2, shares[2]),
} as const;
