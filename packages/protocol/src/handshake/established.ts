/**
 * What a finished handshake hands over. Only the last steps of initiator and responder make one, after the checks
 * that it stands for: the host's signature, both FINISH messages, and on the client the pinned key.
 */
import {
  type IdentityPublicKey,
  type RandomSource,
  RecordOpener,
  RecordSealer,
  type Sealer,
  type SessionKeys,
  type SuiteId,
} from "@conclave/crypto";

export interface Established {
  readonly suite: SuiteId;
  /** The server's host key, 32 bytes. */
  readonly hostKey: IdentityPublicKey;
  /** SID: names the session on both sides; 32 bytes, not secret. */
  readonly sessionId: Uint8Array;
  readonly sealer: Sealer;
  readonly opener: RecordOpener;
}

/** The session's keys in the hands of one side: it writes its own direction and reads the other. */
export function establish(
  side: "client" | "server",
  keys: SessionKeys,
  agreed: { readonly suite: SuiteId; readonly hostKey: IdentityPublicKey; readonly random: RandomSource },
): Established {
  const [write, read] = side === "client" ? [keys.client, keys.server] : [keys.server, keys.client];
  return {
    suite: agreed.suite,
    hostKey: agreed.hostKey,
    sessionId: keys.sessionId,
    sealer: new RecordSealer(write, { random: agreed.random }),
    opener: new RecordOpener(read),
  };
}
