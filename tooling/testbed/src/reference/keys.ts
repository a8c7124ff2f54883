/** Clauses 4 and 8.2: every secret of a session. */
import type { SharedSecret, Suite } from "./key-exchange.ts";
import { expand, hash, hmac } from "./primitives.ts";

export interface HandshakeKeys {
  readonly th1: Buffer;
  readonly HS: Buffer;
  readonly hsC: Buffer;
  readonly hsS: Buffer;
}

export interface SessionKeys {
  readonly apC: Buffer;
  readonly apS: Buffer;
  readonly RK: Buffer;
}

export function handshakeKeys(
  suite: Suite,
  { Z, K }: SharedSecret,
  helloC: Buffer,
  helloS: Buffer,
): HandshakeKeys {
  const th1 = hash(helloC, helloS);
  const HS = hmac(hash(Buffer.from("conclave1 suite"), Buffer.from([suite])), Z, K);
  return { th1, HS, hsC: expand(HS, "hs c", th1), hsS: expand(HS, "hs s", th1) };
}

/** @param th4 H(T through the client's FINISH). */
export function sessionKeys(HS: Buffer, th4: Buffer): SessionKeys & { readonly SID: Buffer } {
  return { ...trafficKeys(HS, th4), SID: expand(HS, "sid", th4) };
}

/** FINISH's body; `secret` is the hs secret of the side that says it. */
export function finish(secret: Buffer, th: Buffer): Buffer {
  return hmac(expand(secret, "fin"), th);
}

/** What a rekey leads to, from the RK before it. */
export function rekeyedKeys(
  RK: Buffer,
  { Z, K }: SharedSecret,
  th: Buffer,
): SessionKeys & { readonly RS: Buffer } {
  const RS = hmac(RK, Z, K);
  return { RS, ...trafficKeys(RS, th) };
}

function trafficKeys(secret: Buffer, th: Buffer): SessionKeys {
  return {
    apC: expand(secret, "ap c", th),
    apS: expand(secret, "ap s", th),
    RK: expand(secret, "rekey", th),
  };
}
