/** Stalled and hostile clients: each harms itself at most. An honest pair talks through all of it. */
import { createHash } from "node:crypto";
import { IdentityKey } from "@conclave/crypto";
import { type CloseReason, lobby } from "@conclave/protocol";
import { ManualClock } from "@conclave/testbed/manual-clock";
import { message, ReferenceClient, types } from "@conclave/testbed/reference";
import { describe, expect, test } from "vitest";
import {
  type ConclaveServer,
  type LogEventName,
  type LogEvents,
  type ServerLimits,
  startServer,
} from "../src/index.ts";
import { MemoryLog } from "./support/memory-log.ts";
import { openSocket, readToEnd, TestClient } from "./support/test-client.ts";

const identity = IdentityKey.generate();
const hostKey = identity.publicKey;

describe("first bytes", () => {
  test.each([
    ["HTTP", Buffer.from("GET / HTTP/1.1\r\nHost: x\r\n\r\n")],
    ["TLS", Buffer.from("16030102000100", "hex")],
    ["SSH", Buffer.from("SSH-2.0-OpenSSH_9.2\r\n")],
    ["a hello of 16 MiB", Buffer.from("01ffffff", "hex")],
    ["a record before the hello", Buffer.concat([Buffer.from("04000040", "hex"), Buffer.alloc(64)])],
    ["zeros", Buffer.alloc(4096)],
    ["a hello full of zeros", Buffer.concat([Buffer.from("01000800", "hex"), Buffer.alloc(2048)])],
  ])("%s: closed without a byte in answer, and the honest go on", async (_, bytes) => {
    await withServer({}, async ({ server, log }) => {
      const [ana, bob] = await honestPair(server);
      const socket = await openSocket(server.address);
      socket.write(bytes);
      expect(await readToEnd(socket)).toHaveLength(0);
      expect(log.of("connection.closed").at(-1)).toMatchObject({ by: "peer" });
      await talk(ana, bob);
    });
  });

  test("ten thousand chunks of noise on a hundred connections end a hundred connections", async () => {
    await withServer(
      { limits: { ...manyFromOneSource, handshakesDropFrom: 200 } },
      async ({ server, log }) => {
        const [ana, bob] = await honestPair(server);
        const noisy = async () => {
          const socket = await openSocket(server.address);
          const end = readToEnd(socket);
          for (let chunk = 0; chunk < 100 && !socket.destroyed; chunk += 1) socket.write(noise.next(64));
          return end;
        };
        const answers = await Promise.all(Array.from({ length: 100 }, noisy));
        for (const answer of answers) expect(answer).toHaveLength(0);
        await talk(ana, bob);
        await log.until("connection.closed", 100);
        expect(log.of("connection.failed")).toEqual([]);
        const counted = [...server.endings.values()].reduce((sum, count) => sum + count);
        expect(counted).toBe(100);
      },
    );
  });
});

describe("silence", () => {
  test("fifty silent connections keep nobody out, and are gone after 5 s", async () => {
    const clock = new ManualClock();
    await withServer({ clock }, async ({ server, log }) => {
      const silent = await Promise.all(Array.from({ length: 50 }, () => openSocket(server.address)));
      await log.until("connection.accepted", 50);
      const [ana, bob] = await honestPair(server);
      await talk(ana, bob);
      const ends = silent.map(readToEnd);
      clock.advance(5_000);
      expect((await Promise.all(ends)).map(({ length }) => length)).toEqual(silent.map(() => 0));
      expect(log.of("connection.closed").filter(({ reason }) => reason === "deadline")).toHaveLength(50);
      await talk(ana, bob);
    });
  });

  test("half a hello is not waited for longer", async () => {
    const clock = new ManualClock();
    await withServer({ clock }, async ({ server, log }) => {
      const socket = await openSocket(server.address);
      socket.write(Buffer.from("01064900ff", "hex"));
      await log.until("connection.accepted");
      const end = readToEnd(socket);
      clock.advance(5_000);
      expect(await end).toHaveLength(0);
      expect(log.of("connection.closed")[0]).toMatchObject({ context: { deadline: "clientHello" } });
    });
  });

  test("a member that vanishes without closing is noticed in 90 s, and the others are told", async () => {
    const clock = new ManualClock();
    await withServer({ clock }, async ({ server, log }) => {
      const ana = await TestClient.join(server.address, { hostKey, name: "ana" });
      const ghost = await TestClient.join(server.address, { hostKey, name: "ghost" });
      ghost.socket.pause();
      for (let round = 1; round <= 3; round += 1) {
        clock.advance(30_000);
        // ana answers her PING; wait until the answer was counted before time goes on.
        await talk(ana);
      }
      await ana.until(() => ana.messages("LEFT").length === 1);
      expect(ana.messages("LEFT")[0]).toMatchObject({ name: "ghost", how: "lost" });
      expect(log.of("connection.closed")[0]).toMatchObject({ reason: "peer-silent" });
    });
  });
});

