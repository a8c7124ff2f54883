import { expect, test } from "vitest";
import {
  type AgreedSecret,
  type Direction,
  KeySchedule,
  type RecordKeys,
  recordKeys,
  rekeyedTrafficKeys,
  type SuiteId,
  Transcript,
} from "../src/index.ts";

test("the known answer of docs/protocol.md, clause 10: enc and mac of the traffic secret 00 01 .. 1f", () => {
  const keys = recordKeys(Uint8Array.from({ length: 32 }, (_, index) => index));
  expect(hexOf(keys)).toEqual([
    "a722af6426a93578370c8f13d8b88cb787330390f9d17d32cc85463dcff9f753",
    "f7d2985c190a4327a5d4bf1e5aac3431b7d4eab62f5d8d1b6bbc3d391e434063",
  ]);
});

test("all keys of a session are distinct: direction, phase and use each have their own", () => {
  const all = everythingDerived(2, 1, 2, 3);
  expect(new Set(all)).toHaveLength(all.length);
});

test.each([
  ["the suite", 1, 1, 2, 3, "all"],
  ["the secret", 2, 9, 2, 3, "all"],
  ["the hellos", 2, 1, 9, 3, "handshake"],
  ["the rest of the handshake", 2, 1, 2, 9, "session"],
] as const)("%s reaches every key that it should", (_, suite, secret, hellos, handshake, reached) => {
  const before = everythingDerived(2, 1, 2, 3);
  const after = everythingDerived(suite, secret, hellos, handshake);
  const changed = after.map((value) => !before.includes(value));
  const expected = after.map((_, index) => reached === "all" || (reached === "handshake") === index < 6);
  expect(changed).toEqual(expected);
});

test("the secret that went in is erased, and an erased schedule gives nothing", () => {
  const secret = new Uint8Array(384).fill(5) as AgreedSecret;
  const schedule = new KeySchedule(1, secret, transcriptOf(2));
  expect(secret.every((byte) => byte === 0)).toBe(true);
  schedule.erase();
  const spent = expect.objectContaining({ code: "key-spent" });
  expect(() => schedule.handshakeKeys("client")).toThrow(spent);
  expect(() => schedule.finish("server", transcriptOf(2))).toThrow(spent);
  expect(() => schedule.sessionKeys(transcriptOf(3))).toThrow(spent);
});

test("a rekey: every key is new, and depends on the keys before, the new secret and the messages", () => {
  const rekeyed = (rk: number, secret: number, rekey: number) => {
    const secrets = [new Uint8Array(32).fill(rk), new Uint8Array(384).fill(secret)] as const;
    const keys = rekeyedTrafficKeys(secrets[0], secrets[1] as AgreedSecret, transcriptOf(rekey));
    expect(secrets.every((bytes) => bytes.every((byte) => byte === 0))).toBe(true);
    return [...hexOf(keys.client), ...hexOf(keys.server), toHex(keys.rekeySecret)];
  };
  const all = [rekeyed(1, 2, 3), rekeyed(9, 2, 3), rekeyed(1, 9, 3), rekeyed(1, 2, 9)].flat();
  expect(new Set(all)).toHaveLength(20);
});

function everythingDerived(suite: SuiteId, secret: number, hellos: number, handshake: number): string[] {
  const schedule = new KeySchedule(
    suite,
    new Uint8Array(416).fill(secret) as AgreedSecret,
    transcriptOf(hellos),
  );
  const session = schedule.sessionKeys(transcriptOf(handshake));
  const directions: readonly Direction[] = ["client", "server"];
  return [
    ...directions.flatMap((direction) => hexOf(schedule.handshakeKeys(direction))),
    ...directions.map((direction) => toHex(schedule.finish(direction, transcriptOf(0)))),
    ...directions.flatMap((direction) => hexOf(session[direction])),
    toHex(session.sessionId),
    toHex(session.rekeySecret),
  ];
}

function transcriptOf(byte: number) {
  const transcript = new Transcript();
  transcript.add(Uint8Array.of(byte));
  return transcript.digest();
}

function hexOf(keys: RecordKeys): string[] {
  return [toHex(keys.encryption.export()), toHex(keys.authentication.export())];
}

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
