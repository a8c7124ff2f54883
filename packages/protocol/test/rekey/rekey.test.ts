/** New keys inside a session (clause 8): that nothing is lost by it, and that nobody can bend it. */
import {
  generateInitiatorKeyShare,
  IdentityKey,
  type RecordKeys,
  RecordOpener,
  RecordSealer,
  type SuiteId,
  type TrafficKeys,
} from "@conclave/crypto";
import { describe, expect, test, vi } from "vitest";
import { ClientSession, defaultKeyLimits, type KeyLimits, type SessionReport } from "../../src/index.ts";
import { sealRecord } from "../../src/record.ts";
import { rekeyHash } from "../../src/rekey/context.ts";
import { encodeRekeyAnswer, encodeRekeyRequest, encodeSignedRekeyAnswer } from "../../src/rekey/messages.ts";
import { message, sendByHand } from "../support/hand.ts";
import { Pair } from "../support/pair.ts";
import { said, say as sayText, textsOf } from "../support/texts.ts";

const eager: Partial<KeyLimits> = { rekeyBytes: 4096, rekeyIntervalMs: 0 };

describe.each([[1], [2]] as const)("suite %i", (suite) => {
  test("100 rekeys under load both ways: every message arrives, in order, under keys that are new each time", async () => {
    const pair = await Pair.open({ clientSuites: [suite], keyLimits: eager });
    const sessionId = pair.client.sessionId;
    const publicValues = new Set<string>();
    let round = 0;
    while (rekeys(pair) < 100) {
      for (let each = 0; each < 5; each += 1) {
        say(pair, `${round} ${each}`);
        hear(pair, `${round} ${each}`);
      }
      await pair.settle();
      round += 1;
      const report = pair.client.report(pair.nowMs);
      for (const value of publishedIn(report)) publicValues.add(Buffer.from(value).toString("hex"));
    }
    const expected = Array.from({ length: 5 * round }, (_, index) => `${Math.floor(index / 5)} ${index % 5}`);
    expect(textsHeard(pair)).toEqual({ client: expected, server: expected });
    expect(publicValues.size).toBe((suite === 2 ? 4 : 2) * 101);
    expect(pair.client.sessionId).toEqual(sessionId);
    expect(pair.server.report(0)?.rekeys).toBe(pair.client.report(0)?.rekeys);
  });
});

test("while the answer is awaited both sides go on under the old keys", async () => {
  const pair = await Pair.open();
  const { request, answer } = await stepByStep(pair);
  say(pair, "before the request arrives");
  const early = pair.client.takeOutput() ?? nothing;
  hear(pair, "before the answer");
  const beforeAnswer = pair.server.takeOutput() ?? nothing;
  const [agree] = pair.server.receive(request, 0);
  pair.server.receive(early, 0);
  say(pair, "before the answer arrives");
  pair.server.receive(pair.client.takeOutput() ?? nothing, 0);
  if (agree?.type !== "agree") throw new Error("no agreement was asked for");
  await answer(agree);
  hear(pair, "under new keys");
  const [rekeyS, afterAnswer] = [pair.server.takeOutput() ?? nothing, pair.server.takeOutput() ?? nothing];
  for (const record of [beforeAnswer, rekeyS, afterAnswer]) await pair.inject("client", record);
  say(pair, "under new keys");
  await pair.settle();
  expect(textsHeard(pair).client).toEqual(["before the answer", "under new keys"]);
  expect(textsHeard(pair).server.at(-1)).toBe("under new keys");
  expect(pair.outcome("server")).toBe("open");
});

describe("afterwards", () => {
  test("what is sealed is under the new keys, in both directions", async () => {
    const pair = await Pair.open();
    const keys = await rekeyed(pair);
    say(pair, "to the server");
    hear(pair, "to the client");
    await pair.settle();
    for (const side of ["client", "server"] as const)
      expect(isFirstUnder(keys[side], pair.sent[side].at(-1) ?? nothing)).toBe(true);
  });

  test.each(["client", "server"] as const)(
    "a record under the old key of the %s is refused",
    async (side) => {
      const pair = await Pair.open({ keyLimits: { rekeyIntervalMs: 0 } });
      const old = await rekeyed(pair);
      const before = pair.sent[side].length;
      await rekeyed(pair);
      // The next one under the old key, numbered as it would have to be.
      const sealer = new RecordSealer(old[side]);
      const records = Array.from({ length: pair.sent[side].length - before + 1 }, () =>
        sealRecord(sealer, message(0, 1)),
      );
      const victim = side === "client" ? "server" : "client";
      await pair.inject(victim, records.at(-1) ?? nothing);
      expect(pair.outcome(victim)).toBe("record");
    },
  );
});

