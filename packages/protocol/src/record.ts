/** Plaintexts to RECORD frames and back (clause 5), with the faults of this package. */
import { CryptoError, type RecordOpener, recordBodyBytes, type Sealer } from "@conclave/crypto";
import { ProtocolError } from "./faults.ts";
import { frameHeader } from "./frame/encoder.ts";
import { type Envelope, readEnvelopes } from "./message/envelope.ts";
import { MalformedError } from "./wire/reader.ts";

/** The RECORD frame of `plaintext`. Throws a ProtocolError "rekey-overdue" at the key's hard limit. */
export function sealRecord(sealer: Sealer, plaintext: Uint8Array): Uint8Array {
  try {
    return sealer.seal(frameHeader("RECORD", recordBodyBytes(plaintext.length)), plaintext);
  } catch (cause) {
    throw exhausted(cause) ?? cause;
  }
}

/**
 * The messages of a RECORD frame.
 *
 * @throws {ProtocolError} "record" for a wrong tag, wrong padding and messages that do not end where the plaintext
 *   ends: one fault, told apart by `reason` in its context; "rekey-overdue" at the key's hard limit.
 */
export function openRecord(opener: RecordOpener, frame: Uint8Array): Envelope[] {
  try {
    return readEnvelopes(opener.open(frame));
  } catch (cause) {
    if (cause instanceof MalformedError) throw new ProtocolError("record", { reason: "messages" }, { cause });
    if (cause instanceof CryptoError && cause.code === "record") {
      throw new ProtocolError("record", { reason: cause.reason }, { cause });
    }
    throw exhausted(cause) ?? cause;
  }
}

function exhausted(cause: unknown): ProtocolError | undefined {
  if (!(cause instanceof CryptoError) || cause.code !== "key-exhausted") return undefined;
  return new ProtocolError("rekey-overdue", { reason: cause.reason }, { cause });
}
