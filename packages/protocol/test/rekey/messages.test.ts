/** The keys in the messages of a rekey are judged as those of a hello are (clauses 1.6 and 8.5). */
import { generateInitiatorKeyShare } from "@conclave/crypto";
import { describe, expect, test } from "vitest";
import {
  decodeRekeyAnswer,
  decodeRekeyRequest,
  encodeRekeyAnswer,
  encodeRekeyRequest,
} from "../../src/rekey/messages.ts";

const random = new Uint8Array(32);
const refused = expect.objectContaining({ code: "dh-public-value", reason: "range" });

describe.each([
  ["0", (y: Uint8Array) => y.fill(0)],
  ["1", (y: Uint8Array) => y.fill(0).fill(1, y.length - 1)],
  ["all ones", (y: Uint8Array) => y.fill(255)],
])("a public value of %s", (_, spoil) => {
  test("is refused in REKEY_C", async () => {
    const body = Uint8Array.from(
      encodeRekeyRequest(random, await generateInitiatorKeyShare([1])).subarray(3),
    );
    expect(decodeRekeyRequest(body, 1).publicValue).toHaveLength(384);
    spoil(body.subarray(32, 32 + 384));
    expect(() => decodeRekeyRequest(body, 1)).toThrow(refused);
  });

  test("is refused in REKEY_S", async () => {
    const { publicValue } = await generateInitiatorKeyShare([1]);
    const unsigned = encodeRekeyAnswer(random, { publicValue, ciphertext: new Uint8Array(0) });
    const body = new Uint8Array(unsigned.length + 64);
    body.set(unsigned);
    expect(decodeRekeyAnswer(body, 1).answer.publicValue).toHaveLength(384);
    spoil(body.subarray(32, 32 + 384));
    expect(() => decodeRekeyAnswer(body, 1)).toThrow(refused);
  });
});
