/** Clauses 1.5 to 1.7 and 3.3: what each side makes fresh for a handshake or a rekey, and what comes of it. */
import { randomBytes } from "node:crypto";
import { encapsulateTo, type KemKey, kemKey } from "./kem.ts";
import { p, power, toBigInt, toBytes384 } from "./primitives.ts";

export type Suite = 1 | 2;

/** The client's half: x and the ML-KEM key stay, Yc and ek are published. */
export interface ClientShare {
  readonly x: bigint;
  readonly kem: KemKey | undefined;
  readonly Yc: Buffer;
  readonly ek: Buffer;
}

/** The server's half, and what it knows as soon as it has made it. */
export interface ServerShare {
  readonly Ys: Buffer;
  readonly ct: Buffer;
  readonly secret: SharedSecret;
}

/** Z and K of clause 4.1; K is empty in suite 1. */
export interface SharedSecret {
  readonly Z: Buffer;
  readonly K: Buffer;
}

export function clientShare(suites: readonly number[]): ClientShare {
  const x = toBigInt(randomBytes(34));
  const kem = suites.includes(2) ? kemKey() : undefined;
  return { x, kem, Yc: toBytes384(power(2n, x)), ek: kem?.ek ?? Buffer.alloc(0) };
}

export function serverShare(suite: Suite, Yc: Buffer, ek: Buffer): ServerShare {
  const x = toBigInt(randomBytes(34));
  const { K, ct } = suite === 2 ? encapsulateTo(ek) : { K: Buffer.alloc(0), ct: Buffer.alloc(0) };
  return { Ys: toBytes384(power(2n, x)), ct, secret: { Z: agree(Yc, x), K } };
}

/** What the client knows once it has the server's half. */
export function openShare({ x, kem }: ClientShare, suite: Suite, Ys: Buffer, ct: Buffer): SharedSecret {
  const Z = agree(Ys, x);
  if (suite === 1) return { Z, K: Buffer.alloc(0) };
  if (kem === undefined) throw new Error("suite 2 was not offered");
  return { Z, K: kem.open(ct) };
}

function agree(theirs: Buffer, x: bigint): Buffer {
  const y = toBigInt(theirs);
  if (y < 2n || y > p - 2n) throw new Error("a public value is out of range");
  return toBytes384(power(y, x));
}