describe("when", () => {
  test.each(["client", "server"] as const)("after so many bytes from the %s", async (side) => {
    const pair = await Pair.open({ clientKeyLimits: { rekeyBytes: 10_000 } });
    const talk = side === "client" ? say : hear;
    for (let round = 0; round < 15; round += 1) {
      talk(pair, "x".repeat(500));
      await pair.settle();
    }
    expect(rekeys(pair)).toBe(1);
  });

  test("after 60 minutes, whatever was sent", async () => {
    const pair = await Pair.open();
    await passMinutes(pair, 59);
    expect(rekeys(pair)).toBe(0);
    await passMinutes(pair, 2);
    expect(rekeys(pair)).toBe(1);
    await passMinutes(pair, 60);
    expect(rekeys(pair)).toBe(2);
    expect(pair.client.report(pair.nowMs)?.keyAgeMs).toBeLessThan(61 * 60_000);
  });

  test("not before the welcome", async () => {
    const pair = await Pair.open({ keyLimits: { ...eager, rekeyBytes: 1 }, judgeName: () => [] });
    expect(pair.sent.client).toHaveLength(2);
    expect(pair.outcome("client")).toBe("open");
  });

  test("twice within 60 s is too often", async () => {
    const pair = await Pair.open({ keyLimits: { rekeyIntervalMs: 60_000 }, clientKeyLimits: eager });
    for (let round = 0; round < 40 && pair.outcome("server") === "open"; round += 1) {
      say(pair, "x".repeat(500));
      await pair.settle();
    }
    expect(rekeys(pair)).toBe(1);
    expect(pair.outcome("server")).toBe("rekey-early");
    expect(pair.outcome("client")).toBe("bye 5 by peer");
  });

  test("a client whose keys are used up at once waits for that long", async () => {
    const pair = await Pair.open({ clientKeyLimits: { rekeyBytes: 4096 } });
    const useUp = async () => {
      for (let each = 0; each < 20; each += 1) {
        say(pair, "x".repeat(500));
        await pair.settle();
      }
    };
    await useUp();
    await useUp();
    await pair.pass(59_999);
    expect(rekeys(pair)).toBe(1);
    await pair.pass(1);
    expect(rekeys(pair)).toBe(2);
    await useUp();
    expect(pair.outcome("server")).toBe("open");
  });

  test("and once a minute is not", async () => {
    const pair = await Pair.open({ keyLimits: { rekeyIntervalMs: 60_000 }, clientKeyLimits: eager });
    for (let round = 0; round < 5; round += 1) {
      for (let each = 0; each < 10; each += 1) say(pair, "x".repeat(500));
      await pair.settle();
      await pair.pass(20_000);
      await pair.pass(20_000);
      await pair.pass(20_000);
    }
    expect(rekeys(pair)).toBe(5);
    expect(pair.outcome("server")).toBe("open");
  });
});

describe("a peer that never does", () => {
  const never: Partial<KeyLimits> = {
    rekeyBytes: 2 ** 60,
    rekeyAgeMs: 2 ** 40,
    hardBytes: defaultKeyLimits.hardBytes,
    hardRecords: defaultKeyLimits.hardRecords,
  };

  test.each([
    ["bytes", { hardBytes: 200_000 }],
    ["records", { hardRecords: 50 }],
  ] as const)("is left at the hard limit of %s, with a reason", async (_, hard) => {
    const pair = await Pair.open({ keyLimits: hard, clientKeyLimits: never });
    for (let round = 0; round < 500 && pair.outcome("server") === "open"; round += 1) {
      say(pair, "x".repeat(500));
      await pair.settle();
    }
    expect(pair.outcome("server")).toBe("rekey-overdue");
    expect(pair.outcome("client")).toBe("bye 3 by peer");
  });

  test.each([
    ["bytes", { hardBytes: 200_000 }],
    ["records", { hardRecords: 50 }],
  ] as const)(
    "is not even sent more than the hard limit of %s, and the goodbye is within it",
    async (_, hard) => {
      const pair = await Pair.open({ keyLimits: hard, clientKeyLimits: never });
      for (let round = 0; round < 500 && pair.outcome("server") === "open"; round += 1) {
        hear(pair, "x".repeat(500));
        await pair.settle();
      }
      expect(pair.outcome("server")).toBe("rekey-overdue");
      expect(pair.outcome("client")).toBe("bye 3 by peer");
      const { written } = pair.server.report(0) ?? { written: { bytes: 0, records: 0 } };
      expect(written.bytes).toBeLessThanOrEqual(200_000);
      expect(written.bytes).toBeGreaterThan(20_000);
      expect(written.records).toBeLessThanOrEqual(500);
    },
  );

  test("is left after 24 hours", async () => {
    const pair = await Pair.open({ clientKeyLimits: never });
    await passMinutes(pair, 24 * 60 - 1);
    expect(pair.outcome("server")).toBe("open");
    await passMinutes(pair, 2);
    expect([pair.outcome("server"), pair.outcome("client")]).toContain("rekey-overdue");
  });
});

