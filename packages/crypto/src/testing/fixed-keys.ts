/**
 * Key pairs from fixed numbers, for test vectors and for nothing else: whoever knows the number knows the key.
 */
import { createPrivateKey } from "node:crypto";
import { concatBytes } from "../bytes.ts";
import { derElement, derInteger } from "../der.ts";
import { DhKeyPair } from "../dh/key-pair.ts";
import { dhAlgorithm } from "../dh/public-value.ts";
import { IdentityKey } from "../identity/key.ts";
import { KemKeyPair } from "../kem/ml-kem-768.ts";

/** The ffdhe3072 key pair of exponent x, big-endian. */
export function dhKeyPairFromExponent(exponent: Uint8Array): DhKeyPair {
  const version = derInteger(Uint8Array.of(0));
  const pkcs8 = derElement("sequence", version, dhAlgorithm, derElement("octetString", derInteger(exponent)));
  return new DhKeyPair(importPkcs8(pkcs8));
}

/** The ML-KEM-768 key pair of a seed d || z (FIPS 203, algorithm 16), 64 bytes. */
export function kemKeyPairFromSeed(seed: Uint8Array): KemKeyPair {
  if (seed.length !== 64) throw new RangeError("an ML-KEM seed has 64 bytes");
  return new KemKeyPair(importPkcs8(concatBytes(kemSeedPrefix, seed)));
}

/** The Ed25519 key pair of a secret of 32 bytes: {@link IdentityKey.fromSeed} under the name of its siblings. */
export function identityKeyFromSeed(seed: Uint8Array): IdentityKey {
  return IdentityKey.fromSeed(seed);
}

function importPkcs8(der: Uint8Array) {
  return createPrivateKey({ key: Buffer.from(der), format: "der", type: "pkcs8" });
}

/** PKCS #8 with the seed alternative of ML-KEM-PrivateKey (RFC 9935, section 6). */
const kemSeedPrefix = Uint8Array.from(Buffer.from("3054020100300b060960864801650304040204428040", "hex"));
