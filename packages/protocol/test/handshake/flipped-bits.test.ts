/**
 * A thousand handshakes with everything that a flight can have, each with one bit of one frame flipped on its way: none
 * opens a session on both sides, and nothing that is said afterwards is heard. How each ends is written down. The bits
 * lie spread over every frame, drawn from a seed; tampering.test.ts has one in every byte.
 */
import { IdentityKey, InitiatorKeyShare, type SuiteId } from "@conclave/crypto";
import { dhKeyPairFromExponent, kemKeyPairFromSeed } from "@conclave/crypto/testing";
import { describe, expect, test } from "vitest";
import { fixedBytes } from "../support/fixed-random.ts";
import { Pair, type Side } from "../support/pair.ts";
import { say } from "../support/texts.ts";

const seed = "flipped bits 1";
const flipsPerFrame = 125;
/** For a server's FINISH (clause 7.5). */
const longestWaitMs = 20_000;

interface Frame {
  readonly what: string;
  readonly from: Side;
  /** Where in all that its sender sends the frame begins, and where it ends. */
  readonly first: number;
  readonly end: number;
}

/** How a handshake ended: on the client's side, and on the server's. */
type Ending = `${string} / ${string}`;

describe.each([1, 2] as const)("suite %i", (suite) => {
  test.each(framesOf(suite))("$what", { timeout: 120_000 }, async (frame) => {
    const endings = new Map<Ending, number>();
    for (const bit of bitsOf(suite, frame)) {
      const { ending, heard } = await shakeHands(suite, { from: frame.from, bit });
      expect(heard, `bit ${bit}`).toEqual([]);
      endings.set(ending, (endings.get(ending) ?? 0) + 1);
    }
    const counts = Object.fromEntries([...endings].sort(([, left], [, right]) => right - left));
    expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(flipsPerFrame);
    expect(Object.keys(counts)).not.toContain("open / open");
    expect(counts).toEqual(expected[suite][frame.what]);
  });

  test("untouched, it opens on both sides, and what is said is heard", async () => {
    const { ending, heard } = await shakeHands(suite, undefined);
    expect(ending).toBe("open / open");
    expect(heard).toEqual(["JOINED", "SAY"]);
  });
});

test("there are a thousand", () => {
  const bits = ([1, 2] as const).flatMap((suite) => framesOf(suite).flatMap((frame) => bitsOf(suite, frame)));
  expect(bits).toHaveLength(1000);
});

/** One bit of each of `flipsPerFrame` equal stretches of a frame. */
function bitsOf(suite: SuiteId, { what, first, end }: Frame): number[] {
  const bits = (end - first) * 8;
  const draws = Buffer.from(fixedBytes(`${seed} ${suite} ${what}`, 4 * flipsPerFrame));
  return Array.from({ length: flipsPerFrame }, (_, index) => {
    const place = (index + draws.readUInt32BE(4 * index) / 2 ** 32) / flipsPerFrame;
    return first * 8 + Math.floor(place * bits);
  });
}

/** Runs a handshake to its end, lets time pass until nothing is awaited, and lets both sides talk if they think they can. */
async function shakeHands(suite: SuiteId, flip: { from: Side; bit: number } | undefined) {
  const suites = suite === 2 ? ([2, 1] as const) : ([1] as const);
  const sent = { client: 0, server: 0 };
  const pair = await Pair.create({
    clientSuites: suites,
    serverSuites: suites,
    share: shareOf(suite),
    identity: identityKey,
    hostKey,
    invite: new Uint8Array(16),
    wire: (from, bytes) => {
      const at = flip?.from === from ? Math.floor(flip.bit / 8) - sent[from] : -1;
      sent[from] += bytes.length;
      if (flip === undefined || at < 0 || at >= bytes.length) return [bytes];
      const changed = Uint8Array.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ (0x80 >> (flip.bit % 8));
      return [changed];
    },
  });
  await pair.settle();
  if (pair.client.state === "messages") pair.client.send(say(new Uint8Array(16), "hi"));
  if (pair.server.state === "messages")
    pair.server.send({ type: "JOINED", name: "bob", guest: false, timeMs: 0 });
  await pair.settle();
  const heard = [...pair.clientEvents, ...pair.serverEvents].flatMap((event) =>
    event.type === "message" ? [event.message.type] : [],
  );
  if (flip !== undefined) await endBoth(pair);
  return { ending: `${pair.outcome("client")} / ${pair.outcome("server")}` as Ending, heard };
}

/** A side that has ended takes its connection with it; one that waits for something waits until it has waited too long. */
async function endBoth(pair: Pair): Promise<void> {
  for (let waitedMs = 0; waitedMs <= longestWaitMs; waitedMs += 5_000) {
    if (pair.outcome("client") !== "open") await pair.hangUp("server");
    if (pair.outcome("server") !== "open") await pair.hangUp("client");
    await pair.pass(5_000);
  }
}

/** The same keys for every handshake, since it depends on them which bits of ek still make a key. */
function shareOf(suite: SuiteId): InitiatorKeyShare {
  return new InitiatorKeyShare(
    dhKeyPairFromExponent(fixedBytes(`${seed} exponent`, 32)),
    suite === 2 ? kemKeyPairFromSeed(fixedBytes(`${seed} kem`, 64)) : undefined,
  );
}

function framesOf(suite: SuiteId): Frame[] {
  const [helloC, helloS] = suite === 2 ? [1613, 1514] : [428, 426];
  return [
    { what: "HELLO_C", from: "client", first: 0, end: helloC },
    { what: "HELLO_S", from: "server", first: 0, end: helloS },
    { what: "the server's flight", from: "server", first: helloS, end: helloS + 196 },
    { what: "the client's flight", from: "client", first: helloC, end: helloC + 228 },
  ];
}

const hostKey = IdentityKey.generate();
const identityKey = IdentityKey.generate();

/** How the 125 of each frame end, the client's side first: mostly at a tag, and where they hit a header or a list, at that. */
const expected: Readonly<Record<SuiteId, Readonly<Record<string, Readonly<Record<Ending, number>>>>>> = {
  1: {
    HELLO_C: {
      "record / truncated": 122,
      "truncated / deadline": 1,
      "truncated / frame-type": 1,
      "truncated / hello-malformed": 1,
    },
    HELLO_S: {
      "record / truncated": 122,
      "frame-length / truncated": 1,
      "hello-malformed / truncated": 1,
      "hello-suite / truncated": 1,
    },
    "the server's flight": {
      "record / truncated": 122,
      "truncated / deadline": 2,
      "frame-length / truncated": 1,
    },
    "the client's flight": { "truncated / record": 124, "truncated / frame-type": 1 },
  },
  2: {
    // What is flipped in ek makes some coefficients as large as the modulus (clause 3.3).
    HELLO_C: { "record / truncated": 116, "truncated / hello-key": 8, "truncated / hello-malformed": 1 },
    HELLO_S: { "record / truncated": 124, "hello-malformed / truncated": 1 },
    "the server's flight": {
      "record / truncated": 122,
      "frame-length / truncated": 2,
      "frame-type / truncated": 1,
    },
    "the client's flight": {
      "truncated / record": 122,
      "truncated / frame-length": 2,
      "deadline / deadline": 1,
    },
  },
};