describe("what nobody may send", () => {
  test.each([
    ["REKEY_OK unasked", "client", message(34), "message-unexpected"],
    ["REKEY_S unasked", "server", message(33, ...new Array<number>(482).fill(1)), "message-unexpected"],
    ["REKEY_C that is cut short", "client", message(32, 1, 2, 3), "message-malformed"],
    ["REKEY_C to a client", "server", message(32), "message-unexpected"],
    ["REKEY_S to a server", "client", message(33), "message-unexpected"],
  ] as const)("%s", async (_, from, bytes, code) => {
    const pair = await Pair.open();
    await sendLast(pair, from, bytes);
    expect(pair.outcome(from === "client" ? "server" : "client")).toBe(code);
    expect(pair.outcome(from)).toBe("bye 1 by peer");
  });

  test("a second REKEY_C before the first is confirmed", async () => {
    const pair = await Pair.open({ keyLimits: { rekeyIntervalMs: 0 } });
    const { request } = await stepByStep(pair);
    pair.server.receive(request, 0);
    const share = await generateInitiatorKeyShare([2]);
    await sendLast(pair, "client", encodeRekeyRequest(new Uint8Array(32), share));
    expect(pair.outcome("server")).toBe("message-unexpected");
  });

  test("a REKEY_OK while the REKEY_S that it would answer has not left", async () => {
    const pair = await Pair.open();
    const { request, answer } = await stepByStep(pair);
    const [agree] = pair.server.receive(request, 0);
    if (agree?.type !== "agree") throw new Error("no agreement was asked for");
    await answer(agree);
    const client = pair.client as unknown as { channel: { enqueueLast(message: Uint8Array): void } };
    client.channel.enqueueLast(message(34));
    expect(pair.server.receive(pair.client.takeOutput() ?? nothing, 0)).toMatchObject([
      { type: "closed", reason: { error: { code: "message-unexpected" } } },
    ]);
  });

  test("a REKEY_C with something behind it in its record", async () => {
    const pair = await Pair.open();
    const share = await generateInitiatorKeyShare([2]);
    await sendByHand(pair, "client", encodeRekeyRequest(new Uint8Array(32), share));
    // The hand's record is padded at its end.
    expect(pair.outcome("server")).toBe("message-unexpected");
  });

  test.each([
    ["y = 0", (bytes: Uint8Array) => bytes.fill(0, 35, 35 + 384)],
    ["y = 1", (bytes: Uint8Array) => bytes.fill(0, 35, 35 + 384).fill(1, 35 + 383, 35 + 384)],
    ["all ones", (bytes: Uint8Array) => bytes.fill(255, 35, 35 + 384)],
    ["an encapsulation key that is not reduced", (bytes: Uint8Array) => bytes.fill(255, 35 + 384 + 2)],
  ])("a REKEY_C with %s: the same silence as for a hello", async (_, spoil) => {
    const pair = await Pair.open();
    const share = await generateInitiatorKeyShare([2]);
    await sendLast(pair, "client", spoil(encodeRekeyRequest(new Uint8Array(32), share)));
    expect(pair.outcome("server")).toBe("rekey-keys");
    expect(pair.outcome("client")).toBe("open");
  });

  test.each([
    ["the host key of somebody else", IdentityKey.generate(), "host rekey"],
    ["the label of the handshake", undefined, "host"],
    ["the label of clients", undefined, "client"],
  ] as const)("a REKEY_S signed under %s", async (_, otherKey, label) => {
    const hostKey = IdentityKey.generate();
    const pair = await Pair.open({ hostKey, clientSuites: [1] });
    const { message: rekeyC } = await stepByStep(pair);
    const share = await generateInitiatorKeyShare([1]);
    const unsigned = encodeRekeyAnswer(new Uint8Array(32), {
      publicValue: share.publicValue,
      ciphertext: nothing,
    });
    const hash = rekeyHash(pair.client.sessionId ?? nothing, rekeyC, unsigned);
    await sendLast(
      pair,
      "server",
      encodeSignedRekeyAnswer(unsigned, (otherKey ?? hostKey).sign(label, hash)),
    );
    expect(pair.outcome("client")).toBe("host-signature");
    expect(pair.client.takeOutput()).toBeUndefined();
  });

  test("an answer that never comes", async () => {
    const pair = await Pair.open();
    await stepByStep(pair);
    // The pings are answered, so the server is there; it only does not answer this.
    pair.client.expire(59_000);
    expect(pair.outcome("client")).toBe("open");
    expect(pair.client.expire(60_001)).toMatchObject([
      { type: "closed", reason: { error: { code: "deadline", context: { deadline: "rekey" } } } },
    ]);
  });
});

