/**
 * A whole rekey of both sides from fixed numbers (clause 8), with every secret on the way and a record in each
 * direction under the new keys.
 */
import { pad, sayHi } from "./handshake.ts";
import { rekeyedKeys } from "./keys.ts";
import { message, power, sealRecord, toBigInt, toBytes384 } from "./primitives.ts";
import { rekeyHash, rekeyOk, signRekeyAnswer, writeRekeyAnswer, writeRekeyRequest } from "./rekey.ts";
import { signingKey } from "./signature.ts";

export interface RekeyInputs {
  readonly suite: 1 | 2;
  /** What the session has before: its id, RK, and both traffic secrets with the numbers of the next records. */
  readonly sessionId: Buffer;
  readonly rekeySecret: Buffer;
  readonly clientSessionSecret: Buffer;
  readonly serverSessionSecret: Buffer;
  readonly clientSeq: number;
  readonly serverSeq: number;
  readonly hostSeed: Buffer;
  readonly clientRandom: Buffer;
  readonly clientExponent: Buffer;
  /** d || z of ML-KEM-768, and the key that it gives; empty in suite 1. */
  readonly kemSeed: Buffer;
  readonly encapsulationKey: Buffer;
  readonly serverRandom: Buffer;
  readonly serverExponent: Buffer;
  /** Encapsulation draws its own randomness, so its results are inputs here; empty in suite 1. */
  readonly kemCiphertext: Buffer;
  readonly kemSharedKey: Buffer;
  readonly ivs: Readonly<Record<"clientRecord" | "rekeyC" | "rekeyOk" | "rekeyS" | "serverRecord", Buffer>>;
}

export function slowRekey(inputs: RekeyInputs) {
  const { clientSeq, serverSeq, ivs } = inputs;
  const Yc = power(2n, toBigInt(inputs.clientExponent));
  const Ys = power(2n, toBigInt(inputs.serverExponent));
  const Z = toBytes384(power(Yc, toBigInt(inputs.serverExponent)));

  const rekeyC = writeRekeyRequest({
    random: inputs.clientRandom,
    Yc: toBytes384(Yc),
    ek: inputs.encapsulationKey,
  });
  const unsigned = writeRekeyAnswer({
    random: inputs.serverRandom,
    Ys: toBytes384(Ys),
    ct: inputs.kemCiphertext,
  });
  const th = rekeyHash(inputs.sessionId, rekeyC, unsigned);
  const rekeyS = signRekeyAnswer(unsigned, signingKey(inputs.hostSeed), th);
  const { RS, apC, apS, RK } = rekeyedKeys(inputs.rekeySecret, { Z, K: inputs.kemSharedKey }, th);

  return {
    rekeyC,
    rekeyS,
    sharedValue: Z,
    th,
    rekeySharedSecret: RS,
    clientSessionSecret: apC,
    serverSessionSecret: apS,
    nextRekeySecret: RK,
    /** The three messages, each in a record of its own under the old keys of its sender, with a PAD before it. */
    rekeyCRecord: sealRecord(inputs.clientSessionSecret, clientSeq, ivs.rekeyC, padBefore(rekeyC)),
    rekeySRecord: sealRecord(inputs.serverSessionSecret, serverSeq, ivs.rekeyS, padBefore(rekeyS)),
    rekeyOkRecord: sealRecord(inputs.clientSessionSecret, clientSeq + 1, ivs.rekeyOk, padBefore(rekeyOk)),
    /** Under the new keys, with number 0: SAY { id: 00 .. 00 01, text: "hi" }, and a PING of 00 01 .. 07. */
    clientRecord: sealRecord(apC, 0, ivs.clientRecord, pad(sayHi)),
    serverRecord: sealRecord(
      apS,
      0,
      ivs.serverRecord,
      pad(message(51, Buffer.from("0001020304050607", "hex"))),
    ),
  };
}

/** The last message of a record has its PAD in front of it (clause 8.2). */
function padBefore(last: Buffer): Buffer {
  const padding = pad(last).subarray(last.length);
  return Buffer.concat([padding, last]);
}
