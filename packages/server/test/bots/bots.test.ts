/** Keys that may do little, on a real server: what a bot is told, may ask, and may say. */
import { IdentityKey, keyDigest } from "@conclave/crypto";
import { type Content, lobby, type RoomId } from "@conclave/protocol";
import { ManualClock } from "@conclave/testbed/manual-clock";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Bots, type BotVerb, type ConclaveServer, Database, startServer } from "../../src/index.ts";
import { TestClient } from "../support/test-client.ts";

const hostKey = IdentityKey.generate();
const botKey = IdentityKey.generate();
let clock: ManualClock;
let database: Database;
let server: ConclaveServer;
let ana: TestClient;
let ops: RoomId;
let secret: RoomId;

beforeEach(async () => {
  clock = new ManualClock();
  database = Database.inMemory();
  server = await startServer({ hostKey, database, clock, listen: { host: "127.0.0.1", port: 0 } });
  ana = await enter("ana", IdentityKey.generate());
  // The name has to belong to somebody before anybody can be brought in under it.
  (await enter("bot", botKey)).bye();
  ops = await makeRoom("ops");
  secret = await makeRoom("secret");
});

afterEach(async () => {
  await server.stop();
});

test("a bot hears its own rooms and no other, although its key is a member of them", async () => {
  limit(["read"], ops);
  const bot = await enter("bot", botKey);
  for (const room of [lobby, secret, ops]) await say(ana, room, `into ${room}`);
  await bot.until(() => bot.heard(ops).length === 1);
  expect(bot.messages("SAID").map(({ room }) => room)).toEqual([ops]);
  expect(bot.messages("ROOM").map(({ room }) => room)).toEqual([lobby, ops]);
});

describe("what is not its own is to it as if it were not there", () => {
  test.each(["FETCH", "WHO", "SEARCH"] as const)("%s", async (type) => {
    limit(["read", "write", "manage"], ops);
    await say(ana, secret, "the word");
    await say(ana, ops, "the word");
    const bot = await enter("bot", botKey);
    const question = (room: RoomId) => {
      if (type === "FETCH") return { type, room, side: "after", number: 0, limit: 10 } as const;
      return type === "WHO" ? ({ type, room } as const) : ({ type, room, text: "word" } as const);
    };
    expect(await bot.ask(question(secret))).toMatchObject({ type: "REFUSED", why: "room" });
    expect(await bot.ask(question(lobby))).toMatchObject({ type: "REFUSED", why: "room" });
    expect((await bot.ask(question(ops))).type).not.toBe("REFUSED");
  });

  test("writing", async () => {
    limit(["read", "write", "manage"], ops);
    const bot = await enter("bot", botKey);
    expect(await say(bot, secret, "?")).toMatchObject({ type: "REFUSED", why: "room" });
    expect(await say(bot, lobby, "?")).toMatchObject({ type: "REFUSED", why: "room" });
    expect(await say(bot, ops, "!")).toMatchObject({ type: "ACK" });
  });

  test("a search in all rooms", async () => {
    limit(["read"], ops);
    await say(ana, secret, "the word in secret");
    await say(ana, ops, "the word in ops");
    const bot = await enter("bot", botKey);
    expect(await bot.ask({ type: "SEARCH", text: "word" })).toMatchObject({
      type: "FOUND",
      hits: [{ room: ops }],
    });
  });
});

