/**
 * The flaws that were found in programs of this kind, one test each, so that none of them comes back. The list and
 * where each was seen: docs/threat-model.md, section "What programs like this get wrong". Those of the window are in
 * packages/client-gui, those that can only be seen in the source in tooling/repository-checks.
 */
import { createHash } from "node:crypto";
import { connect, createServer, type Socket } from "node:net";
import { networkInterfaces } from "node:os";
import { ffdhe3072, IdentityKey } from "@conclave/crypto";
import { startServer } from "@conclave/server";
import { Daemon } from "@conclave/testbed/daemon";
import { encryptionKey, ReferenceClient } from "@conclave/testbed/reference";
import { RecordingRelay } from "@conclave/testbed/relay";
import { encode } from "cborg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { RecordingClient } from "../support/recorder.ts";
import { startSetting, type TestSetting } from "../support/server.ts";

let setting: TestSetting;

beforeEach(async () => {
  setting = await startSetting();
});

afterEach(async () => {
  await setting.stop();
});

describe("DebRC/TCP-Socket-Chat-Room", () => {
  test("unauthenticated Diffie-Hellman: a middleman with keys of his own is refused, and learns no name", async () => {
    const middleman = await startServer({ hostKey: IdentityKey.generate(), listen: anyPort });
    await setting.knownServers.pin(middleman.address, { hostKey: setting.identity.publicKey, suite: 2 });
    const ana = new RecordingClient({ ...common(), address: middleman.address, name: "ana" });
    await ana.client.start();
    expect((await ana.until("ended")).ending).toMatchObject({ kind: "changed-host" });
    await middleman.stop();
  });

  test("one key pair for the life of the server: every connection sees another public value", async () => {
    const values = new Set<string>();
    for (let round = 0; round < 12; round += 1) {
      const client = await reference();
      await client.shakeHands();
      values.add(client.serverPublicValue.toString("hex"));
      client.close();
    }
    expect(values).toHaveLength(12);
  });

  test("no MAC: one bit flipped on the way shows nobody a wrong text", async () => {
    const flipping = await tamperingRelay((bytes, count) => {
      // The hellos and flights are past; this is what ana says. A bit of the IV is the same bit of what is read: here it
      // is one of the text's id, so that nothing but a MAC would notice.
      if (count >= 2) bytes[16] = (bytes[16] ?? 0) ^ 1;
      return bytes;
    });
    const bob = await join("bob");
    const ana = await RecordingClient.join({ ...common(), address: flipping.address, name: "ana" });
    ana.client.say("pay bob 5");
    await Promise.race([bob.until("left"), bob.untilSaid()]);
    expect(bob.said()).toEqual([]);
    await flipping.stop();
  });

  test("one key for both directions: a client's own record, sent back to it, is refused", async () => {
    const held = Promise.withResolvers<void>();
    // The server has sent one record, so of the client's own it is the second that has the number which is due.
    const mirror = await tamperingRelay((bytes, count, client) => {
      if (count === 2) held.resolve();
      if (count === 3) client.write(bytes);
      return count < 2 ? bytes : Buffer.alloc(0);
    });
    const ana = await RecordingClient.join({ ...common(), address: mirror.address, name: "ana" });
    ana.client.say("echo");
    await held.promise;
    // Of one room one text is on its way at a time; this goes at once.
    ana.client.markRead(1, 1);
    expect((await ana.until("ended")).ending).toMatchObject({ kind: "broken", error: { code: "record" } });
    await mirror.stop();
  });

  test("a hash of the secret's digits for a key: the keys depend on the whole handshake, not on the secret alone", async () => {
    const client = await reference();
    await client.join("ana");
    const derived = [client.clientSecret, client.serverSecret].map((secret) =>
      encryptionKey(secret).toString("hex"),
    );
    const shared = client.sharedValue;
    for (const naive of [shared, Buffer.from(BigInt(`0x${shared.toString("hex")}`).toString())]) {
      const once = createHash("sha256").update(naive).digest();
      const twice = createHash("sha256").update(once.toString("hex")).digest("hex");
      expect(derived).not.toContain(once.toString("hex"));
      expect(derived).not.toContain(twice);
    }
    client.close();
  });

  test("the name in the clear before the keys: it is on the wire nowhere", async () => {
    const relay = await RecordingRelay.start(setting.server.address.port);
    const address = { host: "127.0.0.1", port: relay.port };
    await setting.knownServers.pin(address, { hostKey: setting.identity.publicKey, suite: 2 });
    const ana = await RecordingClient.join({ ...common(), address, name: "anastasia" });
    expect(relay.allBytes.length).toBeGreaterThan(3000);
    expect(relay.allBytes.includes("anastasia")).toBe(false);
    ana.client.close();
    await relay.stop();
  });

  test("names that are not unique: the second bob is refused", async () => {
    await join("bob");
    const second = new RecordingClient({ ...common(), name: "bob" });
    await second.client.start();
    expect(await second.until("name-refused")).toMatchObject({ refusal: "taken" });
  });

  test('names with newlines: "\\nbob: hi" is nobody', async () => {
    const liar = new RecordingClient({ ...common(), name: "\nbob: hi" });
    await liar.client.start();
    expect(await liar.until("name-refused")).toMatchObject({ refusal: "characters" });
  });

  test("a read of 1024 bytes for a message: texts of 751, 752, 753, 1024 and 12,288 bytes arrive whole", async () => {
    const [ana, bob] = [await join("ana"), await join("bob")];
    const lengths = [751, 752, 753, 1023, 1024, 1025, 12_288];
    for (const length of lengths) ana.client.say("x".repeat(length));
    await bob.untilSaid(lengths.length);
    expect(bob.said().map(({ text }) => text.length)).toEqual(lengths);
  });

  test("two messages that arrive together: both are there", async () => {
    const [ana, bob] = [await join("ana"), await join("bob")];
    ana.client.say("one");
    ana.client.say("two");
    await bob.untilSaid(2);
    expect(bob.said().map(({ text }) => text)).toEqual(["one", "two"]);
  });

  test("padding that counts characters: café, 👋 and everything else beyond ASCII arrive as they are", async () => {
    const [ana, bob] = [await join("ana"), await join("bob")];
    const texts = ["café", "👋", "你好", "שלום", "e\u0301", "𝄞", "ﷺ", `${"é".repeat(15)}x`];
    for (const text of texts) ana.client.say(text);
    await bob.untilSaid(texts.length);
    expect(bob.said().map(({ text }) => text)).toEqual(texts);
  });

  test("a key exchange in the accept loop: a client that says nothing keeps nobody out", async () => {
    const silent = await Promise.all(Array.from({ length: 20 }, () => plainSocket()));
    const [ana, bob] = [await join("ana"), await join("bob")];
    ana.client.say("anybody there?");
    await bob.untilSaid();
    for (const socket of silent) socket.destroy();
  });

  test("a key that is no number ends the accept loop: after garbage the next one is let in", async () => {
    for (const garbage of ["not a number", "\n", "0", "-1", "\u0000".repeat(5000)]) {
      const socket = await plainSocket();
      socket.write(garbage);
      await new Promise((resolve) => socket.once("close", resolve));
    }
    await join("ana");
  });

  test("a dead peer's error disconnects the sender: it does not", async () => {
    const [ana, bob] = [await join("ana"), await join("bob")];
    const dead = await reference();
    await dead.join("dead");
    dead.socket.resetAndDestroy();
    for (let round = 1; round <= 10; round += 1) {
      ana.client.say(`round ${round}`);
      await bob.untilSaid(round);
    }
    expect(ana.of("ended")).toEqual([]);
  });

  test("plaintext on standard output, and keys too: the daemon's output has neither, at its most talkative", async () => {
    const daemon = await Daemon.start("--listen", "127.0.0.1:0", "--exempt", "127.0.0.1");
    const ana = await ReferenceClient.connect("127.0.0.1", daemon.port);
    await ana.join("ana");
    ana.say(64, Buffer.from(encode({ id: new Uint8Array(16), text: "for your eyes only" })));
    await ana.until(66);
    const secrets = [ana.sharedValue, ana.clientSecret, ana.serverSecret, encryptionKey(ana.clientSecret)];
    ana.close();
    await daemon.stop();
    const output = `${daemon.lines.join("\n")}${await daemon.stderr}`;
    expect(daemon.log.some(({ event }) => event === "message.relayed")).toBe(true);
    expect(output).not.toContain("for your eyes only");
    for (const secret of secrets) {
      for (const encoding of ["hex", "base64", "latin1"] as const)
        expect(output).not.toContain(secret.toString(encoding));
    }
  });

  test("an address that the machine's name happens to have: it listens where it was told, and nowhere else", async () => {
    const { port } = setting.server.address;
    const others = Object.values(networkInterfaces()).flatMap((addresses) =>
      (addresses ?? [])
        .filter(({ internal, family }) => !internal && family === "IPv4")
        .map(({ address }) => address),
    );
    for (const host of ["127.0.0.2", ...others]) {
      const socket = connect(port, host);
      const [error] = await new Promise<[NodeJS.ErrnoException]>((resolve) => {
        socket.once("error", (refused) => resolve([refused]));
      });
      expect(error.code).toBe("ECONNREFUSED");
    }
  });

  test("no list of people and no times: both come with the first messages", async () => {
    const before = Date.now();
    const [ana, bob] = [await join("ana"), await join("bob")];
    expect(bob.of("present")[0]?.occupants.map(({ name }) => name)).toEqual(["ana", "bob"]);
    ana.client.say("now");
    const { timeMs } = await bob.untilSaid();
    expect(timeMs).toBeGreaterThanOrEqual(before);
    expect(timeMs).toBeLessThanOrEqual(Date.now());
  });
});

