import { describe, expect, test } from "vitest";
import { agreeAsResponder, generateInitiatorKeyShare, type SuiteId } from "../src/index.ts";

describe.each([
  [1, 384],
  [2, 416],
] as const)("suite %i", (suite: SuiteId, secretBytes: number) => {
  test(`both sides hold the same ${secretBytes} bytes, new ones each time`, async () => {
    const secrets = new Set<string>();
    for (let round = 0; round < 5; round += 1) {
      const share = await generateInitiatorKeyShare([suite]);
      const { answer, secret } = await agreeAsResponder(suite, share);
      expect(secret).toHaveLength(secretBytes);
      const agreed = round % 2 === 0 ? await share.agree(suite, answer) : share.agreeAtOnce(suite, answer);
      expect(agreed).toEqual(secret);
      secrets.add(Buffer.from(secret).toString("hex"));
    }
    expect(secrets).toHaveLength(5);
  });

  test("a share agrees once and never again", async () => {
    const share = await generateInitiatorKeyShare([suite]);
    const { answer } = await agreeAsResponder(suite, share);
    await share.agree(suite, answer);
    await expect(share.agree(suite, answer)).rejects.toMatchObject({ code: "key-spent" });
    expect(() => share.agreeAtOnce(suite, answer)).toThrow(expect.objectContaining({ code: "key-spent" }));
  });
});

test("only an offer of suite 2 carries an encapsulation key", async () => {
  expect((await generateInitiatorKeyShare([1])).encapsulationKey).toBeUndefined();
  expect((await generateInitiatorKeyShare([2, 1])).encapsulationKey).toHaveLength(1184);
});

test("suite 2 cannot be run with a share that did not offer it", async () => {
  const share = await generateInitiatorKeyShare([1]);
  await expect(agreeAsResponder(2, share)).rejects.toThrow(TypeError);
  const { answer } = await agreeAsResponder(1, share);
  await expect(share.agree(2, answer)).rejects.toThrow(TypeError);
});