describe("verbs", () => {
  test("one that may only write hears nothing and is told nothing", async () => {
    limit(["write"], ops);
    const bot = await enter("bot", botKey);
    expect(await say(bot, ops, "it failed")).toMatchObject({ type: "ACK" });
    expect(await bot.ask({ type: "FETCH", room: ops, side: "after", number: 0, limit: 1 })).toMatchObject({
      type: "REFUSED",
      why: "role",
    });
    await say(ana, ops, "what failed?");
    expect(await bot.ask({ type: "LIST" })).toMatchObject({ type: "REFUSED", why: "role" });
    expect(bot.messages("SAID")).toEqual([]);
  });

  test("one that may only read says nothing, in any way", async () => {
    limit(["read"], ops);
    const said = await say(ana, ops, "a text");
    if (said.type !== "ACK") throw new Error("ana may write");
    const bot = await enter("bot", botKey);
    const contents: Content[] = [
      { kind: "text", text: "?" },
      { kind: "react", of: said.number, mark: "👍", set: "on" },
      { kind: "topic", text: "?" },
      { kind: "member", who: "ana", role: "none" },
    ];
    for (const content of contents)
      expect(await bot.ask({ type: "SAY", room: ops, content })).toMatchObject({
        type: "REFUSED",
        why: "role",
      });
  });

  test("whatever it may, it makes no rooms", async () => {
    limit(["read", "write", "manage"], ops);
    const bot = await enter("bot", botKey);
    for (const what of [
      { kind: "direct", with: "ana" } as const,
      { kind: "public", name: "x", topic: "" } as const,
    ])
      expect(await bot.ask({ type: "OPEN", what })).toMatchObject({ type: "REFUSED", why: "role" });
  });
});

describe("the end of its time", () => {
  test("while it is connected refuses what it says and asks", async () => {
    limit(["read", "write"], ops, clock.dateMs() + 1000);
    const bot = await enter("bot", botKey);
    expect(await say(bot, ops, "in time")).toMatchObject({ type: "ACK" });
    clock.advance(1000);
    expect(await say(bot, ops, "too late")).toMatchObject({ type: "REFUSED", why: "role" });
    expect(await bot.ask({ type: "LIST" })).toMatchObject({ type: "REFUSED", why: "role" });
  });

  test("keeps it out, also where everybody else may come in; and so does being revoked", async () => {
    limit(["read"], ops, clock.dateMs());
    expect(await ending()).toMatchObject({ bye: { code: 8 } });
    limit(["read"], ops);
    expect(new Bots(database).revoke("robot", clock.dateMs())).toBe(true);
    expect(await ending()).toMatchObject({ bye: { code: 8 } });
  });

  async function ending() {
    const { address } = server;
    const bot = await TestClient.connect(address, {
      hostKey: hostKey.publicKey,
      name: "bot",
      identity: botKey,
    });
    return await bot.untilClosed();
  }
});

test("being revoked while it is connected counts at once for what it says", async () => {
  limit(["write"], ops);
  const bot = await enter("bot", botKey);
  expect(await say(bot, ops, "in time")).toMatchObject({ type: "ACK" });
  new Bots(database).revoke("robot", clock.dateMs());
  expect(await say(bot, ops, "too late")).toMatchObject({ type: "REFUSED", why: "role" });
});

test("a label is one key's", () => {
  limit(["read"], ops);
  const other = keyDigest(IdentityKey.generate().publicKey);
  const bot = {
    label: "robot",
    keyDigest: other,
    rooms: new Set([ops]),
    verbs: new Set(["read"] as const),
    untilMs: undefined,
  };
  expect(new Bots(database).put(bot)).toBe("taken");
  expect(new Bots(database).put({ ...bot, label: "another" })).toBe("kept");
});

function limit(verbs: readonly BotVerb[], room: RoomId, untilMs?: number): void {
  const digest = keyDigest(botKey.publicKey);
  new Bots(database).put({
    label: "robot",
    keyDigest: digest,
    rooms: new Set([room]),
    verbs: new Set(verbs),
    untilMs,
  });
}

async function enter(name: string, identity: IdentityKey): Promise<TestClient> {
  const client = await TestClient.join(server.address, { hostKey: hostKey.publicKey, name, identity });
  await client.until(() => client.messages("ROOM").some(({ more }) => !more));
  return client;
}

/** A room of ana's that the bot is in. */
async function makeRoom(name: string): Promise<RoomId> {
  const opened = await ana.ask({ type: "OPEN", what: { kind: "private", name, topic: "" } });
  if (opened.type !== "ACK") throw new Error(`${name} was refused`);
  const { room } = opened;
  const content: Content = { kind: "member", who: "bot", role: "member" };
  expect(await ana.ask({ type: "SAY", room, content })).toMatchObject({ type: "ACK" });
  return room;
}

function say(who: TestClient, room: RoomId, text: string) {
  return who.ask({ type: "SAY", room, content: { kind: "text", text } });
}
