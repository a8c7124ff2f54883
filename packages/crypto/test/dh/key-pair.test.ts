import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { generateDhKeyPair } from "../../src/dh/key-pair.ts";
import { checkDhPublicValue } from "../../src/index.ts";
import { dhKeyPairFromExponent } from "../../src/testing/fixed-keys.ts";
import { p, power, toBigInt, toBytes } from "../reference/slow-dh.ts";
import { hex, vectorSuite } from "../vectors/shared.ts";

describe("against the slow reference", () => {
  test("public values and shared values agree with plain integer arithmetic", async () => {
    for (let round = 1n; round <= 8n; round += 1n) {
      const x = power(3n, 0x1234_5678n * round) >> 2700n;
      const peer = power(2n, x + 987_654_321n * round);
      const pair = dhKeyPairFromExponent(toBytes(x));
      expect(pair.publicValue).toEqual(toBytes(power(2n, x)));
      const shared = await pair.agree(checkDhPublicValue(toBytes(peer)));
      expect(Uint8Array.from(shared)).toEqual(toBytes(power(peer, x)));
    }
  });

  test("y = p-2, the largest value allowed, works", async () => {
    const shared = await dhKeyPairFromExponent(toBytes(12_345n)).agree(checkDhPublicValue(toBytes(p - 2n)));
    expect(toBigInt(shared)).toBe(power(p - 2n, 12_345n));
  });
});

describe("leading zeros are kept", () => {
  const { peers, groups } = JSON.parse(
    readFileSync(new URL("../vectors/ffdhe3072-leading-zeros.json", import.meta.url), "utf8"),
  ) as {
    peers: { x: string; y: string }[];
    groups: { comment: string; cases: { peer: number; x: string; y: string; z: string }[] }[];
  };

  test("200 cases: in some the public value begins with zeros, in some the shared one, with one byte or two", () => {
    const cases = groups.flatMap((group) => group.cases);
    expect(cases).toHaveLength(200);
    for (const field of ["y", "z"] as const) {
      for (const zeros of ["00", "0000"])
        expect(cases.filter((one) => one[field].startsWith(zeros)).length).toBeGreaterThanOrEqual(10);
    }
    expect(peers.some(({ y }) => y.startsWith("00"))).toBe(true);
  });

  test.each(groups)("$comment", async ({ cases }) => {
    expect(cases.length).toBeGreaterThan(0);
    for (const { peer, x, y, z } of cases) {
      const [ours, theirs] = [dhKeyPairFromExponent(hex(x)), peers[peer]];
      if (theirs === undefined) throw new Error(`there is no peer ${peer}`);
      expect(ours.publicValue).toEqual(hex(y));
      expect(Uint8Array.from(await ours.agree(checkDhPublicValue(hex(theirs.y))))).toEqual(hex(z));
      // The other side computes the same, from a public value that may begin with zeros.
      const shared = await dhKeyPairFromExponent(hex(theirs.x)).agree(checkDhPublicValue(hex(y)));
      expect(Uint8Array.from(shared)).toEqual(hex(z));
    }
  });
});

vectorSuite<{ x: [string, string]; y: [string, string]; z: string }>("ffdhe3072_pair.json", async (file) => {
  for (const [own, other] of [
    [0, 1],
    [1, 0],
  ] as const) {
    const pair = dhKeyPairFromExponent(hex(file.x[own]));
    expect(pair.publicValue).toEqual(hex(file.y[own]));
    expect(Uint8Array.from(await pair.agree(checkDhPublicValue(hex(file.y[other]))))).toEqual(hex(file.z));
  }
  return 2;
});

test("every generated key pair is another one, 384 bytes long", async () => {
  const pairs = await Promise.all(Array.from({ length: 32 }, generateDhKeyPair));
  expect(new Set(pairs.map(({ publicValue }) => Buffer.from(publicValue).toString("hex")))).toHaveLength(32);
  for (const { publicValue } of pairs) expect(publicValue).toHaveLength(384);
});

test("a key pair agrees once and never again", async () => {
  const [ours, theirs] = await Promise.all([generateDhKeyPair(), generateDhKeyPair()]);
  await ours.agree(theirs.publicValue);
  await expect(ours.agree(theirs.publicValue)).rejects.toMatchObject({ code: "key-spent" });
});
