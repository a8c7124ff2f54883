/**
 * What a finished handshake hands over. Only the last steps of initiator and responder make one, after the checks
 * that it stands for: the host's signature, both FINISH messages, on the client the pinned key, and on the server
 * the signature of the identity key, if there is one.
 */
import type { IdentityPublicKey, SessionKeys, SuiteId } from "@conclave/crypto";
import type { PublicValues } from "../public-values.ts";

export interface Established {
  readonly suite: SuiteId;
  /** The server's host key, 32 bytes. */
  readonly hostKey: IdentityPublicKey;
  /** What the two sides have published, for people who want to see it. */
  readonly publicValues: PublicValues;
  readonly keys: SessionKeys;
}
