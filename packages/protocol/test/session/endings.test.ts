import { describe, expect, test } from "vitest";
import { closeCodes, deadlinesMs } from "../../src/index.ts";
import { message, sealByHand } from "../support/hand.ts";
import { Pair, type Side } from "../support/pair.ts";
import { said, say, textsOf } from "../support/texts.ts";

const sides: readonly Side[] = ["client", "server"];

describe.each(sides)("goodbye from the %s", (side) => {
  const other = side === "client" ? "server" : "client";

  test("reaches the other side with code and text, and both are over", async () => {
    const pair = await Pair.open();
    expect(pair[side].close(closeCodes.serverStops, "see you")).toEqual([
      { type: "closed", reason: { by: "us", bye: { code: 6, text: "see you" } } },
    ]);
    await pair.settle();
    expect(pair.ending(other)).toEqual({ by: "peer", bye: { code: 6, text: "see you" } });
    for (const session of [pair.client, pair.server]) {
      expect(session.state).toBe("nothing");
      expect(session.deadline).toBeUndefined();
      expect(session.end()).toEqual([]);
      expect(session.close()).toEqual([]);
      expect(session.receive(Uint8Array.of(9, 9, 9, 9), 0)).toEqual([]);
    }
  });

  test("leaves behind what was sent before it", async () => {
    const pair = await Pair.open();
    if (side === "client") pair.client.send(say(new Uint8Array(16), "last words"));
    else pair.server.send(said("last words"));
    pair[side].close();
    await pair.settle();
    const events = other === "server" ? pair.serverEvents : pair.clientEvents;
    expect(events.slice(-2).map(({ type }) => type)).toEqual(["message", "closed"]);
    expect(textsOf(events)).toEqual(["last words"]);
  });
});

test("a peer that does not read is left with a goodbye in place of all that waits", async () => {
  const pair = await Pair.open();
  for (let round = 0; round < 500; round += 1) {
    pair.server.send(said("x".repeat(1000), round + 1));
  }
  expect(pair.server.waitingBytes).toBeGreaterThan(500_000);
  pair.server.abandon(closeCodes.slowReader, "too slow");
  await pair.settle();
  expect(pair.clientEvents.filter(({ type }) => type === "message")).toEqual([]);
  expect(pair.outcome("client")).toBe("bye 4 by peer");
});

describe("a transport that ends", () => {
  test.each(sides)("without a goodbye is a truncation for the %s", async (side) => {
    const pair = await Pair.open();
    expect(pair[side].end()).toMatchObject([
      { type: "closed", reason: { by: "fault", error: { code: "truncated", blame: "transport" } } },
    ]);
  });

  test("in the middle of a record is a truncation, and nothing of the record is seen", async () => {
    const pair = await Pair.open();
    pair.client.send(say(new Uint8Array(16), "half"));
    const record = pair.client.takeOutput() ?? new Uint8Array(0);
    await pair.inject("server", record.subarray(0, record.length - 1));
    expect(pair.server.end()).toMatchObject([{ reason: { error: { code: "truncated" } } }]);
    expect(pair.serverEvents.some(({ type }) => type === "message")).toBe(false);
  });
});

describe("deadlines", () => {
  test("a client that says nothing is dropped after 5 s, to the millisecond", async () => {
    const pair = await Pair.create();
    expect(pair.server.deadline).toBe(deadlinesMs.clientHello);
    expect(pair.server.expire(4_999)).toEqual([]);
    expect(pair.server.expire(5_000)).toMatchObject([
      { reason: { error: { code: "deadline", context: { deadline: "clientHello" } } } },
    ]);
    expect(pair.server.takeOutput()).toBeUndefined();
  });

  test("bytes that trickle in do not put it off", async () => {
    const pair = await Pair.create();
    const hello = pair.client.takeOutput() ?? new Uint8Array(0);
    for (let index = 0; index < 50; index += 1) {
      expect(pair.server.receive(hello.subarray(index, index + 1), index * 99)).toEqual([]);
    }
    expect(pair.server.expire(5_000)).toMatchObject([{ type: "closed" }]);
  });

  test("a client that never confirms is dropped 15 s after accept", async () => {
    const pair = await Pair.create({ wire: (from, bytes) => (from === "server" ? [] : [bytes]) });
    await pair.settle();
    expect(pair.server.state).toBe("client-flight");
    await pair.pass(14_999);
    expect(pair.outcome("server")).toBe("open");
    await pair.pass(1);
    expect(pair.ending("server")).toMatchObject({ error: { context: { deadline: "clientFinish" } } });
  });

  test("an agreement that takes too long is not waited for, and its late result is ignored", async () => {
    const pair = await Pair.create();
    const [agree] = pair.server.receive(pair.client.takeOutput() ?? new Uint8Array(0), 0);
    if (agree?.type !== "agree") throw new Error("no agreement was asked for");
    expect(pair.server.expire(15_000)).toMatchObject([{ type: "closed" }]);
    expect(pair.server.agreed(await agree.run(), 15_001)).toEqual([]);
    expect(pair.server.takeOutput()).toBeUndefined();
  });

  test("a server that hangs up while its keys are computed is no trouble afterwards", async () => {
    const pair = await Pair.create();
    await pair.inject("server", pair.client.takeOutput() ?? new Uint8Array(0));
    const answer = pair.server.takeOutput() ?? new Uint8Array(0);
    const [agree] = pair.client.receive(answer, 0);
    if (agree?.type !== "agree") throw new Error("no agreement was asked for");
    expect(pair.client.end()).toMatchObject([{ reason: { error: { code: "truncated" } } }]);
    expect(pair.client.agreed(await agree.run(), 0)).toEqual([]);
  });

  test("a client without a name that is taken is dropped a minute after accept", async () => {
    const pair = await Pair.open({ judgeName: (server) => server.refuseName("taken") });
    for (let waited = 0; waited < 59_999; waited += 19_999) await pair.pass(19_999);
    await pair.pass(60_000 - pair.nowMs);
    expect(pair.ending("server")).toMatchObject({ error: { context: { deadline: "name" } } });
  });

  test("a server that never proves itself is given up after 20 s", async () => {
    const pair = await Pair.create({ wire: () => [] });
    await pair.settle();
    await pair.pass(20_000);
    expect(pair.ending("client")).toMatchObject({ error: { context: { deadline: "serverFinish" } } });
  });

  test("a server that never says a word on the name is given up after 15 s", async () => {
    const pair = await Pair.open({ judgeName: () => [] });
    expect(pair.client.state).toBe("name-verdict");
    await pair.pass(15_000);
    expect(pair.ending("client")).toMatchObject({ error: { context: { deadline: "verdict" } } });
  });
});

