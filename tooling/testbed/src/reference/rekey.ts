/** Clause 8: the three messages of a rekey. */
import { Cursor } from "./cursor.ts";
import { hash, message, vec16 } from "./primitives.ts";
import type { SigningKey } from "./signature.ts";

export interface RekeyRequest {
  readonly random: Buffer;
  readonly Yc: Buffer;
  readonly ek: Buffer;
}

export interface RekeyAnswer {
  readonly random: Buffer;
  readonly Ys: Buffer;
  readonly ct: Buffer;
}

/** REKEY_C, the whole message. */
export function writeRekeyRequest({ random, Yc, ek }: RekeyRequest): Buffer {
  return message(32, Buffer.concat([random, Yc, vec16(ek)]));
}

export function readRekeyRequest(body: Buffer): RekeyRequest {
  const cursor = new Cursor(body);
  return cursor.all({ random: cursor.take(32), Yc: cursor.take(384), ek: cursor.vec16() });
}

/** The body of REKEY_S without its signature: what th covers. */
export function writeRekeyAnswer({ random, Ys, ct }: RekeyAnswer): Buffer {
  return Buffer.concat([random, Ys, vec16(ct)]);
}

/** REKEY_S, the whole message. */
export function signRekeyAnswer(unsigned: Buffer, host: SigningKey, th: Buffer): Buffer {
  return message(33, Buffer.concat([unsigned, host.sign("host rekey", th)]));
}

export function readRekeyAnswer(body: Buffer): RekeyAnswer & { unsigned: Buffer; sig: Buffer } {
  const cursor = new Cursor(body);
  return cursor.all({
    random: cursor.take(32),
    Ys: cursor.take(384),
    ct: cursor.vec16(),
    unsigned: body.subarray(0, -64),
    sig: cursor.take(64),
  });
}

/** What the signature and the new keys hang on. */
export function rekeyHash(SID: Buffer, request: Buffer, unsigned: Buffer): Buffer {
  return hash(SID, request, unsigned);
}

export const rekeyOk = message(34, Buffer.alloc(0));
