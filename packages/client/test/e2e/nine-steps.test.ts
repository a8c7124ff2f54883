/**
 * The nine steps of the program that Conclave grew from, each seen from outside: a real daemon in a process of its
 * own, and clients of a second implementation that keep every key, so that each claim can be checked by decrypting.
 */
import { createDecipheriv, randomBytes } from "node:crypto";
import { connect } from "node:net";
import { Daemon, type RunningDaemon } from "@conclave/testbed/daemon";
import { encryptionKey, openRecord, ReferenceClient, splitMessages } from "@conclave/testbed/reference";
import { decode, encode } from "cborg";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";

const types = {
  HOST_KEY: 16,
  HOST_SIG: 17,
  NAME_ASK: 18,
  FINISH: 19,
  WELCOME: 49,
  SAY: 64,
  SAID: 65,
  ACK: 66,
};
const text = "the same words for everybody";

let daemon: RunningDaemon;
let clients: ReferenceClient[] = [];

beforeAll(async () => {
  daemon = await Daemon.start("--listen", "127.0.0.1:0", "--exempt", "127.0.0.1");
});

afterEach(() => {
  for (const client of clients) client.close();
  clients = [];
});

afterAll(async () => {
  await daemon.stop();
});

test("1. the server listens on the address and port that it was given", async () => {
  const free = await Daemon.freePort();
  const other = await Daemon.start("--listen", `127.0.0.1:${free}`);
  expect(other.port).toBe(free);
  const socket = connect(free, "127.0.0.1");
  await new Promise((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  socket.destroy();
  await other.stop();
});

test("2. a client connects over TCP", async () => {
  const client = await arrive();
  const accepted = await daemon.untilLog(
    ({ event, peer }) => event === "connection.accepted" && peer === `127.0.0.1:${client.socket.localPort}`,
  );
  expect(accepted).toMatchObject({ conn: expect.stringMatching(/^c\d+$/) });
});

test("3. the server asks for the name", async () => {
  const client = await arrive();
  await client.shakeHands();
  expect(client.flight.map(({ type }) => type)).toEqual([
    types.HOST_KEY,
    types.HOST_SIG,
    types.NAME_ASK,
    types.FINISH,
  ]);
});

test("4. the client sends it, and is welcome under it", async () => {
  const client = await arrive();
  (await client.shakeHands()).answer("zoé");
  expect((await client.until(types.WELCOME)).body.toString()).toBe("zoé");
  await daemon.untilLog(({ event, member }) => event === "member.joined" && member === "zoé");
});

test("5. both generate key pairs and exchange public keys, new ones for each connection", async () => {
  const [first, second] = [await joined("ana"), await joined("bob")];
  const values = [first, second].flatMap(({ clientPublicValue, serverPublicValue }) => [
    clientPublicValue.toString("hex"),
    serverPublicValue.toString("hex"),
  ]);
  for (const value of values) expect(value).toHaveLength(2 * 384);
  expect(new Set(values)).toHaveLength(4);
  // They travel in the clear, as they may: HELLO_C and HELLO_S carry them.
  expect(first.sent[0]?.includes(first.clientPublicValue)).toBe(true);
  expect(first.received[0]?.includes(first.serverPublicValue)).toBe(true);
});

test("6. both derive the same key, and no two clients have the same", async () => {
  const [first, second] = [await joined("ana"), await joined("bob")];
  // The server sealed WELCOME and the list of who is here with what it had derived; the client's own opens it.
  expect(first.messages.map(({ type }) => type)).toContain(types.WELCOME);
  expect(first.sharedValue.equals(second.sharedValue)).toBe(false);
  const secrets = [first.clientSecret, first.serverSecret, second.clientSecret, second.serverSecret];
  expect(new Set(secrets.map((secret) => secret.toString("hex")))).toHaveLength(4);
});

test("7. messages are encrypted with AES-256", async () => {
  const [ana, bob] = [await joined("ana"), await joined("bob")];
  say(ana, text);
  await bob.until(types.SAID);
  const record = bob.lastRecord;
  const key = encryptionKey(bob.serverSecret);
  expect(key).toHaveLength(32);
  const decipher = createDecipheriv("aes-256-cbc", key, record.subarray(4, 20));
  const plaintext = Buffer.concat([decipher.update(record.subarray(20, -32)), decipher.final()]);
  expect(plaintext.includes(text)).toBe(true);
  expect(record.includes(text)).toBe(false);
});

test("8. the server decrypts a message with that client's key, and with no other", async () => {
  const [ana, bob] = [await joined("ana"), await joined("bob")];
  say(ana, text);
  expect(decode((await bob.until(types.SAID)).body)).toMatchObject({ from: "ana", text });

  // The same message under another client's key opens nowhere: the server ends that connection at once.
  const cy = await joined("cy");
  cy.clientSecret = ana.clientSecret;
  say(cy, "in the name of another");
  await new Promise((resolve) => cy.socket.once("close", resolve));
  await daemon.untilLog(({ event, reason }) => event === "connection.closed" && reason === "record");
  expect(bob.messages.filter(({ type }) => type === types.SAID)).toHaveLength(1);
});

test("9. the server encrypts it anew for every other client, with that client's own key", async () => {
  const [ana, bob, cy] = [await joined("ana"), await joined("bob"), await joined("cy")];
  say(ana, text);
  const records = [];
  for (const receiver of [bob, cy]) {
    expect(decode((await receiver.until(types.SAID)).body)).toMatchObject({ from: "ana", text });
    records.push({ receiver, record: receiver.lastRecord, number: receiver.lastRecordNumber });
  }
  const [forBob, forCy] = records;
  if (forBob === undefined || forCy === undefined) throw new Error("two receivers have two records");
  expect(forBob.record.equals(forCy.record)).toBe(false);
  expect(() => openRecord(cy.serverSecret, forBob.number, forBob.record)).toThrow("tag");
  expect(() => openRecord(bob.serverSecret, forCy.number, forCy.record)).toThrow("tag");
  const opened = splitMessages(openRecord(bob.serverSecret, forBob.number, forBob.record));
  expect(opened[0]?.type).toBe(types.SAID);

  // The sender gets its acknowledgement, not its own words.
  await ana.until(types.ACK);
  expect(ana.messages.filter(({ type }) => type === types.SAID)).toEqual([]);
});

async function arrive(): Promise<ReferenceClient> {
  const client = await ReferenceClient.connect("127.0.0.1", daemon.port);
  clients.push(client);
  return client;
}

async function joined(name: string): Promise<ReferenceClient> {
  const client = await arrive();
  await client.join(name);
  return client;
}

function say(client: ReferenceClient, words: string): void {
  client.say(types.SAY, Buffer.from(encode({ id: randomBytes(16), text: words })));
}