describe("slow readers", () => {
  test("a member that stops reading is dropped when too much waits; the others lose nothing", async () => {
    await withServer({ limits: { ...generous, outboxBytes: 100_000 } }, async ({ server, log }) => {
      const [ana, bob] = await honestPair(server);
      const slow = await TestClient.join(server.address, { hostKey, name: "slow" });
      slow.socket.pause();
      const text = "x".repeat(12_000);
      let sent = 0;
      while (log.of("member.left").length === 0) {
        expect(sent, "texts of 12,000 bytes, more than any socket takes").toBeLessThan(2_000);
        for (let burst = 0; burst < 20; burst += 1) ana.say(text);
        sent += 20;
        await bob.until(() => bob.messages("SAID").length === sent);
      }
      expect(log.of("member.left")[0]).toMatchObject({ member: "slow", how: "lost" });
      expect(bob.heard(lobby).map(({ number }) => number)).toEqual(
        Array.from({ length: sent }, (_, at) => at + 1),
      );
      await bob.until(() => bob.messages("LEFT").length === 1);
    });
  });

  test("a member that takes nothing for 30 s is dropped, however little waits", async () => {
    const clock = new ManualClock();
    await withServer({ clock, limits: { ...generous, outboxBytes: 1e9 } }, async ({ server, log }) => {
      const [ana, bob] = await honestPair(server);
      const slow = await TestClient.join(server.address, { hostKey, name: "slow" });
      slow.socket.pause();
      const text = "x".repeat(12_000);
      // Until the operating system takes no more and a timer of ours watches the reader.
      const idleTimers = clock.timerCount;
      let sent = 0;
      while (clock.timerCount === idleTimers) {
        expect(sent, "texts of 12,000 bytes, more than any socket takes").toBeLessThan(2_000);
        for (let burst = 0; burst < 20; burst += 1) ana.say(text);
        sent += 20;
        await bob.until(() => bob.messages("SAID").length === sent);
      }
      clock.advance(29_000);
      expect(log.of("member.left")).toEqual([]);
      clock.advance(1_000);
      expect(log.of("member.left")[0]).toMatchObject({ member: "slow", how: "lost" });
    });
  });
});

test("a member that is reset while much waits for it leaves no timer behind", async () => {
  const clock = new ManualClock();
  await withServer({ clock, limits: { ...generous, outboxBytes: 1e9 } }, async ({ server, log }) => {
    const [ana, bob] = await honestPair(server);
    const slow = await TestClient.join(server.address, { hostKey, name: "slow" });
    slow.socket.pause();
    const idleTimers = clock.timerCount;
    for (let sent = 20; clock.timerCount === idleTimers; sent += 20) {
      for (let burst = 0; burst < 20; burst += 1) ana.say("x".repeat(12_000));
      await bob.until(() => bob.messages("SAID").length === sent);
    }
    slow.socket.resetAndDestroy();
    await log.until("member.left");
  });
});

