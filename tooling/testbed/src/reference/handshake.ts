/**
 * A whole handshake of both sides from fixed numbers, clause by clause. It makes the transcript vectors, and it is
 * what they are checked against.
 */
import { clientFlight, type Introduction, serverFlight, writeFlight } from "./flights.ts";
import { writeClientHello, writeServerHello } from "./hellos.ts";
import { handshakeKeys, sessionKeys } from "./keys.ts";
import { hash, message, power, sealRecord, toBigInt, toBytes384 } from "./primitives.ts";
import { signingKey } from "./signature.ts";

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
  /** The secret of the client's identity key, if it shows one, and the key. */
  readonly identitySeed?: Buffer;
  readonly identityPublicKey?: Buffer;
  /** The token of an invitation, if the client has one. */
  readonly invite?: Buffer;
  /** The IV of the one record of each flight, and of one record in each direction after them. */
  readonly ivs: Readonly<Record<"clientFlight" | "clientRecord" | "serverFlight" | "serverRecord", Buffer>>;
}

export function slowHandshake(inputs: HandshakeInputs) {
  const Yc = power(2n, toBigInt(inputs.clientExponent));
  const Ys = power(2n, toBigInt(inputs.serverExponent));
  const Z = toBytes384(power(Yc, toBigInt(inputs.serverExponent)));

  // Clause 3.
  const ext = Buffer.alloc(0);
  const helloC = writeClientHello({
    versions: [1],
    suites: inputs.offered,
    random: inputs.clientRandom,
    Yc: toBytes384(Yc),
    ek: inputs.encapsulationKey,
    ext,
  });
  const helloS = writeServerHello({
    version: 1,
    suite: inputs.suite,
    random: inputs.serverRandom,
    Ys: toBytes384(Ys),
    ct: inputs.kemCiphertext,
    ext,
  });

  // Clause 4, up to the handshake keys.
  const { th1, HS, hsC, hsS } = handshakeKeys(inputs.suite, { Z, K: inputs.kemSharedKey }, helloC, helloS);

  // Clause 6.
  const T: Buffer[] = [helloC, helloS];
  const serverMessages = writeFlight(serverFlight(signingKey(inputs.hostSeed), 0, hsS), T);
  const clientMessages = writeFlight(clientFlight(introduction(inputs), hsC), T);

  // Clause 4, the session.
  const th4 = hash(...T);
  const { apC, apS, SID } = sessionKeys(HS, th4);

  return {
    helloC,
    helloS,
    sharedValue: Z,
    th1,
    handshakeSecret: HS,
    clientHandshakeSecret: hsC,
    serverHandshakeSecret: hsS,
    serverFlight: sealRecord(hsS, 0, inputs.ivs.serverFlight, Buffer.concat(serverMessages)),
    clientFlight: sealRecord(hsC, 0, inputs.ivs.clientFlight, Buffer.concat(clientMessages)),
    th4,
    clientSessionSecret: apC,
    serverSessionSecret: apS,
    sessionId: SID,
    /** WELCOME with the name as it was offered, padded to 255 bytes. */
    serverRecord: sealRecord(apS, 0, inputs.ivs.serverRecord, pad(message(49, Buffer.from(inputs.name)))),
    /** SAY { id: 00 .. 00 01, text: "hi" }, padded to 255 bytes. */
    clientRecord: sealRecord(apC, 0, inputs.ivs.clientRecord, pad(sayHi)),
  };
}

/** PAD up to 255 bytes, as clause 7 has it; longer plaintexts up to one less than the next multiple of 256. */
export function pad(...messages: readonly Buffer[]): Buffer {
  const plaintext = Buffer.concat(messages);
  const missing = 255 - (plaintext.length % 256);
  return Buffer.concat([plaintext, message(0, Buffer.alloc((missing < 3 ? missing + 256 : missing) - 3))]);
}

/** SAY { id: 00 .. 00 01, text: "hi" }. */
export const sayHi = message(
  64,
  Buffer.from("a26269645000000000000000000000000000000001647465787462" + "6869", "hex"),
);

function introduction({ name, identitySeed, invite }: HandshakeInputs): Introduction {
  return { name, identity: identitySeed && signingKey(identitySeed), invite };
}
