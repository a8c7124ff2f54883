/** ML-KEM-768 (FIPS 203) as node:crypto has it, from raw bytes. */
import { createPrivateKey, createPublicKey, decapsulate, encapsulate, randomBytes } from "node:crypto";

export interface KemKey {
  readonly ek: Buffer;
  /** The key that somebody put into a ciphertext for us. */
  open(ct: Buffer): Buffer;
}

/** The key of a seed d || z, 64 bytes. */
export function kemKey(seed: Buffer = randomBytes(64)): KemKey {
  const key = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: "der", type: "pkcs8" });
  const ek = createPublicKey(key).export({ format: "der", type: "spki" }).subarray(spki.length);
  return { ek, open: (ct) => decapsulate(key, ct) };
}

/** A fresh key K and the ciphertext that carries it; both are drawn anew on each call. */
export function encapsulateTo(ek: Buffer): { K: Buffer; ct: Buffer } {
  const key = createPublicKey({ key: Buffer.concat([spki, ek]), format: "der", type: "spki" });
  const { sharedKey, ciphertext } = encapsulate(key);
  return { K: sharedKey, ct: ciphertext };
}

/** RFC 9935: what stands before a seed and before an encapsulation key in DER. */
const pkcs8 = Buffer.from("3054020100300b060960864801650304040204428040", "hex");
const spki = Buffer.from("308204b2300b0609608648016503040402038204a100", "hex");
