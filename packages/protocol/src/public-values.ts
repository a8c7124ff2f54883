/**
 * What the two sides have published to agree on keys, kept for people who want to see it (clauses 5 and 8). Only the client keeps
 * the part of ML-KEM: a server would hold 2,272 bytes more for each connection, and shows them to nobody.
 */
import type { DhPublicValue, InitiatorKeyShare, ResponderPublicShare } from "@conclave/crypto";

export interface PublicValues {
  /** G^a and G^b modulo P, 384 bytes each. */
  readonly client: DhPublicValue;
  readonly server: DhPublicValue;
  /** The client's key of ML-KEM-768 (1,184 bytes) and what the server sealed with it (1,088 bytes); nothing in suite 1. */
  readonly kem: { readonly key: Uint8Array; readonly ciphertext: Uint8Array } | undefined;
}

/** As the client sees it. @param share may offer more than was agreed on. */
export function publishedBetween(
  share: Pick<InitiatorKeyShare, "encapsulationKey" | "publicValue">,
  { publicValue, ciphertext }: ResponderPublicShare,
): PublicValues {
  const key = ciphertext.length === 0 ? undefined : share.encapsulationKey;
  return {
    client: share.publicValue,
    server: publicValue,
    kem: key === undefined ? undefined : { key, ciphertext },
  };
}
