/**
 * A whole handshake of both sides from fixed numbers, clause by clause. It makes the transcript vectors, and it is
 * what they are checked against.
 */
import { createPrivateKey, sign } from "node:crypto";
import {
  expand,
  frame,
  hash,
  hmac,
  message,
  power,
  sealRecord,
  toBigInt,
  toBytes384,
  vec16,
} from "./primitives.ts";

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
    serverFlight: sealRecord(
      hsS,
      0,
      inputs.ivs.serverFlight,
      Buffer.concat([hostKey, hostSig, nameAsk, finishS]),
    ),
    clientFlight: sealRecord(hsC, 0, inputs.ivs.clientFlight, Buffer.concat([name, finishC])),
    th4,
    clientSessionSecret: apC,
    serverSessionSecret: apS,
    sessionId: expand(HS, "sid", th4),
    /** WELCOME with the name as it was offered, padded to 255 bytes. */
    serverRecord: sealRecord(apS, 0, inputs.ivs.serverRecord, pad(message(49, Buffer.from(inputs.name)))),
    /** SAY { id: 00 .. 00 01, text: "hi" }, padded to 255 bytes. */
    clientRecord: sealRecord(apC, 0, inputs.ivs.clientRecord, pad(message(64, sayBody))),
  };
}

/** PAD up to 255 bytes, as clause 7 has it. */
function pad(plaintext: Buffer): Buffer {
  return Buffer.concat([plaintext, message(0, Buffer.alloc(255 - plaintext.length - 3))]);
}

function ed25519(seed: Buffer) {
  const der = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]);
  return createPrivateKey({ key: der, format: "der", type: "pkcs8" });
}
