/**
 * The messages of a rekey (clause 8). Bodies:
 *
 *     REKEY_C   random 32 | Yc 384 | ek vec16
 *     REKEY_S   random 32 | Ys 384 | ct vec16 | sig 64
 *     REKEY_OK  empty
 */
import {
  checkDhPublicValue,
  checkEncapsulationKey,
  type DhPublicValue,
  ed25519,
  ffdhe3072,
  type InitiatorPublicShare,
  mlKem768,
  noBytes,
  type ResponderPublicShare,
  type SuiteId,
} from "@conclave/crypto";
import { ProtocolError } from "../faults.ts";
import { encodeEnvelope } from "../message/envelope.ts";
import { Reader } from "../wire/reader.ts";
import { Writer } from "../wire/writer.ts";

export const rekeyRandomBytes = 32;

/** The whole REKEY_C. @param random 32 fresh bytes. */
export function encodeRekeyRequest(random: Uint8Array, share: InitiatorPublicShare): Uint8Array {
  const body = new Writer()
    .bytes(random)
    .bytes(share.publicValue)
    .vec16(share.encapsulationKey ?? noBytes);
  return encodeEnvelope("REKEY_C", body.finish());
}

/** @throws {MalformedError} for its shape, {CryptoError} for keys that must not be used. */
export function decodeRekeyRequest(body: Uint8Array, suite: SuiteId): InitiatorPublicShare {
  const reader = new Reader(body);
  reader.bytes(rekeyRandomBytes, "random");
  const publicValue = readPublicValue(reader);
  const key = reader.vec16("ek");
  reader.end("end");
  if (suite === 2) return { publicValue, encapsulationKey: checkEncapsulationKey(key) };
  if (key.length > 0) throw new ProtocolError("rekey-keys", { key: "ek", reason: "length" });
  return { publicValue, encapsulationKey: undefined };
}

/** The body of REKEY_S up to its signature: what is signed. @param random 32 fresh bytes. */
export function encodeRekeyAnswer(random: Uint8Array, answer: ResponderPublicShare): Uint8Array {
  return new Writer().bytes(random).bytes(answer.publicValue).vec16(answer.ciphertext).finish();
}

/** The whole REKEY_S. @param unsigned from {@link encodeRekeyAnswer}. */
export function encodeSignedRekeyAnswer(unsigned: Uint8Array, signature: Uint8Array): Uint8Array {
  return encodeEnvelope("REKEY_S", new Writer().bytes(unsigned).bytes(signature).finish());
}

export interface RekeyAnswer {
  readonly answer: ResponderPublicShare;
  readonly unsigned: Uint8Array;
  readonly signature: Uint8Array;
}

/** @throws {MalformedError} for its shape, {CryptoError} or {ProtocolError} for keys that must not be used. */
export function decodeRekeyAnswer(body: Uint8Array, suite: SuiteId): RekeyAnswer {
  const reader = new Reader(body);
  reader.bytes(rekeyRandomBytes, "random");
  const publicValue = readPublicValue(reader);
  const ciphertext = reader.vec16("ct");
  if (ciphertext.length !== (suite === 2 ? mlKem768.ciphertextBytes : 0))
    throw new ProtocolError("rekey-keys", { key: "ct", reason: "length" });
  const signature = reader.bytes(ed25519.signatureBytes, "sig");
  reader.end("end");
  return {
    answer: { publicValue, ciphertext },
    unsigned: body.subarray(0, body.length - signature.length),
    signature,
  };
}

function readPublicValue(reader: Reader): DhPublicValue {
  return checkDhPublicValue(reader.bytes(ffdhe3072.lengthBytes, "y"));
}