test("limits that cannot be are named", async () => {
  const share = await generateInitiatorKeyShare([2, 1]);
  const make = (keyLimits: Partial<KeyLimits>) => () =>
    new ClientSession({ share, name: "ana", pin: undefined, keyLimits }, 0);
  expect(make({ rekeyBytes: -1 })).toThrow("rekeyBytes");
  expect(make({ hardBytes: 2 ** 37 })).toThrow("hardBytes");
  expect(make({ hardRecords: 2 ** 49 })).toThrow("hardRecords");
  expect(make({ rekeyAgeMs: Number.NaN })).toThrow("rekeyAgeMs");
});

/** Starts a rekey: the request as a message and as a record on its way, and what the server does about it. */
async function stepByStep(pair: Pair) {
  const suite: SuiteId = pair.client.suite ?? 2;
  const client = pair.client as unknown as {
    keysUsed(what: "aged"): void;
    channel: { enqueueLast(message: Uint8Array): void };
  };
  const enqueueLast = vi.spyOn(client.channel, "enqueueLast");
  client.keysUsed("aged");
  pair.client.rekey(await generateInitiatorKeyShare([suite]), pair.nowMs);
  const request = pair.client.takeOutput() ?? nothing;
  return {
    message: enqueueLast.mock.calls[0]?.[0] ?? nothing,
    request,
    answer: async (agree: { run(): Promise<Parameters<Pair["server"]["agreed"]>[0]> }) => {
      pair.server.agreed(await agree.run(), pair.nowMs);
    },
  };
}

/** Replaces the keys; the new ones. */
async function rekeyed(pair: Pair): Promise<TrafficKeys> {
  const client = pair.client as unknown as {
    keysUsed(what: "aged"): void;
    channel: { enqueueTurn(message: Uint8Array, keys: TrafficKeys): void };
  };
  const enqueueTurn = vi.spyOn(client.channel, "enqueueTurn");
  const before = rekeys(pair);
  client.keysUsed("aged");
  await pair.settle();
  expect(rekeys(pair)).toBe(before + 1);
  const [, keys] = enqueueTurn.mock.lastCall ?? [];
  enqueueTurn.mockRestore();
  if (keys === undefined) throw new Error("no keys came of it");
  return keys;
}

/** Whether it opens as the first record of all under these keys. */
function isFirstUnder(keys: RecordKeys, record: Uint8Array): boolean {
  try {
    return new RecordOpener(keys).open(record).length > 0;
  } catch {
    return false;
  }
}

/** Seals a message as the last of its record, as its type demands. */
async function sendLast(pair: Pair, from: "client" | "server", bytes: Uint8Array): Promise<void> {
  const session = pair[from] as unknown as { channel: { enqueueLast(message: Uint8Array): void } };
  session.channel.enqueueLast(bytes);
  await pair.settle();
}

function say(pair: Pair, text: string): void {
  pair.client.send(sayText(new Uint8Array(16), text));
}

function hear(pair: Pair, text: string): void {
  pair.server.send(said(text));
}

function textsHeard(pair: Pair): { client: string[]; server: string[] } {
  return { client: textsOf(pair.clientEvents), server: textsOf(pair.serverEvents) };
}

/** All of it: two values of Diffie-Hellman, and in suite 2 a key and a ciphertext of ML-KEM-768. */
function publishedIn(report: SessionReport | undefined): readonly Uint8Array[] {
  if (report === undefined) return [];
  const { client, server, kem } = report.publicValues;
  return [client, server, ...(kem === undefined ? [] : [kem.key, kem.ciphertext])];
}

function rekeys(pair: Pair): number {
  return pair.clientEvents.filter(({ type }) => type === "rekeyed").length;
}

/** Time in steps in which pings go to and fro. */
async function passMinutes(pair: Pair, minutes: number): Promise<void> {
  for (let step = 0; step < 2 * minutes; step += 1) await pair.pass(30_000);
}

const nothing = new Uint8Array(0);
