import { fingerprint, generateInitiatorKeyShare, IdentityKey, noBytes } from "@conclave/crypto";
import { describe, expect, test } from "vitest";
import { encodeServerHello } from "../../src/handshake/hello.ts";
import { Pair } from "../support/pair.ts";
import { said, say } from "../support/texts.ts";

const id = new Uint8Array(16).fill(1);

describe.each([
  ["both sides prefer the hybrid", [2, 1], [2, 1], 2],
  ["the client has suite 1 only", [1], [2, 1], 1],
  ["the server has suite 1 only", [2, 1], [1], 1],
  ["the server prefers suite 1", [2, 1], [1, 2], 1],
] as const)("%s", (_, clientSuites, serverSuites, chosen) => {
  test(`suite ${chosen} is chosen, and a conversation runs both ways`, async () => {
    const pair = await Pair.open({ clientSuites, serverSuites, name: "ana" });
    expect(pair.clientEvents.map(({ type }) => type)).toEqual(["agree", "host", "welcome"]);
    expect(pair.serverEvents.map(({ type }) => type)).toEqual(["agree", "name"]);
    expect(pair.clientEvents[0]).toMatchObject({ suite: chosen });
    expect(pair.clientEvents[2]).toEqual({ type: "welcome", name: "ana" });
    expect(pair.client.sessionId).toEqual(pair.server.sessionId);
    expect(pair.client.sessionId).toHaveLength(32);

    pair.client.send(say(id, "hi — é 👋"));
    pair.server.send(said("hello", 7));
    await pair.settle();
    expect(pair.serverEvents.at(-1)).toEqual({ type: "message", message: say(id, "hi — é 👋") });
    expect(pair.clientEvents.at(-1)).toEqual({ type: "message", message: said("hello", 7) });
  });
});

test("the sizes of clause 10: 1613, 1514 + 196, 100 bytes", async () => {
  const pair = await Pair.open({ name: "ana" });
  expect(pair.sent.client[0]).toHaveLength(1613);
  expect(pair.sent.server[0]).toHaveLength(1514 + 196);
  expect(pair.sent.client[1]).toHaveLength(100);
});

test("two sessions of the same two have nothing in common", async () => {
  const hostKey = IdentityKey.generate();
  const [first, second] = [await Pair.open({ hostKey }), await Pair.open({ hostKey })];
  expect(first.client.sessionId).not.toEqual(second.client.sessionId);
});

describe("trust", () => {
  const hostKey = IdentityKey.generate();
  const other = IdentityKey.generate();

  test("a server that was never seen proves itself, is reported, and learns no name", async () => {
    const pair = await Pair.open({ hostKey, pin: undefined });
    expect(pair.clientEvents[1]).toMatchObject({
      type: "host",
      verdict: "unknown",
      host: { fingerprint: fingerprint(hostKey.publicKey), suite: 2 },
    });
    expect(pair.outcome("client")).toBe("host-unknown");
    expect(pair.sent.client).toHaveLength(1);
    expect(pair.serverEvents.map(({ type }) => type)).toEqual(["agree"]);
  });

  test("a changed key ends the session before the name is sent, with both fingerprints", async () => {
    const pair = await Pair.open({ hostKey, pin: { hostKey: other.publicKey, suite: 1 } });
    expect(pair.clientEvents[1]).toMatchObject({ type: "host", verdict: "changed" });
    expect(pair.outcome("client")).toBe("host-changed");
    expect(pair.ending("client")).toMatchObject({
      error: {
        blame: "trust",
        context: { known: fingerprint(other.publicKey), presented: fingerprint(hostKey.publicKey) },
      },
    });
    expect(pair.sent.client).toHaveLength(1);
  });

  test("a server known for the hybrid is not talked to with less", async () => {
    const pair = await Pair.open({
      hostKey,
      serverSuites: [1],
      pin: { hostKey: hostKey.publicKey, suite: 2 },
    });
    expect(pair.outcome("client")).toBe("suite-downgrade");
    expect(pair.sent.client).toHaveLength(1);
  });
});

describe("a choice that is none of those offered is not taken", () => {
  test.each([
    ["another version", 4, 2, "hello-version"],
    ["a suite that was not offered", 5, 2, "hello-suite"],
    ["a suite that does not exist", 5, 9, "hello-suite"],
  ] as const)("%s", async (_, offset, value, code) => {
    const pair = await Pair.create({ clientSuites: [1] });
    const share = await generateInitiatorKeyShare([1]);
    const answer = { publicValue: share.publicValue, ciphertext: noBytes };
    const hello = Buffer.from(encodeServerHello(1, new Uint8Array(32), answer));
    hello[offset] = value;
    expect(pair.client.receive(hello, 0)).toMatchObject([{ type: "closed", reason: { error: { code } } }]);
  });

  test.each([
    ["no ciphertext in suite 2", 2, 0],
    ["a ciphertext that is too short", 2, 1087],
    ["a ciphertext in suite 1", 1, 1088],
  ] as const)("%s", async (_, suite, length) => {
    const pair = await Pair.create();
    const { publicValue } = await generateInitiatorKeyShare([1]);
    const answer = { publicValue, ciphertext: new Uint8Array(length) };
    expect(pair.client.receive(encodeServerHello(suite, new Uint8Array(32), answer), 0)).toMatchObject([
      { type: "closed", reason: { error: { code: "hello-malformed", context: { field: "ct" } } } },
    ]);
  });
});

describe("names", () => {
  test("a refused name can be followed by another on the same session", async () => {
    const pair = await Pair.open({
      name: "bob",
      judgeName: (server, name) => {
        if (name === "bob") return server.refuseName("taken");
        server.welcome(name.toUpperCase());
        return [];
      },
    });
    expect(pair.clientEvents.at(-1)).toEqual({ type: "name-refused", refusal: "taken" });
    pair.client.offerName("bea", 0);
    await pair.settle();
    expect(pair.clientEvents.at(-1)).toEqual({ type: "welcome", name: "BEA" });
  });

  test("the third refusal is the last, and the client is told why", async () => {
    const pair = await Pair.open({ judgeName: (server) => server.refuseName("lookalike") });
    for (const name of ["b", "c"]) {
      pair.client.offerName(name, 0);
      await pair.settle();
    }
    expect(pair.clientEvents.filter(({ type }) => type === "name-refused")).toHaveLength(3);
    expect(pair.outcome("server")).toBe("name-offers");
    expect(pair.outcome("client")).toBe("bye 2 by peer");
  });

  test.each(["", "x".repeat(129), "é".repeat(65)])(
    "a name of impossible length is our misuse",
    async (name) => {
      await expect(Pair.create({ name })).rejects.toThrow(/1 to 128 bytes/);
    },
  );
});
