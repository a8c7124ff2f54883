/** Clients over the end of a server: killed with -9 and started again on the same port and state folder. */
import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IdentityKey } from "@conclave/crypto";
import { loadOrCreateHostKey } from "@conclave/server";
import { Daemon } from "@conclave/testbed/daemon";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type ClientOptions, KnownServers, OutboxFolder, PositionsFile } from "../../src/index.ts";
import { HalfRelay } from "../support/half-relay.ts";
import { RecordingClient } from "../support/recorder.ts";

let folder: string;
let port: number;
let daemon: Daemon;
let knownServers: KnownServers;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "conclave-reconnect-"));
  port = await Daemon.freePort();
  const { key } = await loadOrCreateHostKey(join(folder, "state"));
  knownServers = new KnownServers(join(folder, "known_servers"));
  await knownServers.pin(address(), { hostKey: key.publicKey, suite: 2 });
  await startDaemon();
});

afterEach(async () => {
  daemon.child.kill("SIGKILL");
  await daemon.exit;
  await rm(folder, { recursive: true });
});

test("what is written while the server is dead is kept, sent when it is back, and stored once; what others said is heard", {
  timeout: 60_000,
}, async () => {
  const [ana, bob] = [await enter("ana"), await enter("bob")];
  ana.client.say("before");
  await bob.untilSaid();
  await ana.untilStored();
  await kill();
  await ana.until("waiting");
  const ids = ["one", "two", "three"].map((text) => ana.client.say(text));
  expect(ana.client.outbox.map(({ state }) => state.kind)).toEqual(["waiting", "waiting", "waiting"]);
  await startDaemon();
  ana.client.reconnectNow();
  await ana.untilStored(4);
  expect(
    ana
      .stored()
      .slice(1)
      .map(({ id }) => id),
  ).toEqual(ids);
  bob.client.reconnectNow();
  await bob.untilSaid(4);
  expect(bob.said().map(({ number, text }) => [number, text])).toEqual([
    [1, "before"],
    [2, "one"],
    [3, "two"],
    [4, "three"],
  ]);
  expect(ana.of("entry").map(({ entry }) => entry.number)).toEqual([1, 2, 3, 4]);
});

test("a server that is killed again and again while two write: nothing is lost, nothing is twice, both see one order", {
  timeout: 120_000,
}, async () => {
  const people = [await enter("ana"), await enter("bob")];
  const written: string[] = [];
  for (let round = 0; round < 4; round += 1) {
    for (const [index, person] of people.entries()) {
      for (let count = 0; count < 10; count += 1) {
        const text = `${index}/${round}/${count}`;
        written.push(text);
        person.client.say(text);
      }
    }
    // Killed in the middle of it: some of it is stored, and not acknowledged yet.
    await people[0]?.untilStored(round * 10 + 3);
    await kill();
    await startDaemon();
    for (const { client } of people) client.reconnectNow();
  }
  for (const person of people) await person.untilStored(40);
  const late = await enter("cy", { firstVisitCount: 1000 });
  await late.until("caught-up");
  const order = textsOf(late);
  expect(order.toSorted()).toEqual(written.toSorted());
  for (const [index, person] of people.entries()) {
    await person.untilSome("entry", ({ entry }) => entry.number === order.length);
    expect(textsOf(person)).toEqual(order);
    expect(order.filter((text) => text.startsWith(`${index}/`))).toEqual(
      written.filter((text) => text.startsWith(`${index}/`)),
    );
  }
});

test("after a server that stops in order the client comes back by itself", { timeout: 60_000 }, async () => {
  const ana = await enter("ana", { backOff: { spreadMs: 20, firstMs: 20, capMs: 50 } });
  daemon.child.kill("SIGTERM");
  expect(await ana.until("waiting")).toMatchObject({ ending: { kind: "goodbye", code: 6 }, attempt: 1 });
  await daemon.exit;
  await startDaemon();
  await ana.until("ready", 2);
  expect(ana.of("ended")).toEqual([]);
});

