/** The library against a real server. */
import { createServer } from "node:net";
import { IdentityKey } from "@conclave/crypto";
import { type SessionReport, UsageError } from "@conclave/protocol";
import { startServer } from "@conclave/server";
import { RecordingRelay } from "@conclave/testbed/relay";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Client, explainEnding, explainSession, KnownServers } from "../src/index.ts";
import { RecordingClient } from "./support/recorder.ts";
import { startSetting, type TestSetting } from "./support/server.ts";

let setting: TestSetting;

beforeEach(async () => {
  setting = await startSetting();
});

afterEach(async () => {
  await setting.stop();
});

test("two talk; the sender learns that it was heard", async () => {
  const [ana, bob] = [await join("ana"), await join("bob")];
  expect(bob.of("present")[0]?.occupants).toEqual([
    { name: "ana", guest: true },
    { name: "bob", guest: true },
  ]);
  expect(await ana.until("joined")).toMatchObject({ name: "bob" });
  const id = ana.client.say("hi — é 👋\nsecond line");
  expect(await bob.untilSaid()).toMatchObject({ from: "ana", text: "hi — é 👋\nsecond line", number: 1 });
  expect(await ana.untilStored()).toMatchObject({ id, number: 1 });
  bob.client.close();
  expect(await bob.until("ended")).toEqual({ type: "ended", ending: { kind: "closed" }, unsent: [] });
  expect(await ana.until("left")).toMatchObject({ name: "bob", how: "left" });
});

test("a pin that was made with less is raised to what the server can do now", async () => {
  const { address } = setting.server;
  await setting.knownServers.forget(address);
  await setting.knownServers.pin(address, { hostKey: setting.identity.publicKey, suite: 1 });
  await join("ana");
  await expect.poll(async () => (await setting.knownServers.find(address))?.suite, { interval: 5 }).toBe(2);
});

test("a name that is taken can be replaced on the same connection", async () => {
  await join("bob");
  const other = new RecordingClient({ ...common(), name: "bob" });
  await other.client.start();
  expect(await other.until("name-refused")).toEqual({ type: "name-refused", refusal: "taken" });
  other.client.offerName("bea");
  expect(await other.until("welcome")).toEqual({ type: "welcome", name: "bea" });
});

test("what was said and not acknowledged is given back when the connection is lost", async () => {
  const ana = await join("ana");
  const stopped = setting.server.stop();
  ana.client.say("into the void");
  const { ending, unsent } = await ana.until("ended");
  expect(ending).toMatchObject({ kind: "goodbye", code: 6 });
  expect(unsent).toMatchObject([
    { content: { text: "into the void" }, state: { kind: "waiting", sent: "perhaps" } },
  ]);
  await stopped;
});

test("closing while it is still dialling ends it", async () => {
  const client = new RecordingClient({ ...common(), name: "ana", address: { host: "127.0.0.1", port: 1 } });
  const started = client.client.start();
  await client.until("connecting");
  client.client.close();
  await started;
  expect(client.events).toEqual([
    { type: "connecting", attempt: 1 },
    { type: "ended", ending: { kind: "closed" }, unsent: [] },
  ]);
});

test("a listener that was taken back hears nothing more", () => {
  const client = new Client({ ...common(), name: "ana" });
  let heard = 0;
  const undo = client.subscribe(() => {
    heard += 1;
  });
  undo();
  client.close();
  expect(heard).toBe(0);
});

describe("endings", () => {
  test("no server", async () => {
    const port = await freePort();
    expect(await endingAt(port)).toMatchObject({ kind: "unreachable", error: { code: "ECONNREFUSED" } });
  });

  test.each([
    ["speaks first, in another protocol", "SSH-2.0-OpenSSH_9.2\r\n"],
    ["hangs up", ""],
  ])("another server that %s", async (_, greeting) => {
    const other = createServer((socket) => socket.end(greeting));
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as { port: number };
    expect(await endingAt(port)).toEqual({ kind: "not-conclave" });
    other.close();
  });

  test("a server that was never seen", async () => {
    const stranger = new RecordingClient({
      ...common(),
      name: "ana",
      knownServers: new KnownServers(`${setting.folder}/none`),
    });
    await stranger.client.start();
    const { ending } = await stranger.until("ended");
    expect(ending).toMatchObject({
      kind: "unknown-host",
      host: { fingerprint: setting.server.fingerprint, suite: 2 },
    });
  });

  test("a server with another key than the pinned one", async () => {
    const { address } = setting.server;
    await setting.server.stop();
    const impostor = await startServer({ hostKey: IdentityKey.generate(), listen: address });
    const client = new RecordingClient({ ...common(), name: "ana" });
    await client.client.start();
    expect((await client.until("ended")).ending).toMatchObject({
      kind: "changed-host",
      knownFingerprint: setting.server.fingerprint,
      host: { fingerprint: impostor.fingerprint },
    });
    await impostor.stop();
  });

  test("a network that breaks off without a goodbye: what was said is given back", async () => {
    const relay = await RecordingRelay.start(setting.server.address.port);
    const address = { host: "127.0.0.1", port: relay.port };
    await setting.knownServers.pin(address, { hostKey: setting.identity.publicKey, suite: 2 });
    const ana = await RecordingClient.join({ ...common(), address, name: "ana" });
    await relay.stop();
    ana.client.say("into the void");
    expect(await ana.until("ended")).toMatchObject({
      ending: { kind: "lost" },
      unsent: [{ content: { text: "into the void" } }],
    });
  });
});

