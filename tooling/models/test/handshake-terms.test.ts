/** docs/models/handshake.maude: the handshake in terms, against whatever an attacker can make of what he hears. */
import { beforeAll, expect, test } from "vitest";
import { parseSearch, requireMaude, search, type Variant } from "../src/maude.ts";

interface Case {
  readonly title: string;
  readonly claim: string;
  readonly variant: Variant;
  /** A search that saw fewer states did not look at everything. */
  readonly leastStates: number;
}

const holds: readonly Case[] = [
  { title: "nobody is deceived, overheard or downgraded", claim: "bad", variant: {}, leastStates: 500 },
  { title: "in suite 1", claim: "bad", variant: { offered: 1 }, leastStates: 200 },
  {
    title: "what was said stays secret when the long-term keys leak later",
    claim: "overheardLater",
    variant: {},
    leastStates: 500,
  },
  {
    title: "in suite 1 as well",
    claim: "overheardLater",
    variant: { offered: 1 },
    leastStates: 200,
  },
  {
    title: "and, in suite 2, when all discrete logarithms are found later too",
    claim: "overheardBroken",
    variant: {},
    leastStates: 500,
  },
  {
    title: "whoever has stolen the client's key deceives no client",
    claim: "clientBad",
    variant: { stolen: "client-key" },
    leastStates: 600,
  },
  {
    title: "whoever has stolen the host's key deceives no server",
    claim: "serverBad",
    variant: { stolen: "host-key" },
    leastStates: 5_000,
  },
];

const found: readonly Omit<Case, "leastStates">[] = [
  {
    title: "a client that takes another for its host: HOST_SIG does not cover the exchange",
    claim: "clientDeceived",
    variant: { weak: "host-sig-bare" },
  },
  {
    title: "a server that takes another for the identity: ID_SIG covers the name alone",
    claim: "serverDeceived",
    variant: { weak: "id-sig-bare" },
  },
  {
    title: "a client that is talked into suite 1: suites are in no hash",
    claim: "clientDowngraded",
    variant: { weak: "no-suite" },
  },
  {
    title: "what was said in suite 1, once discrete logarithms are found",
    claim: "overheardBroken",
    variant: { offered: 1 },
  },
  {
    title: "an impostor of the host, with its key",
    claim: "clientBad",
    variant: { stolen: "host-key" },
  },
  {
    title: "an impostor of the client, with its key",
    claim: "serverBad",
    variant: { stolen: "client-key" },
  },
  { title: "a session that is complete, with an identity", claim: "complete", variant: {} },
];

beforeAll(requireMaude);

test.each(holds)("holds: $title", async ({ claim, variant, leastStates }) => {
  const { found, stateCount } = await search(claim, variant);
  expect(found).toBe(false);
  expect(stateCount).toBeGreaterThan(leastStates);
});

test.each(found)("found: $title", async ({ claim, variant }) => {
  expect(await search(claim, variant)).toMatchObject({ found: true });
});

test("a claim that the model does not have is no answer", async () => {
  await expect(search("nonsense")).rejects.toThrow("maude gave no answer");
});

test.each([
  ["", ""],
  ["No solution.\n", ""],
  ["No solution.\nstates: 5  rewrites: 9\n", 'Warning: "handshake.maude", line 60: no parse for statement\n'],
])("no result is an error (%#)", (stdout, stderr) => {
  expect(() => parseSearch(stdout, stderr)).toThrow("maude gave no answer");
});
