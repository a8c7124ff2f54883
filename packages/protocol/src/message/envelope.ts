/**
 * The messages inside a record's plaintext (clause 5):
 *
 *     | type u8 | length u16 | body, length bytes | type u8 | ...
 *
 * They end exactly where the plaintext ends. A message never spans records.
 */
import { messageBodyMaxBytes } from "../limits.ts";
import { Reader } from "../wire/reader.ts";
import { Writer } from "../wire/writer.ts";
import { type MessageName, messageTypes } from "./types.ts";

/** One message as it stood in the plaintext. */
export interface Envelope {
  readonly type: number;
  readonly body: Uint8Array;
  /** Type, length and body: what the transcript takes in. */
  readonly whole: Uint8Array;
}

/** The whole message. Throws a RangeError when the body is longer than a record can carry. */
export function encodeEnvelope(name: MessageName, body: Uint8Array): Uint8Array {
  if (body.length > messageBodyMaxBytes) {
    throw new RangeError(`a ${name} of ${body.length} bytes does not fit in a record`);
  }
  return new Writer().u8(messageTypes[name]).vec16(body).finish();
}

/**
 * All messages of a plaintext.
 *
 * @throws {MalformedError} when there is none, or the last one runs past the end.
 */
export function readEnvelopes(plaintext: Uint8Array): Envelope[] {
  const reader = new Reader(plaintext);
  const envelopes: Envelope[] = [];
  do {
    const start = plaintext.length - reader.remaining;
    const type = reader.u8("type");
    const body = reader.vec16("body");
    envelopes.push({ type, body, whole: plaintext.subarray(start, plaintext.length - reader.remaining) });
  } while (reader.remaining > 0);
  return envelopes;
}
