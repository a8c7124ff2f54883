/** The three questions, over real sockets: who is kept out, by what, and for how long. */
import { fingerprint, IdentityKey } from "@conclave/crypto";
import type { CloseReason } from "@conclave/protocol";
import { ManualClock } from "@conclave/testbed/manual-clock";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  Bans,
  type ConclaveServer,
  Database,
  Lockdown,
  readBanSubject,
  type ServerOptions,
  Staff,
  startServer,
} from "../../src/index.ts";
import { MemoryLog } from "../support/memory-log.ts";
import { openSocket, readToEnd, TestClient, type TestClientOptions } from "../support/test-client.ts";

const identity = IdentityKey.generate();
const [anaKey, bobKey] = [IdentityKey.generate(), IdentityKey.generate()];
const terms = { reason: "", by: "operator", endsMs: undefined };
let database: Database;
let server: ConclaveServer;
let log: MemoryLog;
let clock: ManualClock;

beforeEach(() => {
  database = Database.inMemory();
  log = new MemoryLog();
  clock = new ManualClock();
});

afterEach(async () => {
  const stopped = server.stop();
  clock.advance(5_000);
  await stopped;
  database[Symbol.dispose]();
});

describe("bans", () => {
  test("an address that is banned gets not a byte, from the moment on", async () => {
    await serve();
    const ana = await enter({ name: "ana", identity: anaKey });
    new Bans(database).add(readBanSubject("address", "127.0.0.0/8"), terms, clock.dateMs());
    const stranger = await connect({ name: "bob", identity: bobKey });
    expect(await outcome(stranger)).toMatchObject({ by: "fault", error: { code: "truncated" } });
    expect(stranger.socket.bytesRead).toBe(0);
    expect(log.of("connection.turned-away")).toMatchObject([{ because: "banned" }]);
    ana.say("still here");
    await ana.until(() => ana.messages("ACK").length === 1);
    new Bans(database).remove(readBanSubject("address", "127.0.0.0/8"));
    await enter({ name: "bob", identity: bobKey });
  });

  test.each([
    ["its key", readBanSubject("key", fingerprint(bobKey.publicKey))],
    ["its name", readBanSubject("name", "b0b")],
  ])(
    "somebody who is banned by %s may not come in, and learns no more than a stranger",
    async (_, subject) => {
      await serve();
      new Bans(database).add(subject, { ...terms, endsMs: clock.dateMs() + 3_600_000 }, clock.dateMs());
      const bob = await connect({ name: "bob", identity: bobKey });
      expect(await outcome(bob)).toMatchObject({
        by: "peer",
        bye: { code: 8, text: "an invitation or a listed key is needed" },
      });
      expect(log.of("access.refused")).toMatchObject([{ reason: "banned" }]);
      await enter({ name: "ana", identity: anaKey });
      clock.advance(3_600_000);
      await enter({ name: "bob", identity: bobKey });
    },
  );
});

describe("lockdown", () => {
  test("known: keys that have been here come in, others and guests do not", async () => {
    await serve();
    const ana = await enter({ name: "ana", identity: anaKey });
    new Lockdown(database).set("known", "operator", clock.dateMs());
    ana.bye();
    await ana.untilClosed();
    await enter({ name: "ana", identity: anaKey });
    for (const stranger of [{ name: "bob", identity: bobKey }, { name: "guest" }])
      expect(await outcome(await connect(stranger))).toMatchObject({ by: "peer", bye: { code: 8 } });
    expect(log.of("access.refused").map(({ reason }) => reason)).toEqual(["lockdown", "lockdown"]);
  });

  test("closed: nobody comes in but staff, and those who are in stay", async () => {
    await serve();
    const ana = await enter({ name: "ana", identity: anaKey });
    new Lockdown(database).set("closed", "operator", clock.dateMs());
    const bob = await connect({ name: "bob", identity: bobKey });
    expect(await outcome(bob)).toMatchObject({ by: "peer", bye: { code: 8 } });
    ana.say("still here");
    await ana.until(() => ana.messages("ACK").length === 1);
    new Staff(database).grant(bobKey.publicKey, "moderator", "operator", clock.dateMs());
    await enter({ name: "bob", identity: bobKey });
  });

  test("is kept when the server is started anew, and is over when it is off", async () => {
    await serve();
    new Lockdown(database).set("closed", "operator", clock.dateMs());
    await server.stop();
    await serve();
    expect(await outcome(await connect({ name: "bob" }))).toMatchObject({ bye: { code: 8 } });
    new Lockdown(database).set("off", "operator", clock.dateMs());
    await enter({ name: "bob" });
  });
});

describe("penalties", () => {
  test("a source whose connections end badly stays away for a while, and members of it stay", async () => {
    await serve();
    const ana = await enter({ name: "ana", identity: anaKey });
    for (let round = 0; round < 2; round += 1) await sendRubbish();
    expect(log.of("source.penalised")).toEqual([{ source: "127.0.0.1", forMs: 20_000 }]);
    expect(await outcome(await connect({ name: "bob" }))).toMatchObject({
      error: { code: "alert", context: { alert: "busy" } },
    });
    expect(log.of("connection.turned-away")).toMatchObject([{ because: "penalty" }]);
    ana.say("still here");
    await ana.until(() => ana.messages("ACK").length === 1);
    clock.advance(20_000);
    await enter({ name: "bob" });
  });

  test("none is for a source that is exempt, and no limit per source", async () => {
    await serve({ exempt: ["127.0.0.0/8"], limits: { handshakesPerSource: 1, sessionsPerSource: 1 } });
    for (let round = 0; round < 5; round += 1) await sendRubbish();
    await enter({ name: "ana" });
    await enter({ name: "bob" });
  });

  test("what is exempt has to be an address or a range", async () => {
    await serve();
    const options = { hostKey: identity, exempt: ["localhost"] };
    await expect(startServer(options)).rejects.toThrow('"localhost" is no address and no range');
  });
});

test("one source cannot have all the places: beyond its own it is told that we are busy", async () => {
  await serve({ limits: { sessionsPerSource: 2 } });
  await enter({ name: "ana" });
  await enter({ name: "bob" });
  expect(await outcome(await connect({ name: "carla" }))).toMatchObject({ error: { code: "alert" } });
  expect(log.of("connection.refused")).toMatchObject([{ cap: "sessions-per-source" }]);
});

async function serve(options: Partial<ServerOptions> = {}): Promise<void> {
  const listen = { host: "127.0.0.1", port: 0 };
  server = await startServer({ hostKey: identity, listen, log, clock, database, ...options });
}

async function sendRubbish(): Promise<void> {
  const closed = log.of("connection.closed").length;
  const socket = await openSocket(server.address);
  socket.write("GET / HTTP/1.1\r\n\r\n");
  await readToEnd(socket);
  await log.until("connection.closed", closed + 1);
}

function connect(options: Omit<TestClientOptions, "hostKey">): Promise<TestClient> {
  return TestClient.connect(server.address, { hostKey: identity.publicKey, ...options });
}

function enter(options: Omit<TestClientOptions, "hostKey">): Promise<TestClient> {
  return TestClient.join(server.address, { hostKey: identity.publicKey, ...options });
}

/** How it ended for somebody who may not come in; nothing if they did. */
function outcome(client: TestClient): Promise<CloseReason | undefined> {
  return client.untilClosedOr(() => client.events.some(({ type }) => type === "welcome"));
}
