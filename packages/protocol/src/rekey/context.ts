/** What both sides of a rekey start from: the session that it happens in (clause 8). */
import {
  CryptoError,
  type IdentityPublicKey,
  type SuiteId,
  Transcript,
  type TranscriptHash,
} from "@conclave/crypto";
import { ProtocolError } from "../faults.ts";

export interface RekeyContext {
  readonly suite: SuiteId;
  readonly hostKey: IdentityPublicKey;
  readonly sessionId: Uint8Array;
  /** RK of the present keys; the rekey erases it. */
  readonly rekeySecret: Uint8Array;
}

/** th = H(SID || REKEY_C || body of REKEY_S without its signature). */
export function rekeyHash(sessionId: Uint8Array, request: Uint8Array, unsigned: Uint8Array): TranscriptHash {
  const transcript = new Transcript();
  for (const part of [sessionId, request, unsigned]) transcript.add(part);
  return transcript.digest();
}

/** Runs a decoder; keys that it refuses are the fault "rekey-keys". */
export function withRekeyFaults<Result>(decode: () => Result): Result {
  try {
    return decode();
  } catch (cause) {
    if (!(cause instanceof CryptoError)) throw cause;
    throw new ProtocolError("rekey-keys", { key: cause.code, reason: cause.reason }, { cause });
  }
}