test("a guest whose old connection the server still holds for alive gets its name back", {
  timeout: 60_000,
}, async () => {
  const relay = await HalfRelay.start(port);
  const through = { host: "127.0.0.1", port: relay.port };
  await knownServers.pin(through, await pin());
  const guest = await enter("gus", {
    address: through,
    identity: undefined,
    backOff: { firstMs: 20, capMs: 20 },
  });
  // The client's side is cut, the server's is kept open for now.
  relay.cutClients();
  await guest.until("waiting", 2);
  relay.cutServers();
  await guest.until("ready", 2);
  expect(guest.of("name-refused")).toEqual([]);
  await relay.stop();
});

describe("a program that is started again", () => {
  test("sends what its outbox on disk had left", { timeout: 60_000 }, async () => {
    const identity = IdentityKey.generate();
    const store = () =>
      new OutboxFolder({ address: address(), who: identity.publicKey }, join(folder, "outbox"));
    const bob = await enter("bob");
    const first = await enter("ana", { identity, outboxStore: store() });
    await kill();
    await first.until("waiting");
    first.client.say("from the first run");
    first.client.close();
    await first.client.kept();
    const { path } = store();
    const [file = ""] = await readdir(path);
    expect((await stat(join(path, file))).mode & 0o777).toBe(0o600);

    await startDaemon();
    bob.client.reconnectNow();
    const second = await enter("ana", { identity, outboxStore: store() });
    expect(await second.untilStored()).toMatchObject({ number: 1 });
    expect(await bob.untilSaid()).toMatchObject({ from: "ana", text: "from the first run" });
    await second.client.kept();
    expect(await readdir(path)).toEqual([]);
  });

  test("reports what is broken in its outbox, leaves it there, and sends the rest", async () => {
    const identity = IdentityKey.generate();
    const store = new OutboxFolder({ address: address(), who: identity.publicKey }, join(folder, "outbox"));
    const id = "0".repeat(32);
    const content = { kind: "text", text: "intact" } as const;
    await store.put({ id, room: 1, content, timeMs: Date.now(), state: { kind: "waiting", sent: "never" } });
    const broken = join(store.path, `${"1".padStart(16, "0")}-x.json`);
    await writeFile(broken, '{"version":1,"id":"x"}\n');
    const ana = await enter("ana", { identity, outboxStore: store });
    expect(await ana.until("store-failed")).toMatchObject({
      error: { name: "OutboxFileError", message: `${broken} cannot be used: its id has not 32 hex digits` },
    });
    expect(await ana.untilStored()).toMatchObject({ id });
    await ana.client.kept();
    expect(await readdir(store.path)).toEqual([broken.split("/").at(-1)]);
  });

  test("goes on where its positions on disk say, and hears nothing twice", { timeout: 60_000 }, async () => {
    const positions = new PositionsFile(join(folder, "positions.json"));
    const bob = await enter("bob");
    const first = await enter("ana", { positions });
    bob.client.say("heard by the first run");
    await first.untilSaid();
    first.client.close();
    await first.client.kept();
    bob.client.say("missed");
    await bob.untilStored(2);
    const second = await enter("ana", { positions });
    await second.until("caught-up");
    expect(second.of("entry").map(({ entry, novelty }) => [entry.number, novelty])).toEqual([[2, "missed"]]);
  });
});

function textsOf(person: RecordingClient): string[] {
  return person
    .of("entry")
    .flatMap(({ entry: { content } }) => (content.kind === "text" ? [content.text] : []));
}

const keys = new Map<string, IdentityKey>();

/** Somebody with a key, who comes back. */
function enter(name: string, options: Partial<ClientOptions> = {}): Promise<RecordingClient> {
  const identity = keys.get(name) ?? IdentityKey.generate();
  keys.set(name, identity);
  return RecordingClient.join({
    ...{ address: address(), name, knownServers, identity },
    persistence: "after-welcome",
    ...options,
  });
}

function address() {
  return { host: "127.0.0.1", port };
}

async function pin() {
  const known = await knownServers.find(address());
  if (known === undefined) throw new Error("it is pinned before each test");
  return known;
}

async function kill(): Promise<void> {
  daemon.child.kill("SIGKILL");
  await daemon.exit;
}

async function startDaemon(): Promise<void> {
  const state = ["--state", join(folder, "state"), "--listen", `127.0.0.1:${port}`];
  daemon = Daemon.run(...state, "--log", "json", "--log-level", "debug");
  await daemon.untilLog(({ event }) => event === "server.listening");
}
