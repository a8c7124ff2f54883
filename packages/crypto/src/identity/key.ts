/** Ed25519 identity keys (RFC 8032): a server's host key, and the key that owns a person's name. */
import {
  createPrivateKey,
  createPublicKey,
  sign as cryptoSign,
  verify as cryptoVerify,
  generateKeyPairSync,
  type KeyObject,
} from "node:crypto";
import type { IdentityPublicKey, Signature, TranscriptHash } from "../brands.ts";
import { concatBytes, plainView, wipe } from "../bytes.ts";
import { CryptoError } from "../errors.ts";
import { labelBytes } from "../hkdf.ts";
import { hasSmallOrder } from "./small-order.ts";

/** Lengths in bytes (RFC 8032, section 5.1). */
export const ed25519 = { seedBytes: 32, publicKeyBytes: 32, signatureBytes: 64 } as const;

/** What a signature is made for; a signature under one label is worth nothing under another. */
export type SignatureLabel = "client" | "host" | "host rekey";

/**
 * An identity's key pair. The private key never leaves it but through {@link IdentityKey.toPem} and
 * {@link IdentityKey.toSeed}.
 */
export class IdentityKey {
  readonly publicKey: IdentityPublicKey;
  readonly #privateKey: KeyObject;

  private constructor(privateKey: KeyObject) {
    this.#privateKey = privateKey;
    const spki = createPublicKey(privateKey).export({ format: "der", type: "spki" });
    this.publicKey = asIdentityPublicKey(Uint8Array.from(spki.subarray(spkiPrefix.length)));
  }

  static generate(): IdentityKey {
    return new IdentityKey(generateKeyPairSync("ed25519").privateKey);
  }

  /**
   * Reads a private key in PKCS #8 PEM (RFC 8410).
   *
   * @throws {CryptoError} "identity-key", reason "format" or "algorithm".
   */
  static fromPem(pem: string): IdentityKey {
    let key: KeyObject;
    try {
      key = createPrivateKey(pem);
    } catch (cause) {
      throw new CryptoError("identity-key", "format", "not an unencrypted PEM private key", { cause });
    }
    if (key.asymmetricKeyType !== "ed25519") {
      const message = `an identity key is an Ed25519 key, not ${key.asymmetricKeyType ?? "another kind"}`;
      throw new CryptoError("identity-key", "algorithm", message);
    }
    return new IdentityKey(key);
  }

  /**
   * The key pair of a private key as RFC 8032, section 5.1.5, has it. `seed` is not kept, nor wiped.
   *
   * @param seed 32 bytes.
   * @throws {CryptoError} "identity-key", reason "length".
   */
  static fromSeed(seed: Uint8Array): IdentityKey {
    if (seed.length !== ed25519.seedBytes) {
      const message = `an Ed25519 private key has ${ed25519.seedBytes} bytes, not ${seed.length}`;
      throw new CryptoError("identity-key", "length", message);
    }
    const pkcs8 = concatBytes(pkcs8Prefix, seed);
    try {
      return new IdentityKey(
        createPrivateKey({ key: Buffer.from(pkcs8.buffer), format: "der", type: "pkcs8" }),
      );
    } finally {
      wipe(pkcs8);
    }
  }

  /** The private key itself, 32 bytes in an array of their own: whoever asks for it wipes it. */
  toSeed(): Uint8Array {
    const pkcs8 = this.#privateKey.export({ format: "der", type: "pkcs8" });
    const seed = Uint8Array.from(pkcs8.subarray(-ed25519.seedBytes));
    wipe(pkcs8);
    return seed;
  }

  /** The private key in PKCS #8 PEM, unencrypted: for a file that only its owner can read. */
  toPem(): string {
    return this.#privateKey.export({ format: "pem", type: "pkcs8" }).toString();
  }

  /** Sign(sk, label, th) of protocol clause 1. */
  sign(label: SignatureLabel, transcript: TranscriptHash): Signature {
    return plainView(cryptoSign(null, signedBytes(label, transcript), this.#privateKey)) as Signature;
  }
}

/**
 * Whether `signature` (64 bytes) was made by the owner of `publicKey` for this label and transcript. A key of small order
 * has no owner.
 */
export function verifySignature(
  publicKey: IdentityPublicKey,
  label: SignatureLabel,
  transcript: TranscriptHash,
  signature: Uint8Array,
): boolean {
  return !hasSmallOrder(publicKey) && verifyMessage(publicKey, signedBytes(label, transcript), signature);
}

/** Plain Ed25519 verification (RFC 8032, section 5.1.7), apart so that published vectors can be run against it. */
export function verifyMessage(
  publicKey: IdentityPublicKey,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (signature.length !== ed25519.signatureBytes) return false;
  const spki = Buffer.from(concatBytes(spkiPrefix, publicKey));
  return cryptoVerify(null, message, createPublicKey({ key: spki, format: "der", type: "spki" }), signature);
}

/**
 * 32 bytes from a peer or a file, as a public key.
 *
 * @throws {CryptoError} "identity-key", reason "length".
 */
export function asIdentityPublicKey(bytes: Uint8Array): IdentityPublicKey {
  if (bytes.length !== ed25519.publicKeyBytes) {
    const message = `an Ed25519 public key has ${ed25519.publicKeyBytes} bytes, not ${bytes.length}`;
    throw new CryptoError("identity-key", "length", message);
  }
  return bytes as IdentityPublicKey;
}

function signedBytes(label: SignatureLabel, transcript: TranscriptHash): Uint8Array {
  return concatBytes(labelBytes(label), transcript);
}

/** SubjectPublicKeyInfo of id-Ed25519 (RFC 8410, section 4) up to the key itself. */
const spkiPrefix = Uint8Array.from(Buffer.from("302a300506032b6570032100", "hex"));

/** PKCS #8 of a private key of id-Ed25519 (RFC 8410, section 7) up to the seed itself. */
const pkcs8Prefix = Uint8Array.from(Buffer.from("302e020100300506032b657004220420", "hex"));
