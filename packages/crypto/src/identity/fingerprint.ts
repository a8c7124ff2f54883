/** How people compare a key with what they were told: the form that OpenSSH prints. */
import { createHash } from "node:crypto";
import type { IdentityPublicKey } from "../brands.ts";

/** "SHA256:" and the base64 of the digest of the 32 key bytes, without "=" at its end; 50 characters. */
export function fingerprint(publicKey: IdentityPublicKey): string {
  const digest = createHash("sha256").update(publicKey).digest("base64");
  return `SHA256:${digest.replace(/=+$/, "")}`;
}