describe("floods", () => {
  test("a member that sends faster than its allowance is slowed down, and nothing of it is lost", async () => {
    const clock = new ManualClock();
    await withServer({ clock, limits: { textBurst: 10, textsPerSecond: 10 } }, async ({ server, log }) => {
      const [ana, bob] = await honestPair(server);
      for (let index = 0; index < 50; index += 1) ana.say(`${index}`);
      await log.until("member.slowed");
      // Bob is not in debt: he speaks while Ana waits.
      bob.say("not slowed");
      await bob.until(() => bob.messages("ACK").length === 1);
      while (bob.messages("SAID").length < 50) {
        clock.advance(1_000);
        await talk(bob);
      }
      expect(bob.texts).toEqual(Array.from({ length: 50 }, (_, index) => `${index}`));
    });
  });

  test("one that sends far more is told goodbye", async () => {
    await withServer({ limits: { textBurst: 10, textsPerSecond: 1 } }, async ({ server, log }) => {
      const [ana, bob] = await honestPair(server);
      for (let index = 0; index < 300; index += 1) ana.say(`${index}`);
      expect(await endOrAnswer(ana, 300)).toMatchObject({ by: "peer", bye: { code: 5 } });
      await bob.until(() => bob.messages("LEFT").length === 1);
      expect(log.of("connection.failed")).toEqual([]);
    });
  });

  test("messages that mean nothing count by their bytes", async () => {
    await withServer({ limits: { byteBurst: 50_000, bytesPerSecond: 1_000 } }, async ({ server }) => {
      const ana = await TestClient.join(server.address, { hostKey, name: "ana" });
      for (let index = 0; index < 400; index += 1) ana.sendRaw(Uint8Array.of(200, 0, 0));
      ana.say("is that allowed?");
      expect(await endOrAnswer(ana, 1)).toMatchObject({ by: "peer", bye: { code: 5 } });
    });
  });

  test("PINGs count by their bytes too", async () => {
    await withServer({ limits: { byteBurst: 50_000, floodMs: 1 } }, async ({ server }) => {
      const mallory = await ReferenceClient.connect(server.address.host, server.address.port);
      await mallory.join("mallory");
      const ping = message(types.PING, Buffer.alloc(8));
      // Twice the burst, in less time than anybody is slowed down for; the text would be read after all of it.
      for (let record = 0; record < 40; record += 1) mallory.send(...new Array<Buffer>(300).fill(ping));
      mallory.send(mallory.words("is that allowed?"));
      const seen = new Set<number>();
      while (!seen.has(types.BYE) && !seen.has(types.ACK))
        for (const { type } of await mallory.next()) seen.add(type);
      expect(seen).toContain(types.BYE);
      mallory.close();
    });
  });
});

describe("caps", () => {
  test("beyond the cap on handshakes a client is told that the server is busy; members stay", async () => {
    await withServer({ limits: { handshakesPerSource: 4 } }, async ({ server, log }) => {
      const [ana, bob] = await honestPair(server);
      const silent = await Promise.all(Array.from({ length: 4 }, () => openSocket(server.address)));
      await log.until("connection.accepted", 6);
      const late = await TestClient.connect(server.address, { hostKey, name: "late" });
      expect(await late.untilClosed()).toMatchObject({
        error: { code: "alert", context: { alert: "busy" } },
      });
      expect(log.of("connection.refused")[0]).toMatchObject({ cap: "handshakes-per-source" });
      await talk(ana, bob);
      for (const socket of silent) socket.destroy();
      await log.until("connection.closed", 4);
      const next = await TestClient.join(server.address, { hostKey, name: "late" });
      await talk(next);
    });
  });

  test("beyond the cap on connections too", async () => {
    await withServer({ limits: { connections: 2 } }, async ({ server, log }) => {
      await honestPair(server);
      const late = await TestClient.connect(server.address, { hostKey, name: "late" });
      expect(await late.untilClosed()).toMatchObject({ error: { code: "alert" } });
      expect(log.of("connection.refused")[0]).toMatchObject({ cap: "connections" });
    });
  });

  test("a limit that is no positive number is refused by name", async () => {
    await expect(startServer({ hostKey: identity, limits: { connections: 0 } })).rejects.toThrow(
      "connections must be a positive number",
    );
  });
});

test("a member that sends rubbish inside the channel is told so, and the others are told it is gone", async () => {
  await withServer({}, async ({ server, log }) => {
    const [ana, bob] = await honestPair(server);
    ana.sendRaw(Uint8Array.of(99, 0, 0));
    expect(await ana.untilClosed()).toMatchObject({ by: "peer", bye: { code: 1 } });
    await bob.until(() => bob.messages("LEFT").length === 1);
    expect(log.of("connection.closed")[0]).toMatchObject({ reason: "message-unknown", by: "peer" });
  });
});

test("a fault of our own while a member is served ends that member, and is logged", async () => {
  const log = new (class extends MemoryLog {
    override write<Name extends LogEventName>(event: Name, fields: LogEvents[Name]): void {
      if (event === "message.relayed" && (fields as LogEvents["message.relayed"]).number === 1)
        throw new Error("no space left on device");
      super.write(event, fields);
    }
  })();
  const server = await startServer({ hostKey: identity, listen: { host: "127.0.0.1", port: 0 }, log });
  const [ana, bob] = await honestPair(server);
  ana.say("this cannot be logged");
  await bob.until(() => bob.messages("SAID").length === 1);
  await talk(bob);
  expect(log.of("connection.failed")).toMatchObject([{ error: { message: "no space left on device" } }]);
  await ana.untilClosed();
  await bob.until(() => bob.messages("LEFT").length === 1);
  await server.stop();
});

