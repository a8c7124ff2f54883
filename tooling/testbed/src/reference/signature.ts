/** Ed25519 from raw bytes (RFC 8032), and what clause 1.4 signs with it. */
import { createPrivateKey, createPublicKey, randomBytes, sign, verify } from "node:crypto";

export type SignatureLabel = "client" | "host rekey" | "host";

export interface SigningKey {
  readonly publicKey: Buffer;
  sign(label: SignatureLabel, th: Buffer): Buffer;
}

/** The key of a secret of 32 bytes. */
export function signingKey(seed: Buffer = randomBytes(32)): SigningKey {
  const key = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: "der", type: "pkcs8" });
  const publicKey = createPublicKey(key).export({ format: "der", type: "spki" }).subarray(spki.length);
  return { publicKey, sign: (label, th) => sign(null, signed(label, th), key) };
}

export function isSignature(
  publicKey: Buffer,
  label: SignatureLabel,
  th: Buffer,
  signature: Buffer,
): boolean {
  const key = createPublicKey({ key: Buffer.concat([spki, publicKey]), format: "der", type: "spki" });
  return verify(null, signed(label, th), key, signature);
}

function signed(label: SignatureLabel, th: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`conclave1 ${label}\0`), th]);
}

/** RFC 8410: what stands before a secret and before a public key in DER. */
const pkcs8 = Buffer.from("302e020100300506032b657004220420", "hex");
const spki = Buffer.from("302a300506032b6570032100", "hex");
