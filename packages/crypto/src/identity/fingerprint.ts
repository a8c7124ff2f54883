/** How keys are told apart: by their digest, which people compare in the form that OpenSSH prints. */
import { createHash } from "node:crypto";
import type { IdentityPublicKey } from "../brands.ts";
import { plainView } from "../bytes.ts";

/** SHA-256 of the 32 key bytes; 32 bytes. */
export function keyDigest(publicKey: IdentityPublicKey): Uint8Array {
  return plainView(createHash("sha256").update(publicKey).digest());
}

/** "SHA256:" and the base64 of the digest, without "=" at its end; 50 characters. */
export function fingerprint(publicKey: IdentityPublicKey): string {
  return fingerprintOfDigest(keyDigest(publicKey));
}

/** The same of a key of which only the digest is known, 32 bytes. */
export function fingerprintOfDigest(digest: Uint8Array): string {
  return `SHA256:${Buffer.from(digest).toString("base64").replace(/=+$/, "")}`;
}