describe("silence", () => {
  test("is broken by PING and PONG every 30 s, and nobody notices", async () => {
    const pair = await Pair.open();
    for (let round = 0; round < 100; round += 1) await pair.pass(30_000);
    expect(pair.outcome("client")).toBe("open");
    expect(pair.outcome("server")).toBe("open");
    expect(pair.sent.client.length).toBeGreaterThan(50);
  });

  test("no PING goes out while the other side talks", async () => {
    const pair = await Pair.open();
    const before = pair.sent.server.length;
    for (let round = 0; round < 20; round += 1) {
      pair.client.send(say(new Uint8Array(16), "still here"));
      await pair.settle();
      pair.nowMs += 20_000;
      expect(pair.server.expire(pair.nowMs)).toEqual([]);
    }
    expect(pair.sent.server).toHaveLength(before);
  });

  test("of a peer that is gone is noticed after two PINGs, in 90 s", async () => {
    let dead = false;
    const pair = await Pair.open({ wire: (_, bytes) => (dead ? [] : [bytes]) });
    dead = true;
    await pair.pass(30_000);
    await pair.pass(30_000);
    expect(pair.outcome("server")).toBe("open");
    await pair.pass(30_000);
    expect(pair.outcome("server")).toBe("peer-silent");
    expect(pair.outcome("client")).toBe("peer-silent");
  });

  test("a PING every 30 s that nobody answers is the end after an hour, whatever else is said", async () => {
    const pair = await Pair.open({ keyLimits: { rekeyAgeMs: 2 ** 40 } });
    let rounds = 0;
    const endings: unknown[] = [];
    while (endings.length === 0 && rounds < 200) {
      // What the client asks does not arrive; what the server says does.
      pair.nowMs += 30_000;
      endings.push(...pair.client.expire(pair.nowMs));
      while (pair.client.takeOutput() !== undefined);
      pair.server.send(said("x"));
      for (let bytes = pair.server.takeOutput(); bytes !== undefined; bytes = pair.server.takeOutput())
        await pair.inject("client", bytes);
      rounds += 1;
    }
    expect(rounds).toBe(121);
    expect(endings).toMatchObject([{ type: "closed", reason: { error: { code: "peer-silent" } } }]);
  });

  test("many PINGs in a row are answered by one PONG, which settles them all", async () => {
    const pair = await Pair.open();
    const pings = Array.from({ length: 1000 }, (_, index) => message(51, ...Buffer.alloc(8, index)));
    await pair.inject("client", sealByHand(pair, "server", Buffer.concat(pings)));
    expect(pair.client.takeOutput()).toHaveLength(308);
    expect(pair.client.takeOutput()).toBeUndefined();
  });

  test("a PONG that comes after the next PING still counts", async () => {
    const held: Uint8Array[] = [];
    let hold = false;
    const pair = await Pair.open({
      wire: (from, bytes) => {
        if (!hold || from === "server") return [bytes];
        held.push(bytes);
        return [];
      },
    });
    hold = true;
    for (let round = 0; round < 2; round += 1) {
      pair.nowMs += 30_000;
      pair.server.expire(pair.nowMs);
      await pair.settle();
    }
    hold = false;
    for (const bytes of held) await pair.inject("server", bytes);
    expect(held).toHaveLength(2);
    expect(pair.outcome("server")).toBe("open");
  });
});

describe("a server that has no room", () => {
  test.each(["busy", "suite", "version"] as const)(
    "says %s in the clear, and the client takes it as a hint",
    async (alert) => {
      const pair = await Pair.create();
      pair.server.receive(pair.client.takeOutput() ?? new Uint8Array(0), 0);
      pair.server.refuse(alert);
      await pair.settle();
      expect(pair.ending("client")).toMatchObject({ error: { code: "alert", context: { alert } } });
      expect(pair.server.state).toBe("nothing");
    },
  );

  test("cannot say so any more once secrets were made", async () => {
    const pair = await Pair.open();
    expect(() => pair.server.refuse("busy")).toThrow(/not possible in state messages/);
  });
});
