/**
 * A whole handshake as docs/protocol.md says it, clause by clause, with none of the code under test: plain BigInt for
 * Diffie-Hellman, Node's HMAC, hash, cipher and signature for the rest. It makes the transcript vectors, and it is
 * what they are checked against.
 */
import { createCipheriv, createHash, createHmac, createPrivateKey, sign } from "node:crypto";

export interface HandshakeInputs {
  readonly suite: 1 | 2;
  /** What the client offers, best first. */
  readonly offered: readonly number[];
  readonly clientRandom: Buffer;
  readonly clientExponent: Buffer;
  /** d || z of ML-KEM-768, and the key that it gives; empty unless suite 2 is offered. */
  readonly kemSeed: Buffer;
  readonly encapsulationKey: Buffer;
  readonly serverRandom: Buffer;
  readonly serverExponent: Buffer;
  /** Encapsulation draws its own randomness, so its results are inputs here; empty in suite 1. */
  readonly kemCiphertext: Buffer;
  readonly kemSharedKey: Buffer;
  readonly hostSeed: Buffer;
  readonly hostPublicKey: Buffer;
  readonly name: string;
  /** The IV of the one record of each flight, and of one record in each direction after them. */
  readonly ivs: Readonly<Record<"clientFlight" | "clientRecord" | "serverFlight" | "serverRecord", Buffer>>;
}

export function slowHandshake(inputs: HandshakeInputs) {
  const Yc = power(2n, toBigInt(inputs.clientExponent));
  const Ys = power(2n, toBigInt(inputs.serverExponent));
  const Z = toBytes384(power(Yc, toBigInt(inputs.serverExponent)));

  // Clause 3.
  const helloC = frame(
    1,
    Buffer.from([1, 1, inputs.offered.length, ...inputs.offered]),
    inputs.clientRandom,
    toBytes384(Yc),
    vec16(inputs.encapsulationKey),
    vec16(Buffer.alloc(0)),
  );
  const helloS = frame(
    2,
    Buffer.from([1, inputs.suite]),
    inputs.serverRandom,
    toBytes384(Ys),
    vec16(inputs.kemCiphertext),
    vec16(Buffer.alloc(0)),
  );

  // Clause 4, up to the handshake keys.
  const th1 = hash(helloC, helloS);
  const salt = hash(Buffer.from("conclave1 suite"), Buffer.from([inputs.suite]));
  const HS = hmac(salt, Z, inputs.kemSharedKey);
  const hsC = expand(HS, "hs c", th1);
  const hsS = expand(HS, "hs s", th1);

  // Clause 6.
  const T: Buffer[] = [helloC, helloS];
  const say = (type: number, body: Buffer) => {
    const whole = message(type, body);
    T.push(whole);
    return whole;
  };
  const hostKey = say(16, inputs.hostPublicKey);
  const signed = Buffer.concat([Buffer.from("conclave1 host\0"), hash(...T)]);
  const hostSig = say(17, sign(null, signed, ed25519(inputs.hostSeed)));
  const nameAsk = say(18, Buffer.from([0]));
  const finishS = say(19, hmac(expand(hsS, "fin"), hash(...T)));
  const name = say(20, Buffer.from(inputs.name));
  const finishC = say(19, hmac(expand(hsC, "fin"), hash(...T)));

  // Clause 4, the session.
  const th4 = hash(...T);
  const apC = expand(HS, "ap c", th4);
  const apS = expand(HS, "ap s", th4);
  const sayBody = Buffer.concat([
    Buffer.from("a26269645000000000000000000000000000000001647465787462", "hex"),
    Buffer.from("hi"),
  ]);

  return {
    helloC,
    helloS,
    sharedValue: Z,
    th1,
    handshakeSecret: HS,
    clientHandshakeSecret: hsC,
    serverHandshakeSecret: hsS,
    serverFlight: record(
      hsS,
      0,
      inputs.ivs.serverFlight,
      Buffer.concat([hostKey, hostSig, nameAsk, finishS]),
    ),
    clientFlight: record(hsC, 0, inputs.ivs.clientFlight, Buffer.concat([name, finishC])),
    th4,
    clientSessionSecret: apC,
    serverSessionSecret: apS,
    sessionId: expand(HS, "sid", th4),
    /** WELCOME with the name as it was offered, padded to 255 bytes. */
    serverRecord: record(apS, 0, inputs.ivs.serverRecord, pad(message(49, Buffer.from(inputs.name)))),
    /** SAY { id: 00 .. 00 01, text: "hi" }, padded to 255 bytes. */
    clientRecord: record(apC, 0, inputs.ivs.clientRecord, pad(message(64, sayBody))),
  };
}

function record(secret: Buffer, seq: number, iv: Buffer, plaintext: Buffer): Buffer {
  const cipher = createCipheriv("aes-256-cbc", expand(secret, "enc"), iv);
  const ct = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  const body = Buffer.concat([iv, ct]);
  const header = Buffer.from([4, 0, (body.length + 32) >> 8, (body.length + 32) & 0xff]);
  const number = Buffer.alloc(8);
  number.writeBigUInt64BE(BigInt(seq));
  return Buffer.concat([header, body, hmac(expand(secret, "mac"), number, header, body)]);
}

function pad(plaintext: Buffer): Buffer {
  return Buffer.concat([plaintext, message(0, Buffer.alloc(255 - plaintext.length - 3))]);
}

function frame(type: number, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([type, 0, body.length >> 8, body.length & 0xff]), body]);
}

function message(type: number, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from([type]), vec16(body)]);
}

function vec16(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes]);
}

function hash(...parts: Buffer[]): Buffer {
  return createHash("sha256").update(Buffer.concat(parts)).digest();
}

function hmac(key: Buffer, ...parts: Buffer[]): Buffer {
  return createHmac("sha256", key).update(Buffer.concat(parts)).digest();
}

function expand(key: Buffer, label: string, context: Buffer = Buffer.alloc(0)): Buffer {
  return hmac(key, Buffer.from(`conclave1 ${label}\0`), context, Buffer.from([1]));
}

function ed25519(seed: Buffer) {
  const der = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]);
  return createPrivateKey({ key: der, format: "der", type: "pkcs8" });
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let square = base, rest = exponent; rest > 0n; square = (square * square) % p, rest >>= 1n) {
    if (rest & 1n) result = (result * square) % p;
  }
  return result;
}

function toBigInt(bytes: Buffer): bigint {
  return BigInt(`0x${bytes.toString("hex")}`);
}

function toBytes384(value: bigint): Buffer {
  return Buffer.from(value.toString(16).padStart(768, "0"), "hex");
}

/** Clause 1: p = 2^3072 - 2^3008 + (floor(2^2942 e) + 2625351) 2^64 - 1. */
const p = (() => {
  let e = 0n;
  for (let term = 1n << (2942n + 64n), k = 1n; term > 0n; term /= k, k += 1n) e += term;
  return 2n ** 3072n - 2n ** 3008n + ((e >> 64n) + 2_625_351n) * 2n ** 64n - 1n;
})();
