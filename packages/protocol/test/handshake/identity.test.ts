/** Who the client is: its identity key, its proof, its invitation (clauses 6.1, 6.5, 6.9 and 6.10). */
import {
  generateInitiatorKeyShare,
  IdentityKey,
  keyDigest,
  type Signature,
  systemRandom,
} from "@conclave/crypto";
import { describe, expect, test } from "vitest";
import { AwaitServerHello } from "../../src/handshake/initiator.ts";
import { closeCodes, ServerSession } from "../../src/index.ts";
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

test("a proof of identity is worth nothing on another connection", async () => {
  const hostKey = IdentityKey.generate();
  const shown: Signature[] = [];
  const watched = withSignature((...signed) => {
    shown.push(identity.sign(...signed));
    return shown[0] as Signature;
  });
  const victim = await Pair.open({ hostKey, identity: watched, name: "ana" });
  expect(victim.outcome("server")).toBe("open");
  const thief = await Pair.open({
    hostKey,
    identity: withSignature(() => shown[0] as Signature),
    name: "ana",
  });
  expect(shown).toHaveLength(1);
  expect(thief.outcome("server")).toBe("client-signature");
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

  test("does not take the word of a client that shows none", async () => {
    const server = new ServerSession({ hostKey: identity, policy: "identityNeeded", suites: [1] }, 0);
    const share = await generateInitiatorKeyShare([1]);
    const hello = new AwaitServerHello({ share, suites: [1], random: systemRandom });
    const [agree] = server.receive(hello.frame, 0);
    if (agree?.type !== "agree") throw new Error("no agreement was asked for");
    server.agreed(await agree.run(), 0);
    const answer = server.takeOutput() ?? new Uint8Array(0);
    const agreement = hello.readServerHello(answer.subarray(0, helloServerBytes));
    const proven = agreement
      .agreed(await agreement.agree())
      .readServerFlight(answer.subarray(helloServerBytes));
    const flight = proven.finish({ name: "ana", identity: undefined, invite: undefined });
    expect(server.receive(flight.frame, 0)).toMatchObject([
      { type: "closed", reason: { by: "fault", error: { code: "flight" } } },
    ]);
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

/** The same public key, and signatures by whatever means. */
function withSignature(sign: IdentityKey["sign"]): IdentityKey {
  return { publicKey: identity.publicKey, sign } as unknown as IdentityKey;
}

/** In suite 1, with its header (clause 10). */
const helloServerBytes = 426;
