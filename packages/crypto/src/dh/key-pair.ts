/** An ephemeral Diffie-Hellman key pair: made fresh, used for one agreement, then dropped (protocol clause 1). */
import { createPublicKey, diffieHellman, generateKeyPair, type KeyObject } from "node:crypto";
import { promisify } from "node:util";
import type { DhPublicValue } from "../brands.ts";
import { leftPad, wipe } from "../bytes.ts";
import { CryptoError } from "../errors.ts";
import { ffdhe3072 } from "./groups.ts";
import { exportDhPublicValue, importDhPublicValue } from "./public-value.ts";

export class DhKeyPair {
  /** y = g^x mod p; 384 bytes. */
  readonly publicValue: DhPublicValue;
  #privateKey: KeyObject | undefined;

  /** @param privateKey a Diffie-Hellman key in ffdhe3072; outside of tests use {@link generateDhKeyPair}. */
  constructor(privateKey: KeyObject) {
    this.publicValue = exportDhPublicValue(createPublicKey(privateKey));
    this.#privateKey = privateKey;
  }

  /**
   * The shared value Z = peer^x mod p, exactly 384 bytes with its leading zeros kept, computed on the thread pool.
   * The private key is forgotten by it.
   *
   * @throws {CryptoError} "key-spent" when called a second time.
   */
  async agree(peer: DhPublicValue): Promise<Uint8Array> {
    return fullLength(await deriveShared(this.#spend(peer)));
  }

  /** The same on the calling thread, which it holds for about 1 ms. */
  agreeAtOnce(peer: DhPublicValue): Uint8Array {
    return fullLength(diffieHellman(this.#spend(peer)));
  }

  #spend(peer: DhPublicValue): { privateKey: KeyObject; publicKey: KeyObject } {
    const privateKey = this.#privateKey;
    if (privateKey === undefined) {
      throw new CryptoError("key-spent", "dh", "this Diffie-Hellman key pair was used already");
    }
    this.#privateKey = undefined;
    return { privateKey, publicKey: importDhPublicValue(peer) };
  }
}

function fullLength(secret: Buffer): Uint8Array {
  const shared = leftPad(secret, ffdhe3072.lengthBytes);
  wipe(secret);
  return shared;
}

/** A new key pair, with an exponent of at least 256 random bits, made on the thread pool (about 1 ms). */
export async function generateDhKeyPair(): Promise<DhKeyPair> {
  const { privateKey } = await generate("dh", {
    prime: Buffer.from(ffdhe3072.prime),
    generator: ffdhe3072.generator,
  });
  return new DhKeyPair(privateKey);
}

// @types/node lists every kind of key for generateKeyPair but this one.
const generate = promisify(generateKeyPair) as unknown as (
  type: "dh",
  options: { prime: Buffer; generator: number },
) => Promise<{ privateKey: KeyObject }>;

const deriveShared = promisify(
  (
    keys: { privateKey: KeyObject; publicKey: KeyObject },
    done: (error: Error | null, secret: Buffer) => void,
  ) => diffieHellman(keys, done),
);
