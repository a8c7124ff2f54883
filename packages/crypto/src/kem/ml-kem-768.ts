/** ML-KEM-768 (FIPS 203), the part of the hybrid suite that a later quantum computer does not undo. */
import { createPublicKey, decapsulate, encapsulate, generateKeyPair, type KeyObject } from "node:crypto";
import { promisify } from "node:util";
import type { EncapsulationKey } from "../brands.ts";
import { concatBytes, plainView } from "../bytes.ts";
import { CryptoError } from "../errors.ts";

/** Lengths in bytes (FIPS 203, table 3). */
export const mlKem768 = { encapsulationKeyBytes: 1184, ciphertextBytes: 1088, sharedKeyBytes: 32 } as const;

/** A single-use ML-KEM-768 key pair of the initiator. */
export class KemKeyPair {
  /** 1184 bytes, for the peer. */
  readonly encapsulationKey: EncapsulationKey;
  #privateKey: KeyObject | undefined;

  /** @param privateKey an ML-KEM-768 key; outside of tests use {@link generateKemKeyPair}. */
  constructor(privateKey: KeyObject) {
    const spki = createPublicKey(privateKey).export({ format: "der", type: "spki" });
    this.encapsulationKey = Uint8Array.from(spki.subarray(spkiPrefix.length)) as EncapsulationKey;
    this.#privateKey = privateKey;
  }

  /**
   * The shared key K in `ciphertext`, 32 bytes. A ciphertext that was tampered with gives another key, not an
   * error (FIPS 203, section 6.3): the handshake then fails at its first record.
   *
   * @throws {CryptoError} "kem-ciphertext" when it has not 1088 bytes, "key-spent" when called a second time.
   */
  async decapsulate(ciphertext: Uint8Array): Promise<Uint8Array> {
    return plainView(await decapsulateAsync(this.#spend(ciphertext), ciphertext));
  }

  /** The same on the calling thread. */
  decapsulateAtOnce(ciphertext: Uint8Array): Uint8Array {
    return plainView(decapsulate(this.#spend(ciphertext), ciphertext));
  }

  #spend(ciphertext: Uint8Array): KeyObject {
    if (ciphertext.length !== mlKem768.ciphertextBytes) {
      const message = `an ML-KEM-768 ciphertext has ${mlKem768.ciphertextBytes} bytes, not ${ciphertext.length}`;
      throw new CryptoError("kem-ciphertext", "length", message);
    }
    const privateKey = this.#privateKey;
    if (privateKey === undefined) {
      throw new CryptoError("key-spent", "kem", "this ML-KEM key pair was used already");
    }
    this.#privateKey = undefined;
    return privateKey;
  }
}

/** A new ML-KEM-768 key pair, made on the thread pool. */
export async function generateKemKeyPair(): Promise<KemKeyPair> {
  const { privateKey } = await generate("ml-kem-768");
  return new KemKeyPair(privateKey);
}

/**
 * `bytes` as an encapsulation key that is safe to use: 1184 bytes, every coefficient below the modulus.
 *
 * @throws {CryptoError} "kem-key", reason "length" or "modulus" (FIPS 203, section 7.2).
 */
export function checkEncapsulationKey(bytes: Uint8Array): EncapsulationKey {
  if (bytes.length !== mlKem768.encapsulationKeyBytes) {
    const message = `an ML-KEM-768 key has ${mlKem768.encapsulationKeyBytes} bytes, not ${bytes.length}`;
    throw new CryptoError("kem-key", "length", message);
  }
  try {
    importEncapsulationKey(bytes as EncapsulationKey);
  } catch (cause) {
    throw new CryptoError("kem-key", "modulus", "an ML-KEM-768 key has a coefficient that is not reduced", {
      cause,
    });
  }
  return bytes as EncapsulationKey;
}

/** A fresh shared key K (32 bytes) and the ciphertext (1088 bytes) that carries it to the key's owner. */
export async function encapsulateTo(
  key: EncapsulationKey,
): Promise<{ sharedKey: Uint8Array; ciphertext: Uint8Array }> {
  const { sharedKey, ciphertext } = await encapsulateAsync(importEncapsulationKey(key));
  return { sharedKey: plainView(sharedKey), ciphertext: plainView(ciphertext) };
}

function importEncapsulationKey(key: EncapsulationKey): KeyObject {
  return createPublicKey({ key: Buffer.from(concatBytes(spkiPrefix, key)), format: "der", type: "spki" });
}

/** SubjectPublicKeyInfo of id-alg-ml-kem-768 (2.16.840.1.101.3.4.4.2, RFC 9935) up to the key itself. */
const spkiPrefix = Uint8Array.from(Buffer.from("308204b2300b0609608648016503040402038204a100", "hex"));

const generate = promisify(generateKeyPair);
const decapsulateAsync = promisify(decapsulate);
const encapsulateAsync = promisify(encapsulate);
