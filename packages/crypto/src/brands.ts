/**
 * Byte strings that may not be mistaken for one another. A brand is given only where the bytes were made or
 * checked, so holding one is evidence: a `DhPublicValue` has passed the range check.
 */
declare const brand: unique symbol;

type Branded<Name extends string> = Uint8Array & { readonly [brand]: Name };

/** A Diffie-Hellman public value y with 2 <= y <= p-2; 384 bytes, big-endian. */
export type DhPublicValue = Branded<"DhPublicValue">;

/** An ML-KEM-768 encapsulation key that passed the check of FIPS 203, section 7.2; 1184 bytes. */
export type EncapsulationKey = Branded<"EncapsulationKey">;

/** What both sides of a key exchange hold after it: Z, or Z || K in the hybrid suite; 384 or 416 bytes. */
export type AgreedSecret = Branded<"AgreedSecret">;

/** An Ed25519 public key (RFC 8032); 32 bytes. */
export type IdentityPublicKey = Branded<"IdentityPublicKey">;

/** An Ed25519 signature (RFC 8032); 64 bytes. */
export type Signature = Branded<"Signature">;

/** A SHA-256 digest of a transcript; 32 bytes. */
export type TranscriptHash = Branded<"TranscriptHash">;
