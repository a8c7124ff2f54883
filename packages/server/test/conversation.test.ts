/** The server as clients see it, over real sockets. */
import { IdentityKey } from "@conclave/crypto";
import { lobby } from "@conclave/protocol";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type ConclaveServer, startServer } from "../src/index.ts";
import { MemoryLog } from "./support/memory-log.ts";
import { TestClient } from "./support/test-client.ts";

const identity = IdentityKey.generate();
const hostKey = identity.publicKey;
let server: ConclaveServer;
let log: MemoryLog;

beforeEach(async () => {
  log = new MemoryLog();
  server = await startServer({ hostKey: identity, listen: { host: "127.0.0.1", port: 0 }, log });
});

afterEach(async () => {
  await server.stop();
});

test("everybody hears everybody else, once and in one order, and the sender hears its number", async () => {
  const clients = await Promise.all(["ana", "bob", "cy"].map((name) => join(name)));
  for (let round = 0; round < 10; round += 1)
    for (const [at, client] of clients.entries()) client.say(`${at} ${round}`);
  await Promise.all(clients.map((client) => client.until(() => client.messages("SAID").length === 20)));
  await Promise.all(clients.map((client) => client.until(() => client.messages("ACK").length === 10)));
  for (const client of clients) {
    const numbers = [...client.heard(lobby), ...client.messages("ACK")].map(({ number }) => number);
    expect(numbers.sort((left, right) => left - right)).toEqual(
      Array.from({ length: 30 }, (_, index) => index + 1),
    );
  }
  const [first, second] = clients.map(
    (client) => new Map(client.heard(lobby).map((entry) => [entry.number, entry])),
  );
  for (const [number, said] of first ?? []) {
    const same = second?.get(number);
    if (same !== undefined) expect(same).toEqual(said);
  }
});

describe("names", () => {
  test("a newcomer is told who is here; the others are told of the newcomer, and of who goes", async () => {
    const ana = await join("ana");
    const bob = await join("Bob");
    expect(bob.messages("PRESENT").flatMap(({ occupants }) => occupants)).toEqual([
      { name: "ana", guest: true },
      { name: "Bob", guest: true },
    ]);
    await ana.until(() => ana.messages("JOINED").length === 1);
    expect(ana.messages("JOINED")[0]).toMatchObject({ name: "Bob" });
    bob.bye();
    await ana.until(() => ana.messages("LEFT").length === 1);
    expect(ana.messages("LEFT")[0]).toMatchObject({ name: "Bob", how: "left" });
  });

  test("a name that is taken, or looks like one, is refused, and another can be offered", async () => {
    await join("bob");
    const other = await TestClient.connect(server.address, { hostKey, name: "bob" });
    await other.until(() => refusals(other).length === 1);
    other.offerName("b0b");
    await other.until(() => refusals(other).length === 2);
    other.offerName("bea");
    await other.until(() => other.events.some(({ type }) => type === "welcome"));
    expect(refusals(other)).toEqual(["taken", "lookalike"]);
    expect(log.of("name.refused").map(({ refusal }) => refusal)).toEqual(["taken", "lookalike"]);
  });

  test("a name is free again when its owner is gone without a goodbye, and the others learn that it was lost", async () => {
    const ana = await join("ana");
    const bob = await join("bob");
    bob.socket.resetAndDestroy();
    await ana.until(() => ana.messages("LEFT").length === 1);
    expect(ana.messages("LEFT")[0]).toMatchObject({ name: "bob", how: "lost" });
    await join("bob");
  });

  test("the name that comes back is the one that is kept", async () => {
    const client = await TestClient.join(server.address, { hostKey, name: "Rene\u0301" });
    expect(client.events.find(({ type }) => type === "welcome")).toMatchObject({ name: "Ren\u00e9" });
  });

  test("two who offer one name at the same moment: one has it", async () => {
    const racers = await Promise.all(
      Array.from({ length: 8 }, () => TestClient.connect(server.address, { hostKey, name: "bob" })),
    );
    const decided = (client: TestClient) =>
      client.events.some(({ type }) => type === "welcome" || type === "name-refused");
    await Promise.all(racers.map((client) => client.until(() => decided(client))));
    expect(racers.filter((client) => client.events.some(({ type }) => type === "welcome"))).toHaveLength(1);
  });
});

test.each([[[1]], [[2, 1]], [[2]]] as const)("suites %j", async (suites) => {
  const client = await TestClient.join(server.address, { hostKey, suites });
  client.say("hi");
  await client.until(() => client.messages("ACK").length === 1);
});

test("IPv6", async () => {
  const six = await startServer({ hostKey: identity, listen: { host: "::1", port: 0 } });
  const client = await TestClient.join(six.address, { hostKey });
  expect(six.address.host).toBe("::1");
  client.bye();
  await six.stop();
});

test("a server that stops says so to everybody, and nothing is left open", async () => {
  const clients = await Promise.all(["ana", "bob"].map((name) => join(name)));
  await server.stop();
  for (const client of clients) {
    expect(await client.untilClosed()).toEqual({
      by: "peer",
      bye: { code: 6, text: "the server is stopping" },
    });
  }
  expect(server.connectionCount).toBe(0);
  await expect(TestClient.connect(server.address, { hostKey })).rejects.toMatchObject({
    code: "ECONNREFUSED",
  });
});

test("the log names every step, and no word that was said", async () => {
  const ana = await join("ana");
  const bob = await join("bob");
  ana.say("the secret plan");
  await bob.until(() => bob.messages("SAID").length === 1);
  bob.bye();
  await log.until("member.left");
  const events = log.entries.map(({ event }) => event);
  expect(new Set(events)).toEqual(
    new Set([
      "server.listening",
      "connection.accepted",
      "handshake.done",
      "member.joined",
      "messages.stored",
      "message.relayed",
      "member.left",
      "connection.closed",
    ]),
  );
  expect(log.of("message.relayed")[0]).toMatchObject({ room: lobby, number: 1, kind: "text", receivers: 1 });
  expect(JSON.stringify(log.entries)).not.toContain("secret plan");
});

function join(name: string): Promise<TestClient> {
  return TestClient.join(server.address, { hostKey, name });
}

function refusals(client: TestClient): string[] {
  return client.events.flatMap((event) => (event.type === "name-refused" ? [event.refusal] : []));
}
