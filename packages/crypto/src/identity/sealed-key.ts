/**
 * A private key under a passphrase, as text for a file. 136 bytes between BEGIN and END lines:
 *
 *     version(1) = 1 | lanes(1) | passes(2) | memory in KiB(4) | salt(16) | public key(32)     header, 56
 *     IV(16) | AES-256-CBC of the seed(32) | tag(32)
 *
 * Numbers are big-endian. K = Argon2id(passphrase, salt) with the header's cost, 32 bytes; the cipher's key is
 * Expand(K, "key file enc"), the tag's Expand(K, "key file mac"). The tag is HMAC-SHA-256 over all that is before it, so
 * nothing of the header can be changed unnoticed, and it is compared before anything is decrypted. The seed fills two
 * blocks exactly, so there is no padding.
 */
import { createCipheriv, createDecipheriv, createHmac } from "node:crypto";
import type { IdentityPublicKey } from "../brands.ts";
import { concatBytes, equalBytes, plainView, wipe } from "../bytes.ts";
import { CryptoError } from "../errors.ts";
import { expandLabel } from "../hkdf.ts";
import { type RandomSource, randomBytes, systemRandom } from "../random.ts";
import { beginsArmour, fromArmour, toArmour } from "./armour.ts";
import { asIdentityPublicKey, IdentityKey } from "./key.ts";
import { defaultStretchCost, isAllowedCost, type StretchCost, stretch } from "./passphrase.ts";

/** Whether a text is meant to be a sealed key, whole or not. */
export function looksSealed(text: string): boolean {
  return beginsArmour(label, text);
}

/** A private key that nobody can use without its passphrase. */
export class SealedKey {
  /** As the file says it. It is proven only by {@link SealedKey.open}. */
  readonly publicKey: IdentityPublicKey;
  readonly #bytes: Uint8Array;
  readonly #cost: StretchCost;

  private constructor(bytes: Uint8Array) {
    const { publicKeyAt, headerBytes } = layout;
    this.#bytes = bytes;
    this.#cost = readCost(bytes);
    this.publicKey = asIdentityPublicKey(bytes.slice(publicKeyAt, headerBytes));
  }

  /**
   * Seals a key.
   *
   * @param passphrase its bytes, UTF-8, at least one; not changed and not kept: the caller wipes them.
   * @param options `cost` of a guess, default {@link defaultStretchCost}; `random` for salt and IV, 16 bytes each.
   * @throws {RangeError} for an empty passphrase, or a cost that {@link SealedKey.fromText} would refuse.
   */
  static async seal(
    key: IdentityKey,
    passphrase: Uint8Array,
    options: { readonly cost?: StretchCost; readonly random?: RandomSource } = {},
  ): Promise<SealedKey> {
    const { cost = defaultStretchCost, random = systemRandom } = options;
    if (passphrase.length === 0) throw new RangeError("an empty passphrase protects nothing");
    if (!isAllowedCost(cost)) throw new RangeError("a cost that nobody would read back");
    const salt = randomBytes(random, layout.saltBytes);
    const iv = randomBytes(random, layout.ivBytes);
    const keys = await deriveKeys(passphrase, salt, cost);
    const seed = key.toSeed();
    try {
      const cipher = createCipheriv("aes-256-cbc", keys.encryption, iv).setAutoPadding(false);
      const covered = concatBytes(writeCost(cost), salt, key.publicKey, iv, cipher.update(seed));
      return new SealedKey(concatBytes(covered, tagOf(keys.authentication, covered)));
    } finally {
      wipe(seed, keys.encryption, keys.authentication);
    }
  }

  /**
   * Reads what {@link SealedKey.toText} wrote.
   *
   * @throws {CryptoError} "sealed-key" with reason "format", "version", or "cost" if it asks for more than
   *   `maxStretchCost`.
   */
  static fromText(text: string): SealedKey {
    const bytes = fromArmour(label, text);
    if (bytes === undefined || bytes.length !== layout.totalBytes) {
      throw new CryptoError("sealed-key", "format", "not a whole sealed key");
    }
    if (bytes[0] !== version) {
      const message = `a sealed key of version ${bytes[0]}, of which only ${version} is known here`;
      throw new CryptoError("sealed-key", "version", message);
    }
    if (!isAllowedCost(readCost(bytes))) {
      const message = "it asks for more memory or time than a sealed key may, or for less than Argon2 takes";
      throw new CryptoError("sealed-key", "cost", message);
    }
    return new SealedKey(bytes);
  }

  /** The text for a file; what it holds is of no use without the passphrase. */
  toText(): string {
    return toArmour(label, this.#bytes);
  }

  /**
   * The key itself.
   *
   * @param passphrase its bytes; not changed and not kept: the caller wipes them.
   * @throws {CryptoError} "sealed-key", reason "refused": another passphrase, or something was changed. Nobody can
   *   tell which.
   */
  async open(passphrase: Uint8Array): Promise<IdentityKey> {
    const { saltAt, publicKeyAt, headerBytes, ivBytes, totalBytes, tagBytes } = layout;
    const covered = this.#bytes.subarray(0, totalBytes - tagBytes);
    const keys = await deriveKeys(passphrase, covered.subarray(saltAt, publicKeyAt), this.#cost);
    try {
      if (!equalBytes(tagOf(keys.authentication, covered), this.#bytes.subarray(totalBytes - tagBytes))) {
        throw refused();
      }
      const iv = covered.subarray(headerBytes, headerBytes + ivBytes);
      const decipher = createDecipheriv("aes-256-cbc", keys.encryption, iv).setAutoPadding(false);
      return keyOf(decipher.update(covered.subarray(headerBytes + ivBytes)), this.publicKey);
    } finally {
      wipe(keys.encryption, keys.authentication);
    }
  }
}

/** The key of a seed, which is wiped. Whoever sealed it may have written another public key beside it. */
function keyOf(seed: Uint8Array, publicKey: IdentityPublicKey): IdentityKey {
  try {
    const key = IdentityKey.fromSeed(seed);
    if (!equalBytes(key.publicKey, publicKey)) throw refused();
    return key;
  } finally {
    wipe(seed);
  }
}

async function deriveKeys(passphrase: Uint8Array, salt: Uint8Array, cost: StretchCost) {
  const stretched = await stretch(passphrase, salt, cost);
  const keys = {
    encryption: expandLabel(stretched, "key file enc"),
    authentication: expandLabel(stretched, "key file mac"),
  };
  wipe(stretched);
  return keys;
}

function tagOf(authentication: Uint8Array, covered: Uint8Array): Uint8Array {
  return plainView(createHmac("sha256", authentication).update(covered).digest());
}

function writeCost({ memoryKiB, passCount, laneCount }: StretchCost): Uint8Array {
  const bytes = new Uint8Array(layout.saltAt);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, version);
  view.setUint8(1, laneCount);
  view.setUint16(2, passCount);
  view.setUint32(4, memoryKiB);
  return bytes;
}

function readCost(bytes: Uint8Array): StretchCost {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return { laneCount: view.getUint8(1), passCount: view.getUint16(2), memoryKiB: view.getUint32(4) };
}

function refused(): CryptoError {
  return new CryptoError("sealed-key", "refused", "the passphrase is wrong, or the sealed key was changed");
}

const label = "CONCLAVE SEALED KEY";
const version = 1;

/** In bytes. */
const layout = {
  saltAt: 8,
  saltBytes: 16,
  publicKeyAt: 24,
  headerBytes: 56,
  ivBytes: 16,
  tagBytes: 32,
  totalBytes: 136,
} as const;
