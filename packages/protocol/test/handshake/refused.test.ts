/** What either side refuses before a session is open. */
import { concatBytes, ffdhe3072, generateInitiatorKeyShare, IdentityKey } from "@conclave/crypto";
import { describe, expect, test } from "vitest";
import { encodeFrame } from "../../src/frame/encoder.ts";
import { ServerSession } from "../../src/index.ts";
import { Pair, type Side } from "../support/pair.ts";

const p = BigInt(`0x${Buffer.from(ffdhe3072.prime).toString("hex")}`);

describe("a client hello", () => {
  test.each([
    ["no version", { versions: [] }, "hello-malformed"],
    ["a version twice", { versions: [1, 1] }, "hello-malformed"],
    ["only versions of the future", { versions: [2, 3] }, "hello-version"],
    ["a version of the future in another shape", { versions: [2], ek: 0 }, "hello-version"],
    ["versions of the future and ours", { versions: [9, 1] }, "open"],
    ["no suite", { suites: [] }, "hello-malformed"],
    ["a suite twice", { suites: [1, 1], ek: 0 }, "hello-malformed"],
    ["only unknown suites", { suites: [7, 9], ek: 0 }, "hello-suite"],
    ["an unknown suite with a key of its own", { suites: [9] }, "hello-suite"],
    ["an unknown suite before ours", { suites: [7, 1], ek: 0 }, "open"],
    ["suite 2 without its key", { ek: 0 }, "hello-key"],
    ["a key without suite 2", { suites: [1] }, "hello-malformed"],
    ["a key of 1183 bytes", { ek: 1183 }, "hello-key"],
    ["a key of 1185 bytes", { ek: 1185 }, "hello-key"],
    ["a coefficient that is not reduced", { ekFill: 0xff }, "hello-key"],
    ["y = 0", { y: 0n }, "hello-key"],
    ["y = 1", { y: 1n }, "hello-key"],
    ["y = p-1", { y: p - 1n }, "hello-key"],
    ["y = p", { y: p }, "hello-key"],
    ["y = p+1", { y: p + 1n }, "hello-key"],
    ["y of all ones", { y: 2n ** 3072n - 1n }, "hello-key"],
    ["an extension that nobody knows", { ext: 900 }, "open"],
    ["bytes after the end", { trailing: 1 }, "hello-malformed"],
  ] as const)("with %s: %s", async (_, change, outcome) => {
    const pair = await Pair.create();
    await pair.inject("server", await clientHello(change));
    expect(pair.outcome("server")).toBe(outcome);
    if (outcome === "open") expect(pair.server.state).toBe("client-flight");
    else expect(pair.serverEvents).toHaveLength(1);
  });

  test("that is cut short anywhere is refused before any agreement", async () => {
    const body = (await clientHello({})).subarray(4);
    for (let length = 0; length < body.length; length += 13) {
      const pair = await Pair.create();
      await pair.inject("server", encodeFrame("HELLO_C", body.subarray(0, length)));
      expect(pair.outcome("server")).toMatch(/^hello-(malformed|key)$/);
      expect(pair.serverEvents.some(({ type }) => type === "agree")).toBe(false);
    }
  });

  test("with no version or suite in common is answered with an alert, everything else with silence", async () => {
    for (const [change, alert] of [
      [{ versions: [2] }, "version"],
      [{ suites: [9], ek: 0 }, "suite"],
    ] as const) {
      const pair = await Pair.create();
      await pair.inject("server", await clientHello(change));
      await pair.settle();
      expect(pair.ending("client")).toMatchObject({ error: { code: "alert", context: { alert } } });
    }
    const silent = await Pair.create();
    await silent.inject("server", await clientHello({ y: 0n }));
    expect(silent.server.takeOutput()).toBeUndefined();
  });
});