describe("others", () => {
  test("spec-sec/SecureChat pads with spaces: spaces at both ends of a text stay", async () => {
    const [ana, bob] = [await join("ana"), await join("bob")];
    const texts = ["  two in front", "two behind  ", " ", `${"x".repeat(15)} `];
    for (const text of texts) ana.client.say(text);
    await bob.untilSaid(texts.length);
    expect(bob.said().map(({ text }) => text)).toEqual(texts);
  });

  test("KevinWang15/network-pj-chatroom has an exponent of 12 bits: no public value is a small power", async () => {
    const client = await reference();
    await client.shakeHands();
    const p = BigInt(`0x${Buffer.from(ffdhe3072.prime).toString("hex")}`);
    const value = BigInt(`0x${client.serverPublicValue.toString("hex")}`);
    for (let power = 1n, exponent = 0; exponent < 2 ** 16; exponent += 1, power = (power * 2n) % p) {
      if (power === value) throw new Error(`the server's exponent is ${exponent}`);
    }
    client.close();
  });

  test("the same ignores what send() returns: ten megabytes to a reader that pauses arrive whole", {
    timeout: 60_000,
  }, async () => {
    const wide = await startSetting({ limits: { ...noRateLimit, outboxBytes: 64e6 } });
    const options = { address: wide.server.address, knownServers: wide.knownServers };
    const ana = await RecordingClient.join({ ...options, name: "ana" });
    const slow = await ReferenceClient.connect("127.0.0.1", wide.server.address.port);
    await slow.join("slow");
    slow.socket.pause();
    for (let index = 0; index < 900; index += 1) ana.client.say(`${index} ${"x".repeat(12_000)}`);
    await ana.untilStored(900);
    slow.socket.resume();
    for (let index = 0; index < 900; index += 1) {
      while (slow.messages.filter(({ type }) => type === 65).length <= index) await slow.next();
    }
    const bodies = slow.messages.filter(({ type }) => type === 65).map(({ body }) => body.length);
    expect(bodies).toHaveLength(900);
    expect(Math.min(...bodies)).toBeGreaterThan(12_000);
    slow.close();
    await wide.stop();
  });

  test("Shubhamk700 and viperbluff have the key in the source: no two sessions share one", async () => {
    const keys = new Set<string>();
    for (const name of ["ana", "bob", "cy"]) {
      const client = await reference();
      await client.join(name);
      for (const secret of [client.clientSecret, client.serverSecret])
        keys.add(encryptionKey(secret).toString("hex"));
      client.close();
    }
    expect(keys).toHaveLength(6);
  });

  test("haydnba/node-chat-cli and viperbluff have a fixed IV: all IVs on the wire differ, and none is zero", async () => {
    const [ana, client] = [await join("ana"), await reference()];
    await client.join("bob");
    for (let round = 1; round <= 30; round += 1) {
      ana.client.say("same");
      await ana.untilStored(round);
    }
    while (client.messages.filter(({ type }) => type === 65).length < 30) await client.next();
    const ivs = client.received
      .filter(([type]) => type === 4)
      .map((record) => record.subarray(4, 20).toString("hex"));
    expect(new Set(ivs)).toHaveLength(ivs.length);
    expect(ivs).not.toContain("0".repeat(32));
    client.close();
  });

  test("haydnba/node-chat-cli takes each data event for a message: one byte at a time is as good as all", async () => {
    const dripping = await tamperingRelay((bytes, _, __, server) => {
      for (const byte of bytes) server.write(Buffer.of(byte));
      return Buffer.alloc(0);
    });
    const bob = await join("bob");
    const ana = await RecordingClient.join({ ...common(), address: dripping.address, name: "ana" });
    ana.client.say("drip by drip");
    expect(await bob.untilSaid()).toMatchObject({ text: "drip by drip" });
    await dripping.stop();
  });

  test("andrebeolchi/LocalCryptChat is ECB: equal blocks of text give different blocks on the wire", async () => {
    const [ana, client] = [await join("ana"), await reference()];
    await client.join("bob");
    ana.client.say("sixteen letters!".repeat(200));
    await client.until(65);
    const blocks = client.lastRecord.subarray(4, -32).toString("hex").match(/.{32}/g) ?? [];
    expect(blocks.length).toBeGreaterThan(200);
    expect(new Set(blocks)).toHaveLength(blocks.length);
    client.close();
  });

  test("yakovenkodenis has p = 11: the prime has 3072 bits and both sides insist on it", async () => {
    expect(BigInt(`0x${Buffer.from(ffdhe3072.prime).toString("hex")}`).toString(2)).toHaveLength(3072);
    const client = await reference();
    await client.shakeHands();
    expect(client.serverPublicValue).toHaveLength(384);
    client.close();
  });
});