describe("invitations and identities", () => {
  test("an invitation for another server than the pinned one: nothing is even dialled", async () => {
    const client = new RecordingClient({
      ...common(),
      name: "ana",
      invitation: { keyDigest: new Uint8Array(32), token: new Uint8Array(16) },
      dial: () => Promise.reject(Object.assign(new Error("it dials"), { code: "EDIALLED" })),
    });
    await client.client.start();
    expect((await client.until("ended")).ending).toEqual({
      kind: "other-invitation",
      knownFingerprint: setting.server.fingerprint,
      invitedFingerprint: `SHA256:${"A".repeat(43)}`,
    });
  });

  test("where an identity is needed: without one that is said, and no name", async () => {
    const strict = await startSetting({ guests: "refused" });
    const connection = { address: strict.server.address, knownServers: strict.knownServers, name: "ana" };
    const guest = new RecordingClient(connection);
    await guest.client.start();
    expect((await guest.until("ended")).ending).toEqual({ kind: "identity-needed" });
    const ana = await RecordingClient.join({ ...connection, identity: IdentityKey.generate() });
    expect(ana.of("present")[0]?.occupants).toEqual([{ name: "ana", guest: false }]);
    await strict.stop();
  });

  test("who is not let in learns it as a goodbye", async () => {
    const strict = await startSetting({ access: "invited" });
    const { address } = strict.server;
    const ana = new RecordingClient({
      address,
      knownServers: strict.knownServers,
      name: "ana",
      identity: IdentityKey.generate(),
    });
    await ana.client.start();
    const { ending } = await ana.until("ended");
    expect(ending).toMatchObject({ kind: "goodbye", code: 8 });
    expect(explainEnding(ending, address).advice).toBe("Ask its owner for an invitation.");
    await strict.stop();
  });

  test("past the limit of devices, the connection of the oldest one goes", async () => {
    const strict = await startSetting({ chatLimits: { devicesPerPerson: 1 } });
    const { address } = strict.server;
    const device = {
      ...{ address, knownServers: strict.knownServers, name: "ana" },
      identity: IdentityKey.generate(),
    };
    const first = await RecordingClient.join({ ...device, persistence: "after-welcome" });
    await RecordingClient.join(device);
    const { ending } = await first.until("ended");
    expect(explainEnding(ending, address).what).toContain("with the same key");
    await strict.stop();
  });

  test("keys are replaced while two talk, and the report says how often", async () => {
    const eager = await startSetting({ keyLimits: { rekeyIntervalMs: 0 } });
    const connection = { address: eager.server.address, knownServers: eager.knownServers };
    const keyLimits = { rekeyBytes: 2000, rekeyIntervalMs: 0 };
    const ana = await RecordingClient.join({ ...connection, name: "ana", keyLimits });
    const bob = await RecordingClient.join({ ...connection, name: "bob" });
    for (let round = 1; ana.of("rekeyed").length < 3; round += 1) {
      ana.client.say(`${round}`);
      await bob.untilSaid(round);
    }
    const report = ana.client.report();
    expect(report?.rekeys).toBeGreaterThanOrEqual(3);
    expect(explainSession(report as SessionReport, undefined)).toContainEqual({
      about: "keys",
      fact: `less than a minute old; replaced ${report?.rekeys} times on this connection`,
    });
    await eager.stop();
  });
});

describe("misuse", () => {
  test("a name that no server could take", () => {
    expect(() => new Client({ ...common(), name: "" })).toThrow(UsageError);
  });

  test("saying something after the end", async () => {
    const ana = await join("ana");
    ana.client.close();
    expect(() => ana.client.say("too late")).toThrow(UsageError);
  });

  test("a text that cannot be sent", async () => {
    const ana = await join("ana");
    expect(() => ana.client.say("\u001b[2J")).toThrow("the text is control-character");
    expect(() => ana.client.say("")).toThrow("the text is empty");
  });

  test("starting twice", async () => {
    const ana = await join("ana");
    await expect(ana.client.start()).rejects.toThrow(UsageError);
  });
});

function common() {
  return { address: setting.server.address, knownServers: setting.knownServers };
}

function join(name: string): Promise<RecordingClient> {
  return RecordingClient.join({ ...common(), name });
}

async function endingAt(port: number) {
  const client = new RecordingClient({ ...common(), name: "ana", address: { host: "127.0.0.1", port } });
  await client.client.start();
  return (await client.until("ended")).ending;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
