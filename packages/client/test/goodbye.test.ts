/** What comes in one piece with the end of a connection: it is heard, and what it would lead to has nobody to go to. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asIdentityPublicKey } from "@conclave/crypto";
import { ConnectionEnded, message, ReferenceListener, signingKey, types } from "@conclave/testbed/reference";
import { afterEach, beforeEach, expect, test } from "vitest";
import { dialTcp, KnownServers } from "../src/index.ts";
import { RecordingClient } from "./support/recorder.ts";

const host = signingKey();
let folder: string;
let listener: ReferenceListener;
let knownServers: KnownServers;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "conclave-goodbye-"));
  listener = await ReferenceListener.listen();
  knownServers = new KnownServers(join(folder, "known_servers"));
  await knownServers.pin(address(), { hostKey: asIdentityPublicKey(host.publicKey), suite: 2 });
});

afterEach(async () => {
  listener.stop();
  await rm(folder, { recursive: true });
});

test("an ACK and a goodbye in one record: the text that is next waits, and is given back", async () => {
  const { client, server } = await admitted();
  client.client.say("one");
  client.client.say("two");
  const first = await server.until(types.SAY);
  server.send(server.ack(first), message(types.BYE, Buffer.from([6])));
  const { ending, unsent } = await client.until("ended");
  expect(ending).toMatchObject({ kind: "goodbye", code: 6 });
  expect(unsent).toMatchObject([{ content: { text: "two" }, state: { kind: "waiting", sent: "perhaps" } }]);
});

test("a SAID that leaves a gap and a goodbye in one record: nothing is asked of a server that is gone", async () => {
  const { client, server } = await admitted();
  server.keep("missed");
  server.send(server.words("heard"), message(types.BYE, Buffer.from([0])));
  expect(await client.until("ended")).toMatchObject({ ending: { kind: "goodbye", code: 0 } });
});

test("the last refusal of a name and a goodbye in one record: another name that is offered then is too late", async () => {
  const { client, server } = await connected();
  client.client.subscribe((event) => {
    if (event.type === "name-refused") client.client.offerName("bea");
  });
  await server.greet();
  await server.readClientFlight();
  server.send(message(types.NAME_BAD, Buffer.from([3])), message(types.BYE, Buffer.from([2])));
  expect(await client.until("ended")).toMatchObject({ ending: { kind: "goodbye", code: 2 } });
});

test("a list of people that goes on after 100,000 names is not heard to its end: goodbye 1", async () => {
  const { client, server } = await connected();
  await server.greet();
  const name = await server.readClientFlight();
  server.send(message(types.WELCOME, Buffer.from(name)));
  const names = Array.from({ length: 1000 }, (_, index) => `n${index}`);
  for (let round = 0; round <= 100; round += 1) server.send(server.present(names, true));
  expect(await server.until(types.BYE)).toMatchObject({ body: Buffer.from([1]) });
  expect(await client.until("ended")).toMatchObject({
    ending: { kind: "broken", error: { code: "message-malformed" } },
  });
});

test("one who speaks of ever more rooms is not heard to the end: goodbye 1", async () => {
  const { client, server } = await admitted();
  for (let room = 2; room <= 10_001; room += 50) {
    const some = Array.from({ length: 50 }, (_, index) =>
      server.room({ room: room + index, name: "another" }),
    );
    server.send(...some);
  }
  expect(await server.until(types.BYE)).toMatchObject({ body: Buffer.from([1]) });
  expect(await client.until("ended")).toMatchObject({
    ending: { kind: "broken", error: { code: "message-malformed", context: { field: "room" } } },
  });
  expect(client.client.rooms).toHaveLength(10_000);
});

test("closed in the moment in which the line is there: the line is given back, and nothing is said on it", async () => {
  const accepted = listener.next({ host, suites: [2, 1], policy: 0 });
  const client: RecordingClient = new RecordingClient({
    ...{ address: address(), name: "ana", knownServers },
    dial: async (handlers, signal) => {
      const transport = await dialTcp(address())(handlers, signal);
      client.client.close();
      return transport;
    },
  });
  await client.client.start();
  expect(client.of("ended")).toMatchObject([{ ending: { kind: "closed" } }]);
  await expect((await accepted).readClientHello()).rejects.toThrow(ConnectionEnded);
});

async function admitted() {
  const { client, server } = await connected();
  await server.admit();
  await client.until("ready");
  return { client, server };
}

async function connected() {
  const client = new RecordingClient({ address: address(), name: "ana", knownServers });
  const accepted = listener.next({ host, suites: [2, 1], policy: 0 });
  await client.client.start();
  return { client, server: await accepted };
}

function address() {
  return { host: "127.0.0.1", port: listener.port };
}