const anyPort = { host: "127.0.0.1", port: 0 };

const noRateLimit = { textBurst: 1e6, textsPerSecond: 1e6, byteBurst: 1e9, bytesPerSecond: 1e9 };

function common() {
  return { address: setting.server.address, knownServers: setting.knownServers };
}

function join(name: string): Promise<RecordingClient> {
  return RecordingClient.join({ ...common(), name });
}

function reference(): Promise<ReferenceClient> {
  return ReferenceClient.connect("127.0.0.1", setting.server.address.port);
}

async function plainSocket(): Promise<Socket> {
  const socket = connect(setting.server.address.port, "127.0.0.1");
  await new Promise((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  socket.on("error", () => {});
  return socket;
}

/** Somebody on the wire who may change what the client sends; `count` is how many chunks came before. */
async function tamperingRelay(
  change: (bytes: Buffer, count: number, client: Socket, server: Socket) => Buffer,
): Promise<{ readonly address: { host: string; port: number }; stop(): Promise<void> }> {
  const sockets: Socket[] = [];
  const relay = createServer({ noDelay: true }, (client) => {
    const server = connect({ port: setting.server.address.port, host: "127.0.0.1", noDelay: true });
    sockets.push(client, server);
    let count = 0;
    client.on("data", (bytes) => {
      server.write(change(Buffer.from(bytes), count, client, server));
      count += 1;
    });
    server.on("data", (bytes) => client.write(bytes));
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      from.on("error", () => to.destroy()).on("close", () => to.destroy());
    }
  });
  await new Promise<void>((resolve) => relay.listen(0, "127.0.0.1", resolve));
  const address = { host: "127.0.0.1", port: (relay.address() as { port: number }).port };
  await setting.knownServers.pin(address, { hostKey: setting.identity.publicKey, suite: 2 });
  return {
    address,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => relay.close(resolve));
    },
  };
}
