/**
 * One bit flipped in every byte of every frame of a handshake: no session may open on both sides, and in no case may
 * either side send or accept a message under keys that the other does not have.
 */
import { describe, expect, test } from "vitest";
import { Pair, type Side } from "../support/pair.ts";
import { say } from "../support/texts.ts";

interface Target {
  readonly what: string;
  readonly from: Side;
  /** Which of the sender's outputs, and which bytes of it. */
  readonly output: number;
  readonly bytes: readonly [first: number, end: number];
}

const helloServerBytes = { 1: 426, 2: 1514 } as const;

describe.each([1, 2] as const)("suite %i", (suite) => {
  const helloS = helloServerBytes[suite];
  const targets: readonly Target[] = [
    { what: "HELLO_C", from: "client", output: 0, bytes: [0, suite === 2 ? 1613 : 428] },
    { what: "HELLO_S", from: "server", output: 0, bytes: [0, helloS] },
    { what: "the server's flight", from: "server", output: 0, bytes: [helloS, helloS + 196] },
    { what: "the client's flight", from: "client", output: 1, bytes: [0, 100] },
  ];

  test.each(targets)("$what", { timeout: 240_000 }, async ({ what, from, output, bytes: [first, end] }) => {
    const opened: number[] = [];
    const offsets = Array.from({ length: end - first }, (_, index) => first + index);
    await eachOf(offsets, 4, async (offset) => {
      const { state, talked } = await tamper(suite, from, output, offset, 1 << (offset % 8));
      if (state === "both open" || talked) opened.push(offset);
    });
    expect(opened).toEqual([]);
    expect(offsets.length, `bytes of ${what}`).toBe(end - first);
  });
});

test("every bit of every small field: frame headers, lists, lengths", { timeout: 120_000 }, async () => {
  const fields: readonly [Side, number][] = [
    ...[0, 1, 2, 3, 4, 5, 6, 7, 8, 425, 426, 1611, 1612].map((offset): [Side, number] => ["client", offset]),
    ...[0, 1, 2, 3, 4, 5, 422, 423, 1512, 1513, 1514, 1515, 1516, 1517].map((offset): [Side, number] => [
      "server",
      offset,
    ]),
  ];
  const opened: string[] = [];
  await eachOf(fields, 4, async ([from, offset]) => {
    for (let bit = 0; bit < 8; bit += 1) {
      const { state, talked } = await tamper(2, from, 0, offset, 1 << bit);
      if (state === "both open" || talked) opened.push(`${from} ${offset} ${bit}`);
    }
  });
  expect(opened).toEqual([]);
});

test("untouched, the same steps do open a session, so the tests above can fail", async () => {
  for (const suite of [1, 2] as const) {
    const { state, talked } = await tamper(suite, "client", 0, 0, 0);
    expect([state, talked]).toEqual(["both open", true]);
  }
});

/** Runs a handshake with one byte changed on its way, then lets both sides talk if they think they can. */
async function tamper(suite: 1 | 2, from: Side, output: number, offset: number, mask: number) {
  let seen = -1;
  const suites = suite === 2 ? ([2, 1] as const) : ([1] as const);
  const pair = await Pair.open({
    clientSuites: suites,
    serverSuites: suites,
    wire: (sender, bytes) => {
      if (sender === from) seen += 1;
      if (sender !== from || seen !== output) return [bytes];
      const changed = Uint8Array.from(bytes);
      changed[offset] = (changed[offset] ?? 0) ^ mask;
      return [changed];
    },
  });
  const [client, server] = [pair.client.state === "messages", pair.server.state === "messages"];
  if (client) pair.client.send(say(new Uint8Array(16), "hi"));
  if (server) pair.server.send({ type: "JOINED", name: "bob", guest: false, timeMs: 0 });
  await pair.settle();
  const talked = [...pair.clientEvents, ...pair.serverEvents].some(({ type }) => type === "message");
  return { state: client && server ? "both open" : "not both open", talked };
}

/** Runs `action` on every item, `width` of them at a time: agreements use the thread pool. */
async function eachOf<Item>(items: readonly Item[], width: number, action: (item: Item) => Promise<void>) {
  const rest = items.values();
  const worker = async () => {
    for (const item of rest) await action(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
}
