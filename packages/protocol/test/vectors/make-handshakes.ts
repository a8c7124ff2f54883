/**
 * Writes handshake-suite1.json and handshake-suite2.json beside this file, from fixed numbers, with the slow
 * reference. Run it with `node test/vectors/make-handshakes.ts`; only a change of the protocol's text is a reason to.
 *
 * What cannot be fixed is ML-KEM's encapsulation: its ciphertext and key are drawn anew by each run.
 */
import { createPublicKey, encapsulate } from "node:crypto";
import { writeFileSync } from "node:fs";
import { identityKeyFromSeed, kemKeyPairFromSeed } from "@conclave/crypto/testing";
import { type HandshakeInputs, slowHandshake } from "@conclave/testbed/reference";
import { fixedBytes } from "../support/fixed-random.ts";

const noKem = { sharedKey: Buffer.alloc(0), ciphertext: Buffer.alloc(0) };

for (const suite of [1, 2] as const) {
  const bytes = (label: string, length: number) =>
    Buffer.from(fixedBytes(`vector suite ${suite} ${label}`, length));
  const kemSeed = suite === 2 ? bytes("kem seed", 64) : Buffer.alloc(0);
  const encapsulationKey =
    suite === 2 ? Buffer.from(kemKeyPairFromSeed(kemSeed).encapsulationKey) : Buffer.alloc(0);
  const { sharedKey, ciphertext } = suite === 2 ? encapsulateTo(encapsulationKey) : noKem;
  const hostSeed = bytes("host seed", 32);
  const inputs: HandshakeInputs = {
    suite,
    offered: suite === 2 ? [2, 1] : [1],
    clientRandom: bytes("client random", 32),
    clientExponent: bytes("client exponent", 34),
    kemSeed,
    encapsulationKey,
    serverRandom: bytes("server random", 32),
    serverExponent: bytes("server exponent", 34),
    kemCiphertext: ciphertext,
    kemSharedKey: sharedKey,
    hostSeed,
    hostPublicKey: Buffer.from(identityKeyFromSeed(hostSeed).publicKey),
    name: "ana",
    ivs: {
      clientFlight: bytes("client flight iv", 16),
      clientRecord: bytes("client record iv", 16),
      serverFlight: bytes("server flight iv", 16),
      serverRecord: bytes("server record iv", 16),
    },
  };
  const source =
    "Made for this project by test/vectors/make-handshakes.ts from fixed numbers with the slow reference of docs/protocol.md.";
  const file = new URL(`handshake-suite${suite}.json`, import.meta.url);
  writeFileSync(file, `${JSON.stringify({ source, inputs, outputs: slowHandshake(inputs) }, asHex, 2)}\n`);
}

function encapsulateTo(key: Buffer) {
  const spki = Buffer.concat([Buffer.from("308204b2300b0609608648016503040402038204a100", "hex"), key]);
  return encapsulate(createPublicKey({ key: spki, format: "der", type: "spki" }));
}

/** Buffers have turned themselves into { type, data } by the time a replacer sees them. */
function asHex(_: string, value: unknown): unknown {
  if (typeof value === "object" && value !== null && "data" in value && Array.isArray(value.data)) {
    return Buffer.from(value.data).toString("hex");
  }
  return value;
}
