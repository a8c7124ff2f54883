/**
 * What docs/protocol.md is made of, written a second time and for the eye: plain BigInt for Diffie-Hellman, Node's
 * own hash, HMAC, cipher and signature for the rest, nothing kept alive and nothing in constant time. None of the
 * code under test is used.
 */
import { createCipheriv, createDecipheriv, createHash, createHmac } from "node:crypto";

/** Clause 1: p = 2^3072 - 2^3008 + (floor(2^2942 e) + 2625351) 2^64 - 1. */
export const p = (() => {
  let e = 0n;
  for (let term = 1n << (2942n + 64n), k = 1n; term > 0n; term /= k, k += 1n) e += term;
  return 2n ** 3072n - 2n ** 3008n + ((e >> 64n) + 2_625_351n) * 2n ** 64n - 1n;
})();

/** base^exponent mod p. */
export function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let square = base, rest = exponent; rest > 0n; square = (square * square) % p, rest >>= 1n) {
    if (rest & 1n) result = (result * square) % p;
  }
  return result;
}

export function toBigInt(bytes: Buffer): bigint {
  return BigInt(`0x${bytes.toString("hex")}`);
}

/** 384 bytes, leading zeros kept. */
export function toBytes384(value: bigint): Buffer {
  return Buffer.from(value.toString(16).padStart(768, "0"), "hex");
}

export function vec16(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes]);
}

export function hash(...parts: Buffer[]): Buffer {
  return createHash("sha256").update(Buffer.concat(parts)).digest();
}

export function hmac(key: Buffer, ...parts: Buffer[]): Buffer {
  return createHmac("sha256", key).update(Buffer.concat(parts)).digest();
}

/** Expand(k, label, ctx), which for 32 bytes is one HMAC. */
export function expand(key: Buffer, label: string, context: Buffer = Buffer.alloc(0)): Buffer {
  return hmac(key, Buffer.from(`conclave1 ${label}\0`), context, Buffer.from([1]));
}

/** Clause 2. */
export function frame(type: number, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([type, 0, body.length >> 8, body.length & 0xff]), body]);
}

/** Clause 5. */
export function message(type: number, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from([type]), vec16(body)]);
}

/** The messages of a plaintext. */
export function splitMessages(plaintext: Buffer): { type: number; body: Buffer; whole: Buffer }[] {
  const messages: { type: number; body: Buffer; whole: Buffer }[] = [];
  for (let rest = plaintext; rest.length > 0; ) {
    const end = 3 + rest.readUInt16BE(1);
    messages.push({ type: rest.readUInt8(0), body: rest.subarray(3, end), whole: rest.subarray(0, end) });
    rest = rest.subarray(end);
  }
  return messages;
}

/** enc of a traffic secret: the AES-256 key, 32 bytes. */
export function encryptionKey(secret: Buffer): Buffer {
  return expand(secret, "enc");
}

/** A RECORD under the keys of a traffic secret. */
export function sealRecord(secret: Buffer, seq: number, iv: Buffer, plaintext: Buffer): Buffer {
  const n = 16 - (plaintext.length % 16);
  return sealPadded(secret, seq, iv, Buffer.concat([plaintext, Buffer.alloc(n, n)]));
}

/** The same for a plaintext that is padded already, well or badly. */
export function sealPadded(secret: Buffer, seq: number, iv: Buffer, padded: Buffer): Buffer {
  const cipher = createCipheriv("aes-256-cbc", encryptionKey(secret), iv).setAutoPadding(false);
  const ct = Buffer.concat([cipher.update(padded), cipher.final()]);
  const body = Buffer.concat([iv, ct]);
  const header = Buffer.from([4, 0, (body.length + 32) >> 8, (body.length + 32) & 0xff]);
  return Buffer.concat([header, body, tag(secret, seq, Buffer.concat([header, body]))]);
}

/** The plaintext of a RECORD, or an error that says "tag". */
export function openRecord(secret: Buffer, seq: number, record: Buffer): Buffer {
  const covered = record.subarray(0, -32);
  if (!tag(secret, seq, covered).equals(record.subarray(-32))) throw new Error("tag");
  const decipher = createDecipheriv("aes-256-cbc", encryptionKey(secret), covered.subarray(4, 20));
  return Buffer.concat([decipher.update(covered.subarray(20)), decipher.final()]);
}

function tag(secret: Buffer, seq: number, covered: Buffer): Buffer {
  const number = Buffer.alloc(8);
  number.writeBigUInt64BE(BigInt(seq));
  return hmac(expand(secret, "mac"), number, covered);
}