test("a fault of our own while somebody comes in ends that connection, and is logged", async () => {
  const { promise: faulted, resolve: onFault } = Promise.withResolvers<void>();
  const log = new (class extends MemoryLog {
    override write<Name extends LogEventName>(event: Name, fields: LogEvents[Name]): void {
      if (event === "member.joined" && (fields as LogEvents["member.joined"]).member === "cursed") {
        onFault();
        throw new Error("no space left on device");
      }
      super.write(event, fields);
    }
  })();
  const server = await startServer({ hostKey: identity, listen: { host: "127.0.0.1", port: 0 }, log });
  const [ana, bob] = await honestPair(server);
  const cursed = await TestClient.connect(server.address, { hostKey, name: "cursed" });
  await faulted;
  await talk(ana, bob);
  expect(log.of("connection.failed")).toMatchObject([{ error: { message: "no space left on device" } }]);
  await cursed.untilClosed();
  await server.stop();
});

test("a dead member's socket error ends that member, not the one who speaks", async () => {
  await withServer({}, async ({ server, log }) => {
    const [ana, bob] = await honestPair(server);
    const dead = await TestClient.join(server.address, { hostKey, name: "dead" });
    dead.socket.resetAndDestroy();
    for (let round = 0; round < 20; round += 1) await talk(ana, bob);
    await log.until("member.left");
    expect(log.of("member.left").map(({ member }) => member)).toEqual(["dead"]);
  });
});

/** Room for tests whose point is not the rate. */
const generous: Partial<ServerLimits> = {
  textBurst: 1e6,
  textsPerSecond: 1e6,
  byteBurst: 1e9,
  bytesPerSecond: 1e9,
};

/** For tests in which one source stands for many. */
const manyFromOneSource: Partial<ServerLimits> = {
  handshakesPerSource: 1_000,
  sessionsPerSource: 1_000,
  penaltyFromMs: Number.MAX_SAFE_INTEGER,
};

interface Setting {
  readonly server: ConclaveServer;
  readonly log: MemoryLog;
}

async function withServer(
  options: { readonly limits?: Partial<ServerLimits>; readonly clock?: ManualClock },
  run: (setting: Setting) => Promise<void>,
): Promise<void> {
  const log = new MemoryLog();
  const server = await startServer({
    hostKey: identity,
    listen: { host: "127.0.0.1", port: 0 },
    log,
    ...options,
  });
  try {
    await run({ server, log });
  } finally {
    const stopped = server.stop();
    // What does not end by itself within the linger time is cut off, and that time is the test's to pass.
    options.clock?.advance(5_000);
    await stopped;
    // A timer that is left behind would keep the process from ending.
    expect(options.clock?.timerCount ?? 0).toBe(0);
  }
}

async function honestPair(server: ConclaveServer): Promise<[TestClient, TestClient]> {
  const ana = await TestClient.join(server.address, { hostKey, name: "ana" });
  const bob = await TestClient.join(server.address, { hostKey, name: "bob" });
  return [ana, bob];
}

/** How the connection ended; nothing if the server took it all, and said so, up to the last text. */
async function endOrAnswer(speaker: TestClient, texts: number): Promise<CloseReason | undefined> {
  await speaker.untilClosedOr(() => speaker.messages("ACK").length === texts);
  return speaker.ending;
}

/** One says something; the server acknowledges it, and the other, if there is one, hears it. */
async function talk(speaker: TestClient, listener?: TestClient): Promise<void> {
  const acknowledged = speaker.messages("ACK").length;
  const heard = listener?.messages("SAID").length ?? 0;
  speaker.say("are you there?");
  await speaker.until(() => speaker.messages("ACK").length > acknowledged);
  await listener?.until(() => listener.messages("SAID").length > heard);
}

/** Bytes that mean nothing, and are the same in every run. */
class Noise {
  #block = 0;

  /** @param length up to 64. */
  next(length: number): Uint8Array {
    this.#block += 1;
    return createHash("sha512").update(`noise ${this.#block}`).digest().subarray(0, length);
  }
}

const noise = new Noise();