describe("order", () => {
  test.each([
    ["server", "a second hello in the same chunk", "HELLO_C", "HELLO_C"],
    ["server", "a record behind the hello", "HELLO_C", "RECORD"],
  ] as const)("%s: %s is refused", async (_, __, ___, second) => {
    const pair = await Pair.create();
    const extra = second === "RECORD" ? encodeFrame("RECORD", new Uint8Array(64)) : await clientHello({});
    const hello = pair.client.takeOutput() ?? new Uint8Array(0);
    pair.serverEvents.push(...pair.server.receive(concatBytes(hello, extra), 0));
    expect(pair.outcome("server")).toBe("frame-early");
    expect(pair.server.takeOutput()).toBeUndefined();
  });

  test.each([
    ["server", "RECORD", 64],
    ["server", "HELLO_S", 900],
    ["server", "ALERT", 1],
    ["client", "RECORD", 64],
    ["client", "HELLO_C", 900],
  ] as const)("%s: %s as the first frame is refused", async (side: Side, name, length) => {
    const pair = await Pair.create();
    await pair.inject(side, encodeFrame(name, new Uint8Array(length)));
    expect(pair.outcome(side)).toBe("frame-type");
  });

  test("client: an alert after the server's hello is refused", async () => {
    const pair = await Pair.create({
      wire: (from, bytes) => {
        if (from === "client") return [bytes];
        const helloBytes = 4 + ((bytes[2] ?? 0) << 8) + (bytes[3] ?? 0);
        return [bytes.subarray(0, helloBytes), encodeFrame("ALERT", Uint8Array.of(5))];
      },
    });
    await pair.settle();
    expect(pair.outcome("client")).toBe("frame-type");
  });

  test("client: more than one flight behind the server's hello is not kept", async () => {
    const pair = await Pair.create();
    await pair.inject("server", pair.client.takeOutput() ?? new Uint8Array(0));
    const answer = pair.server.takeOutput() ?? new Uint8Array(0);
    const events = pair.client.receive(concatBytes(answer, new Uint8Array(20_000)), 0);
    expect(events.at(-1)).toMatchObject({ type: "closed", reason: { error: { code: "frame-early" } } });
  });
});

describe("first bytes of other protocols", () => {
  test.each(["GET / HTTP/1.1\r\n", "\u0016\u0003\u0001\u0002\u0000", "SSH-2.0-OpenSSH\r\n", "NICK bob\r\n"])(
    "%j end the session silently",
    (bytes) => {
      const server = new ServerSession({ hostKey: IdentityKey.generate() }, 0);
      expect(server.receive(Buffer.from(bytes, "latin1"), 0)).toMatchObject([
        { type: "closed", reason: { error: { code: "frame-type", blame: "peer" } } },
      ]);
      expect(server.takeOutput()).toBeUndefined();
    },
  );
});

interface HelloChange {
  readonly versions?: readonly number[];
  readonly suites?: readonly number[];
  readonly y?: bigint;
  readonly ek?: number;
  readonly ekFill?: number;
  readonly ext?: number;
  readonly trailing?: number;
}

async function clientHello(change: HelloChange): Promise<Uint8Array> {
  const share = await generateInitiatorKeyShare([2, 1]);
  const y = change.y === undefined ? share.publicValue : toBytes(change.y);
  const key = share.encapsulationKey ?? new Uint8Array(0);
  const ek = new Uint8Array(change.ek ?? key.length);
  ek.set(key.subarray(0, ek.length));
  if (change.ekFill !== undefined) ek.fill(change.ekFill, 0, 3);
  const versions = change.versions ?? [1];
  const suites = change.suites ?? [2, 1];
  const body = Buffer.concat([
    Buffer.of(versions.length, ...versions, suites.length, ...suites),
    Buffer.alloc(32, 0x42),
    y,
    vec16(ek),
    vec16(new Uint8Array(change.ext ?? 0)),
    Buffer.alloc(change.trailing ?? 0),
  ]);
  return encodeFrame("HELLO_C", body);
}

function vec16(bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.of(bytes.length >> 8, bytes.length & 0xff), bytes]);
}

function toBytes(value: bigint): Uint8Array {
  return Buffer.from(value.toString(16).padStart(768, "0"), "hex");
}
