/** Whole transcripts with fixed randomness, byte for byte. */
import { createDecipheriv, createHmac } from "node:crypto";
import {
  type AgreedSecret,
  checkDhPublicValue,
  concatBytes,
  InitiatorKeyShare,
  type RandomSource,
  recordKeys,
  type TrafficKeys,
} from "@conclave/crypto";
import { dhKeyPairFromExponent, identityKeyFromSeed, kemKeyPairFromSeed } from "@conclave/crypto/testing";
import { slowHandshake, slowRekey } from "@conclave/testbed/reference";
import { describe, expect, test } from "vitest";
import { ClientSession, ServerSession } from "../../src/index.ts";
import type { RekeyContext } from "../../src/rekey/context.ts";
import { RekeyInitiator } from "../../src/rekey/initiator.ts";
import { RekeyResponder } from "../../src/rekey/responder.ts";
import { say } from "../support/texts.ts";
import {
  type HandshakeName,
  type HandshakeVector,
  handshakeVectors,
  loadHandshake,
  loadRekey,
  type RekeyName,
  type RekeyVector,
  rekeyVectors,
} from "../vectors/load.ts";

test.each(Object.keys(handshakeVectors) as HandshakeName[])(
  "%s: the slow reference says it again",
  (name) => {
    const { inputs, outputs } = loadHandshake(name);
    expect(slowHandshake(inputs)).toEqual(outputs);
  },
);

test.each(Object.keys(rekeyVectors) as RekeyName[])("%s: the slow reference says it again", (name) => {
  const { inputs, outputs } = loadRekey(name);
  expect(slowRekey(inputs)).toEqual(outputs);
});

describe.each([1, 2] as const)("suite %i", (suite) => {
  const vector = loadHandshake(`handshake-suite${suite}`);
  const { inputs, outputs } = vector;

  test("our client sends these bytes, and takes the server's", async () => {
    const client = new ClientSession(
      {
        share: new InitiatorKeyShare(
          dhKeyPairFromExponent(inputs.clientExponent),
          suite === 2 ? kemKeyPairFromSeed(inputs.kemSeed) : undefined,
        ),
        name: inputs.name,
        pin: { hostKey: identityKeyFromSeed(inputs.hostSeed).publicKey, suite },
        suites: suite === 2 ? [2, 1] : [1],
        random: scripted([
          inputs.clientRandom,
          randomBlock(outputs.clientHandshakeSecret, inputs.ivs.clientFlight),
          randomBlock(outputs.clientSessionSecret, inputs.ivs.clientRecord),
        ]),
      },
      0,
    );
    expect(hex(client.takeOutput())).toBe(hex(outputs.helloC));
    const [agree] = client.receive(concatBytes(outputs.helloS, outputs.serverFlight), 0);
    if (agree?.type !== "agree") throw new Error("no agreement was asked for");
    const events = client.agreed(await agree.run(), 0);
    expect(events).toMatchObject([{ type: "host", verdict: "pinned" }]);
    expect(hex(client.takeOutput())).toBe(hex(outputs.clientFlight));
    expect(hex(client.sessionId)).toBe(hex(outputs.sessionId));
    expect(client.receive(outputs.serverRecord, 0)).toEqual([{ type: "welcome", name: inputs.name }]);
    client.send(say(sayId, "hi"));
    expect(hex(client.takeOutput())).toBe(hex(outputs.clientRecord));
  });

  test("our server sends these bytes, and takes the client's", async () => {
    const server = new ServerSession(
      {
        hostKey: identityKeyFromSeed(inputs.hostSeed),
        random: scripted([
          inputs.serverRandom,
          randomBlock(outputs.serverHandshakeSecret, inputs.ivs.serverFlight),
          randomBlock(outputs.serverSessionSecret, inputs.ivs.serverRecord),
        ]),
      },
      0,
    );
    expect(server.receive(outputs.helloC, 0)).toMatchObject([{ type: "agree", suite }]);
    server.agreed(await fixedAgreement(vector), 0);
    expect(hex(server.takeOutput())).toBe(hex(concatBytes(outputs.helloS, outputs.serverFlight)));
    expect(server.receive(outputs.clientFlight, 0)).toEqual([{ type: "name", name: inputs.name }]);
    expect(hex(server.sessionId)).toBe(hex(outputs.sessionId));
    server.welcome(inputs.name);
    expect(hex(server.takeOutput())).toBe(hex(outputs.serverRecord));
    expect(server.receive(outputs.clientRecord, 0)).toEqual([{ type: "message", message: say(sayId, "hi") }]);
  });
});

