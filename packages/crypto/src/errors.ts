/** Faults of this package: a stable code, and a reason for the operator's log that never goes to the peer. */

/** Codes are stable and never reused. */
export type CryptoErrorCode =
  /** The peer's Diffie-Hellman public value has a wrong length or is outside 2..p-2. */
  | "dh-public-value"
  /** The peer's ML-KEM encapsulation key has a wrong length or a coefficient that is not reduced. */
  | "kem-key"
  /** The peer's ML-KEM ciphertext has a wrong length. */
  | "kem-ciphertext"
  /** A record did not open. Tag, padding and shape are one fault, so that no difference can be used. */
  | "record"
  /** A record key reached its hard limit and must not protect anything more. */
  | "key-exhausted"
  /** Our misuse: a key made for one use was used again, or used after it was erased. */
  | "key-spent"
  /** A stored or received identity key is not an Ed25519 key. */
  | "identity-key"
  /** A sealed key did not open, or is none. A wrong passphrase and a changed file are one fault. */
  | "sealed-key"
  /** A text is not the 24 words of a key. */
  | "recovery-words";

/** Thrown by every function of this package that can refuse its input. */
export class CryptoError extends Error {
  override readonly name = "CryptoError";
  readonly code: CryptoErrorCode;
  /** One short stable word that tells apart what `code` does not, such as "tag" or "padding"; for logs only. */
  readonly reason: string;

  constructor(code: CryptoErrorCode, reason: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.reason = reason;
  }
}
