/** Who the client is: its identity key, its proof, its invitation (clauses 6.1, 6.5, 6.9 and 6.10). */
import { IdentityKey, keyDigest } from "@conclave/crypto";
import { describe, expect, test } from "vitest";
import { closeCodes } from "../../src/index.ts";
import { Pair } from "../support/pair.ts";

const identity = IdentityKey.generate();
const invite = Uint8Array.from({ length: 16 }, (_, index) => index);

test.each([
  ["a name alone", {}, undefined, undefined],
  ["an identity key", { identity }, identity.publicKey, undefined],
  ["an invitation", { invite }, undefined, invite],
  ["both", { identity, invite }, identity.publicKey, invite],
] as const)("%s reaches the server", async (_, options, provenKey, token) => {
  const pair = await Pair.open({ ...options, name: "ana" });
  expect(pair.serverEvents[1]).toEqual({ type: "name", name: "ana", identity: provenKey, invite: token });
  expect(pair.clientEvents.at(-1)).toEqual({ type: "welcome", name: "ana" });
});

test("what was proved goes for the next name too", async () => {
  const pair = await Pair.open({
    identity,
    judgeName: (server, name) => {
      if (name === "ana") return server.refuseName("taken");
      server.welcome(name);
      return [];
    },
  });
  await pair.inject("client", new Uint8Array(0));
  pair.client.offerName("anna", pair.nowMs);
  await pair.settle();
  expect(pair.serverEvents.at(-1)).toMatchObject({ name: "anna", identity: identity.publicKey });
});

describe("a server that wants an identity key", () => {
  test("takes one", async () => {
    const pair = await Pair.open({ policy: "identityNeeded", identity });
    expect(pair.outcome("client")).toBe("open");
  });

  test("is left by a client that has none, before it says its name", async () => {
    const pair = await Pair.open({ policy: "identityNeeded" });
    expect(pair.outcome("client")).toBe("identity-needed");
    expect(pair.sent.client).toHaveLength(1);
  });
});

test("somebody who is not admitted is told so", async () => {
  const pair = await Pair.open({
    identity,
    judgeName: (server) => server.close(closeCodes.notAdmitted, "invitation needed"),
  });
  expect(pair.outcome("client")).toBe("bye 8 by peer");
});

describe("the fingerprint of an invitation stands for a pin", () => {
  const hostKey = IdentityKey.generate();

  test("of the server that it names", async () => {
    const pair = await Pair.open({ hostKey, pin: { keyDigest: keyDigest(hostKey.publicKey) } });
    expect(pair.clientEvents[1]).toMatchObject({ type: "host", verdict: "pinned" });
    expect(pair.outcome("client")).toBe("open");
  });

  test("and against any other", async () => {
    const pair = await Pair.open({ hostKey, pin: { keyDigest: keyDigest(identity.publicKey) } });
    expect(pair.clientEvents[1]).toMatchObject({ type: "host", verdict: "changed" });
    expect(pair.outcome("client")).toBe("host-changed");
    expect(pair.sent.client).toHaveLength(1);
  });
});