describe.each([1, 2] as const)("a rekey in suite %i", (suite) => {
  const { inputs, outputs } = loadRekey(`rekey-suite${suite}`);
  // The rekey erases RK.
  const context = (): RekeyContext => ({
    suite,
    hostKey: identityKeyFromSeed(inputs.hostSeed).publicKey,
    sessionId: inputs.sessionId,
    rekeySecret: Uint8Array.from(inputs.rekeySecret),
  });
  const expectNewKeys = (keys: TrafficKeys) => {
    expect(hex(keys.rekeySecret)).toBe(hex(outputs.nextRekeySecret));
    for (const direction of ["client", "server"] as const) {
      const due = recordKeys(Uint8Array.from(outputs[`${direction}SessionSecret`]));
      expect(keys[direction].encryption.equals(due.encryption)).toBe(true);
      expect(keys[direction].authentication.equals(due.authentication)).toBe(true);
    }
  };

  test("our client asks with these bytes, and has these keys from the answer", () => {
    const share = new InitiatorKeyShare(
      dhKeyPairFromExponent(inputs.clientExponent),
      suite === 2 ? kemKeyPairFromSeed(inputs.kemSeed) : undefined,
    );
    const initiator = new RekeyInitiator(context(), share, scripted([inputs.clientRandom]));
    expect(hex(initiator.request)).toBe(hex(outputs.rekeyC));
    expectNewKeys(initiator.readAnswer(outputs.rekeyS.subarray(envelopeBytes)).keys);
  });

  test("our server answers with these bytes, and has these keys", async () => {
    const responder = new RekeyResponder(context(), {
      whole: outputs.rekeyC,
      body: outputs.rekeyC.subarray(envelopeBytes),
    });
    const { message, keys } = responder.answer(
      await fixedAgreement({ inputs, outputs }),
      identityKeyFromSeed(inputs.hostSeed),
      scripted([inputs.serverRandom]),
    );
    expect(hex(message)).toBe(hex(outputs.rekeyS));
    expectNewKeys(keys);
  });
});

/** Type and length, in front of a message's body. */
const envelopeBytes = 3;

const sayId = Uint8Array.from({ length: 16 }, (_, index) => (index === 15 ? 1 : 0));

/** What the responder's agreement would be with the vector's exponent and encapsulation. */
async function fixedAgreement({ inputs, outputs }: HandshakeVector | RekeyVector) {
  const pair = dhKeyPairFromExponent(inputs.serverExponent);
  const peer = checkDhPublicValue(new Uint8Array(dhKeyPairFromExponent(inputs.clientExponent).publicValue));
  const shared = await pair.agree(peer);
  expect(hex(shared)).toBe(hex(outputs.sharedValue));
  return {
    answer: { publicValue: pair.publicValue, ciphertext: Uint8Array.from(inputs.kemCiphertext) },
    secret: concatBytes(shared, inputs.kemSharedKey) as AgreedSecret,
  };
}

/** Gives out these and nothing more. */
function scripted(values: Uint8Array[]): RandomSource {
  return (target) => {
    const value = values.shift();
    expect(value).toHaveLength(target.length);
    if (value !== undefined) target.set(value);
  };
}

/** The block that a sealer must put in front of its first plaintext for `iv` to appear on the wire. */
function randomBlock(trafficSecret: Buffer, iv: Buffer): Uint8Array {
  const key = createHmac("sha256", trafficSecret).update("conclave1 enc\0").update(Buffer.of(1)).digest();
  return createDecipheriv("aes-256-ecb", key, null).setAutoPadding(false).update(iv);
}

function hex(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? []).toString("hex");
}
