/**
 * The record cipher as docs/protocol.md clause 5 says it, one fresh cipher and one explicit IV for each record.
 * The real sealer and opener keep their ciphers alive; both must speak the same bytes.
 */
import { createCipheriv, createDecipheriv, createHmac } from "node:crypto";
import { concatBytes, type RecordKeys } from "../../src/index.ts";

export function slowSeal(
  keys: RecordKeys,
  sequence: bigint,
  header: Uint8Array,
  iv: Uint8Array,
  plaintext: Uint8Array,
): Uint8Array {
  const cipher = createCipheriv("aes-256-cbc", keys.encryption, iv);
  const ciphertext = concatBytes(cipher.update(plaintext), cipher.final());
  return concatBytes(header, iv, ciphertext, slowTag(keys, sequence, concatBytes(header, iv, ciphertext)));
}

export function slowOpen(keys: RecordKeys, sequence: bigint, record: Uint8Array): Uint8Array {
  const tag = slowTag(keys, sequence, record.subarray(0, -32));
  if (!Buffer.from(tag).equals(record.subarray(-32))) throw new Error("tag");
  const decipher = createDecipheriv("aes-256-cbc", keys.encryption, record.subarray(4, 20));
  return concatBytes(decipher.update(record.subarray(20, -32)), decipher.final());
}

/** The tag over a record's header, IV and ciphertext. */
export function slowTag(keys: RecordKeys, sequence: bigint, covered: Uint8Array): Uint8Array {
  const number = Buffer.alloc(8);
  number.writeBigUInt64BE(sequence);
  return createHmac("sha256", keys.authentication).update(number).update(covered).digest();
}
