/**
 * Writes those of the transcript vectors beside this file that are missing, from fixed numbers, with the slow reference.
 * Run it with `node test/vectors/make-handshakes.ts`; only a change of the protocol's text is a reason to delete one
 * first.
 *
 * What cannot be fixed is ML-KEM's encapsulation: its ciphertext and key are drawn anew whenever a file is written.
 */
import { existsSync, writeFileSync } from "node:fs";
import {
  encapsulateTo,
  expand,
  type HandshakeInputs,
  kemKey,
  type RekeyInputs,
  type Suite,
  signingKey,
  slowHandshake,
  slowRekey,
} from "@conclave/testbed/reference";
import { fixedBytes } from "../support/fixed-random.ts";
import { handshakeVectors, loadHandshake, rekeyVectors } from "./load.ts";

const none = Buffer.alloc(0);

const source =
  "Made for this project by test/vectors/make-handshakes.ts from fixed numbers with the slow reference of docs/protocol.md.";

for (const [name, { suite, shows }] of Object.entries(handshakeVectors)) {
  writeMissing(name, () => {
    const inputs = handshakeInputs(suite, name, shows);
    return { source, inputs, outputs: slowHandshake(inputs) };
  });
}
for (const [name, suite] of Object.entries(rekeyVectors)) {
  writeMissing(name, () => {
    const inputs = rekeyInputs(suite);
    return {
      source: `${source} It goes on where handshake-suite${suite}.json ends.`,
      inputs,
      outputs: slowRekey(inputs),
    };
  });
}

function handshakeInputs(
  suite: Suite,
  name: string,
  shows: readonly ("identity" | "invite")[],
): HandshakeInputs {
  // The first two were made before there were others, and keep their labels.
  const bytes = labelled(shows.length === 0 ? `suite ${suite}` : name);
  const hostSeed = bytes("host seed", 32);
  const identitySeed = bytes("identity seed", 32);
  return {
    suite,
    offered: suite === 2 ? [2, 1] : [1],
    ...exchange(suite, bytes),
    hostSeed,
    hostPublicKey: signingKey(hostSeed).publicKey,
    name: "ana",
    ...(shows.includes("identity") && {
      identitySeed,
      identityPublicKey: signingKey(identitySeed).publicKey,
    }),
    ...(shows.includes("invite") && { invite: bytes("invite", 16) }),
    ivs: {
      clientFlight: bytes("client flight iv", 16),
      clientRecord: bytes("client record iv", 16),
      serverFlight: bytes("server flight iv", 16),
      serverRecord: bytes("server record iv", 16),
    },
  };
}

/** The session that the handshake's vector opened, after its one record in each direction. */
function rekeyInputs(suite: Suite): RekeyInputs {
  const { inputs: before, outputs } = loadHandshake(`handshake-suite${suite}`);
  const bytes = labelled(`rekey suite ${suite}`);
  return {
    suite,
    sessionId: outputs.sessionId,
    rekeySecret: expand(outputs.handshakeSecret, "rekey", outputs.th4),
    clientSessionSecret: outputs.clientSessionSecret,
    serverSessionSecret: outputs.serverSessionSecret,
    clientSeq: 1,
    serverSeq: 1,
    hostSeed: before.hostSeed,
    ...exchange(suite, bytes),
    ivs: {
      rekeyC: bytes("rekey c iv", 16),
      rekeyS: bytes("rekey s iv", 16),
      rekeyOk: bytes("rekey ok iv", 16),
      clientRecord: bytes("client record iv", 16),
      serverRecord: bytes("server record iv", 16),
    },
  };
}

/** What both sides bring to a key exchange. */
function exchange(suite: Suite, bytes: (label: string, length: number) => Buffer) {
  const kemSeed = suite === 2 ? bytes("kem seed", 64) : none;
  const encapsulationKey = suite === 2 ? kemKey(kemSeed).ek : none;
  const { K, ct } = suite === 2 ? encapsulateTo(encapsulationKey) : { K: none, ct: none };
  return {
    clientRandom: bytes("client random", 32),
    clientExponent: bytes("client exponent", 34),
    kemSeed,
    encapsulationKey,
    serverRandom: bytes("server random", 32),
    serverExponent: bytes("server exponent", 34),
    kemCiphertext: ct,
    kemSharedKey: K,
  };
}

function labelled(prefix: string): (label: string, length: number) => Buffer {
  return (label, length) => Buffer.from(fixedBytes(`vector ${prefix} ${label}`, length));
}

function writeMissing(name: string, make: () => object): void {
  const file = new URL(`${name}.json`, import.meta.url);
  if (!existsSync(file)) writeFileSync(file, `${JSON.stringify(make(), asHex, 2)}\n`);
}

/** Buffers have turned themselves into { type, data } by the time a replacer sees them. */
function asHex(_: string, value: unknown): unknown {
  if (typeof value === "object" && value !== null && "data" in value && Array.isArray(value.data)) {
    return Buffer.from(value.data).toString("hex");
  }
  return value;
}
