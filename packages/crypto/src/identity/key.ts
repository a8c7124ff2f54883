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
import { concatBytes, plainView } from "../bytes.ts";
import { CryptoError } from "../errors.ts";
import { labelBytes } from "../hkdf.ts";

/** Lengths in bytes (RFC 8032, section 5.1). */
export const ed25519 = { publicKeyBytes: 32, signatureBytes: 64 } as const;

/** What a signature is made for; a signature under one label is worth nothing under another. */
export type SignatureLabel = "client" | "host" | "host rekey";

/** An identity's key pair. The private key never leaves it but through {@link IdentityKey.toPem}. */
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

  /** The private key in PKCS #8 PEM, unencrypted: for a file that only its owner can read. */
  toPem(): string {
    return this.#privateKey.export({ format: "pem", type: "pkcs8" }).toString();
  }

  /** Sign(sk, label, th) of protocol clause 1. */
  sign(label: SignatureLabel, transcript: TranscriptHash): Signature {
    return plainView(cryptoSign(null, signedBytes(label, transcript), this.#privateKey)) as Signature;
  }
}

/** Whether `signature` (64 bytes) was made by the owner of `publicKey` for this label and transcript. */
export function verifySignature(
  publicKey: IdentityPublicKey,
  label: SignatureLabel,
  transcript: TranscriptHash,
  signature: Uint8Array,
): boolean {
  return verifyMessage(publicKey, signedBytes(label, transcript), signature);
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
