/** Rooms as their members see them, over real sockets and a real database. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join as joinPath } from "node:path";
import { IdentityKey } from "@conclave/crypto";
import { type Content, type Entry, lobby, type Open, type Role, type RoomId } from "@conclave/protocol";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  type ConclaveServer,
  Database,
  Invitations,
  NameRegistry,
  type ServerOptions,
  startServer,
} from "../src/index.ts";
import { MemoryLog } from "./support/memory-log.ts";
import { TestClient } from "./support/test-client.ts";

const hostKey = IdentityKey.generate();
const keys = new Map<string, IdentityKey>();
let folder: string;
let log: MemoryLog;
let database: Database;
let server: ConclaveServer;

beforeEach(async () => {
  folder = mkdtempSync(joinPath(tmpdir(), "conclave-rooms-"));
  await serve({});
});

afterEach(async () => {
  await stop();
  rmSync(folder, { recursive: true });
});

describe("making rooms, and coming into them", () => {
  test("whoever makes a public room owns it; others find it, come in, and talk there and nowhere else", async () => {
    const [ana, bob, cy] = await enter("ana", "bob", "cy");
    const room = await make(ana, "plans", { topic: "what next" });
    expect(await roomsOf(ana)).toContainEqual(
      expect.objectContaining({ room, role: "owner", kind: "public" }),
    );
    expect(await bob.ask({ type: "LIST" })).toMatchObject({
      type: "ROOMS",
      rooms: [{ room, name: "plans", topic: "what next", members: 1 }],
      more: false,
    });
    expect(await become(bob, room, "bob", "member")).toMatchObject({ type: "ACK", number: 2 });
    await bob.until(() => bob.messages("ROOM").some((told) => told.room === room));
    expect(bob.messages("ROOM").at(-1)).toMatchObject({
      room,
      name: "plans",
      role: "member",
      members: 2,
      last: 2,
    });
    await say(ana, room, "to the two of us");
    await bob.until(() => bob.heard(room).length === 1);
    expect(bob.heard(room)[0]).toMatchObject({
      number: 3,
      from: "ana",
      content: { text: "to the two of us" },
    });
    await say(ana, lobby, "to all");
    await cy.until(() => cy.texts.length === 1);
    expect(cy.heard(room)).toEqual([]);
  });

  test("a name that a room has, or that looks like one, is not given again", async () => {
    const [ana, bob] = await enter("ana", "bob");
    await make(ana, "plans");
    for (const name of ["plans", "PLANS", "рlаns", "lobby"])
      expect((await open(bob, { kind: "public", name, topic: "" })).type, name).toBe("REFUSED");
    expect(await open(bob, { kind: "public", name: "рlаns", topic: "" })).toMatchObject({ why: "name" });
    expect(await open(bob, { kind: "public", name: "Plans", topic: "" })).toMatchObject({ why: "taken" });
  });

  test("asked for again under the same id, in another session too, a room is not made twice", async () => {
    const [ana] = await enter("ana");
    const id = new Uint8Array(16).fill(7);
    const question = { type: "OPEN", id, what: { kind: "public", name: "plans", topic: "" } } as const;
    ana.send(question);
    const first = await ana.answer(id);
    ana.bye();
    await ana.untilClosed();
    await restart();
    const [again] = await enter("ana");
    again.send(question);
    expect(await again.answer(id)).toMatchObject({
      type: "ACK",
      room: first.type === "ACK" ? first.room : 0,
    });
    expect(await again.ask({ type: "LIST" })).toMatchObject({ rooms: [{ name: "plans" }] });
  });

  test("a private room is to others as if it were not there: by number, by name, in lists and in searches", async () => {
    const [ana, bob] = await enter("ana", "bob");
    const room = await make(ana, "secret", { kind: "private" });
    await say(ana, room, "the cake is a lie");
    for (const number of [room, room + 1000]) {
      expect(await fetchAfter(bob, number, 0)).toMatchObject({ type: "REFUSED", why: "room" });
      expect(await say(bob, number, "hello?")).toMatchObject({ type: "REFUSED", why: "room" });
      expect(await become(bob, number, "bob", "member")).toMatchObject({ type: "REFUSED", why: "room" });
      expect(await bob.ask({ type: "WHO", room: number })).toMatchObject({ type: "REFUSED", why: "room" });
      expect(await bob.ask({ type: "SEARCH", text: "cake", room: number })).toMatchObject({ why: "room" });
    }
    expect(await bob.ask({ type: "LIST" })).toMatchObject({ rooms: [] });
    expect(await bob.ask({ type: "SEARCH", text: "cake" })).toMatchObject({ hits: [] });
    expect(await open(bob, { kind: "private", name: "secret", topic: "" })).toMatchObject({ type: "ACK" });
  });

  test("a moderator brings people into a private room, and takes them out; what comes after they do not hear", async () => {
    const [ana, bob] = await enter("ana", "bob");
    const room = await make(ana, "secret", { kind: "private" });
    await say(ana, room, "before");
    expect(await become(ana, room, "bob", "member")).toMatchObject({ type: "ACK" });
    await bob.until(() => bob.messages("ROOM").some((told) => told.room === room));
    expect(await texts(bob, room)).toEqual(["before"]);
    expect(await become(ana, room, "bob", "none")).toMatchObject({ type: "ACK" });
    await say(ana, room, "after");
    expect(await fetchAfter(bob, room, 0)).toMatchObject({ type: "REFUSED", why: "room" });
    expect(bob.heard(room).map(({ content }) => content)).toEqual([
      { kind: "member", who: "bob", role: "none" },
    ]);
  });

  test.each(["open", "invited"] as const)(
    "access %s: an invitation brings into its room, once",
    async (access) => {
      const [ana] = await enter("ana");
      const room = await make(ana, "secret", { kind: "private" });
      await say(ana, room, "welcome, whoever comes");
      const invitations = new Invitations(database);
      const { token: own } = invitations.create("", Date.now(), 60_000);
      const { token: invite } = invitations.create("", Date.now(), 60_000, { room });
      await restart({ access });
      const owner = await TestClient.join(server.address, who("ana", own));
      const bob = await TestClient.join(server.address, who("bob", invite));
      await bob.until(() => bob.messages("ROOM").some((told) => told.room === room));
      expect(bob.messages("ROOM").at(-1)).toMatchObject({
        room,
        kind: "private",
        role: "member",
        members: 2,
      });
      expect(await texts(bob, room)).toEqual(["welcome, whoever comes"]);
      await owner.until(() => owner.heard(room).length === 1);
      expect(owner.heard(room)[0]).toMatchObject({
        from: "server",
        content: { kind: "member", who: "bob", role: "member" },
      });
      const cy = await TestClient.connect(server.address, who("cy", invite));
      if (access === "invited") expect(await cy.untilClosed()).toMatchObject({ bye: { code: 8 } });
      else expect((await roomsOf(cy)).map((told) => told.room)).toEqual([lobby]);
    },
  );

  test("whoever comes into a room while nobody of it is here is told to nobody, and is in it", async () => {
    const [ana, bob] = await enter("ana", "bob");
    const room = await make(ana, "plans");
    ana.bye();
    await log.until("member.left");
    expect(await become(bob, room, "bob", "member")).toMatchObject({ type: "ACK", number: 2 });
    expect(log.of("message.relayed").at(-1)).toMatchObject({ room, number: 2, receivers: 0 });
    await bob.until(() => bob.messages("ROOM").some((told) => told.room === room));
  });

  test("a guest talks in the lobby and is in no other room", async () => {
    const [ana] = await enter("ana");
    const guest = await TestClient.join(server.address, { hostKey: hostKey.publicKey, name: "guest" });
    const room = await make(ana, "plans");
    expect(await say(guest, lobby, "hi")).toMatchObject({ type: "ACK" });
    expect(await say(guest, room, "hi")).toMatchObject({ type: "REFUSED", why: "room" });
    expect(await open(guest, { kind: "public", name: "mine", topic: "" })).toMatchObject({ why: "guest" });
    expect(await open(guest, { kind: "direct", with: "ana" })).toMatchObject({ why: "guest" });
    expect(await guest.ask({ type: "LIST" })).toMatchObject({ why: "guest" });
    expect(await put(guest, lobby, { kind: "react", of: 1, mark: "+1", set: "on" })).toMatchObject({
      why: "guest",
    });
    expect(await become(ana, room, "guest", "member")).toMatchObject({ why: "person" });
  });
});

describe("direct messages", () => {
  test("wait for somebody who is away, and are one room for both", async () => {
    const [ana, bob] = await enter("ana", "bob");
    bob.bye();
    await ana.until(() => ana.messages("LEFT").length === 1);
    const opened = await open(ana, { kind: "direct", with: "BOB" });
    if (opened.type !== "ACK") throw new Error(JSON.stringify(opened));
    const { room } = opened;
    expect(ana.messages("ROOM").at(-1)).toMatchObject({ room, kind: "direct", name: "bob", members: 2 });
    await say(ana, room, "when you are back");

    const [again] = await enter("bob");
    expect(again.messages("ROOM").at(-1)).toMatchObject({ room, kind: "direct", name: "ana", read: 0 });
    expect(await texts(again, room)).toEqual(["when you are back"]);
    expect(await open(again, { kind: "direct", with: "ana" })).toMatchObject({ type: "ACK", room });
  });

  test("nobody else is let in, and nobody who owns no name is written to", async () => {
    const [ana] = await enter("ana", "bob");
    const opened = await open(ana, { kind: "direct", with: "bob" });
    if (opened.type !== "ACK") throw new Error(JSON.stringify(opened));
    const [cy] = await enter("cy");
    expect(await become(ana, opened.room, "cy", "member")).toMatchObject({ why: "role" });
    expect(await say(cy, opened.room, "psst")).toMatchObject({ why: "room" });
    expect(await open(ana, { kind: "direct", with: "nobody" })).toMatchObject({ why: "person" });
  });

  test("with oneself is a room of one", async () => {
    const [ana] = await enter("ana");
    const opened = await open(ana, { kind: "direct", with: "ana" });
    if (opened.type !== "ACK") throw new Error(JSON.stringify(opened));
    expect(ana.messages("ROOM").at(-1)).toMatchObject({ name: "ana", members: 1 });
    expect(await open(ana, { kind: "direct", with: "Ana" })).toMatchObject({ room: opened.room });
  });
});

describe("what a room keeps", () => {
  test("everything that was acknowledged is there after a restart, under its number", async () => {
    const [ana] = await enter("ana");
    const room = await make(ana, "plans");
    for (const text of ["one", "two", "three"]) await say(ana, room, text);
    await put(ana, room, { kind: "topic", text: "numbers" });
    await restart();
    const [again] = await enter("ana");
    expect(again.messages("ROOM").at(-1)).toMatchObject({ room, topic: "numbers", role: "owner", last: 5 });
    expect(await texts(again, room)).toEqual(["one", "two", "three"]);
    expect(await say(again, room, "four")).toMatchObject({ type: "ACK", number: 6 });
  });

  test("who comes back gets exactly what it missed, in pages, in order", async () => {
    const [ana, bob] = await enter("ana", "bob");
    await say(ana, lobby, "seen");
    await bob.until(() => bob.texts.length === 1);
    const last = bob.heard(lobby).at(-1)?.number ?? 0;
    bob.bye();
    for (let index = 0; index < 40; index += 1) await say(ana, lobby, `missed ${index} ${"x".repeat(1000)}`);
    const [again] = await enter("bob");
    const missed: Entry[] = [];
    for (let more = true, after = last, pages = 0; more; pages += 1) {
      const page = await fetchAfter(again, lobby, after, 100);
      if (page.type !== "PAGE") throw new Error(JSON.stringify(page));
      expect(pages).toBeLessThan(10);
      missed.push(...page.entries);
      more = page.more;
      after = missed.at(-1)?.number ?? after;
    }
    expect(missed.map(({ number }) => number)).toEqual(Array.from({ length: 40 }, (_, at) => last + 1 + at));
    expect(missed[39]?.content).toMatchObject({ text: expect.stringMatching(/^missed 39 /) });
  });

  test("pages go backwards too, from any entry", async () => {
    const [ana] = await enter("ana");
    for (let index = 1; index <= 10; index += 1) await say(ana, lobby, `${index}`);
    const page = await ana.ask({ type: "FETCH", room: lobby, side: "before", number: 8, limit: 3 });
    expect(page).toMatchObject({
      type: "PAGE",
      more: true,
      entries: [{ number: 5 }, { number: 6 }, { number: 7 }],
    });
    const start = await ana.ask({ type: "FETCH", room: lobby, side: "before", number: 3, limit: 3 });
    expect(start).toMatchObject({ more: false, entries: [{ number: 1 }, { number: 2 }] });
  });

  test("the longest texts come one to a page, and none is left out", async () => {
    const [ana] = await enter("ana");
    const long = "é".repeat(6_144);
    for (let index = 0; index < 3; index += 1) await say(ana, lobby, long);
    expect(await fetchAfter(ana, lobby, 1)).toMatchObject({ entries: [{ number: 2 }], more: true });
  });

  test("the same message sent again, in another session too, is stored once and acknowledged alike", async () => {
    const [ana, bob] = await enter("ana", "bob");
    const id = ana.say("once");
    const first = await ana.answer(id);
    ana.socket.resetAndDestroy();
    const [again] = await enter("ana");
    again.say("once", id);
    expect(await again.answer(id)).toEqual(first);
    await say(again, lobby, "next");
    await bob.until(() => bob.texts.includes("next"));
    expect(bob.texts).toEqual(["once", "next"]);
    bob.say("not mine", id);
    expect(await bob.answer(id)).toMatchObject({ type: "REFUSED", why: "entry" });
  });

  test("own texts are edited and taken away, others' are not; the trace stays, the text does not", async () => {
    const [ana, bob] = await enter("ana", "bob");
    await say(ana, lobby, "teh plan");
    await say(ana, lobby, "a secret");
    expect(await put(ana, lobby, { kind: "edit", of: 1, text: "the plan" })).toMatchObject({ type: "ACK" });
    expect(await put(ana, lobby, { kind: "delete", of: 2 })).toMatchObject({ type: "ACK" });
    for (const content of [
      { kind: "edit", of: 1, text: "mine now" },
      { kind: "delete", of: 1 },
    ] as const)
      expect(await put(bob, lobby, content)).toMatchObject({ type: "REFUSED", why: "role" });
    expect(await put(ana, lobby, { kind: "edit", of: 2, text: "back" })).toMatchObject({ why: "entry" });
    expect(await put(ana, lobby, { kind: "edit", of: 99, text: "?" })).toMatchObject({ why: "entry" });
    await bob.until(() => bob.heard(lobby).length === 4);
    expect(bob.heard(lobby).map(({ content }) => content.kind)).toEqual(["text", "text", "edit", "delete"]);
    const page = await fetchAfter(bob, lobby, 0);
    expect(page).toMatchObject({
      entries: [
        { number: 1, content: { kind: "text", text: "the plan" }, state: { editedMs: expect.any(Number) } },
        { number: 2, content: { kind: "gone" } },
        { number: 3, content: { kind: "edit", of: 1 } },
        { number: 4, content: { kind: "delete", of: 2 } },
      ],
    });
    expect(await bob.ask({ type: "SEARCH", text: "secret" })).toMatchObject({ hits: [] });
  });

  test("marks are counted, and one knows one's own", async () => {
    const [ana, bob] = await enter("ana", "bob");
    await say(ana, lobby, "good?");
    for (const client of [ana, bob])
      await put(client, lobby, { kind: "react", of: 1, mark: "👍", set: "on" });
    await put(bob, lobby, { kind: "react", of: 1, mark: "🎉", set: "on" });
    await put(ana, lobby, { kind: "react", of: 1, mark: "👍", set: "off" });
    expect(await fetchAfter(bob, lobby, 0, 1)).toMatchObject({
      entries: [{ state: { marks: { "👍": 1, "🎉": 1 }, mine: ["👍", "🎉"] } }],
    });
    expect(await put(ana, lobby, { kind: "react", of: 1, mark: "👍", set: "off" })).toMatchObject({
      why: "entry",
    });
  });

  test("replies, mentions and pins are kept", async () => {
    const [ana] = await enter("ana", "bob");
    const room = await make(ana, "plans");
    await say(ana, room, "first");
    await put(ana, room, { kind: "text", text: "@bob look", re: 2, mentions: ["bob"] });
    await put(ana, room, { kind: "pin", of: 2, set: "on" });
    await restart();
    const [again] = await enter("ana");
    expect(again.messages("ROOM").at(-1)).toMatchObject({ room, pins: [2] });
    expect(await fetchAfter(again, room, 2)).toMatchObject({
      entries: [{ content: { kind: "text", text: "@bob look", re: 2, mentions: ["bob"] } }, { number: 4 }],
    });
  });

  test("words are found in one room or in all, by writer and by time, the newest first", async () => {
    const [ana, bob] = await enter("ana", "bob");
    const room = await make(ana, "plans");
    await say(ana, lobby, "The Café opens");
    await say(bob, lobby, "which cafe?");
    await say(ana, room, "cafe in a room of its own");
    expect(await search(ana, { text: "CAFE" })).toEqual([
      "cafe in a room of its own",
      "which cafe?",
      "The Café opens",
    ]);
    expect(await search(ana, { text: "cafe", room: lobby })).toEqual(["which cafe?", "The Café opens"]);
    expect(await search(ana, { text: "cafe", from: "bob" })).toEqual(["which cafe?"]);
    expect(await search(bob, { text: "cafe open" })).toEqual(["The Café opens"]);
    expect(await search(bob, { text: "cafe", untilMs: 1000 })).toEqual([]);
    expect(await ana.ask({ type: "SEARCH", text: '*** "' })).toMatchObject({ type: "REFUSED", why: "query" });
    for (const text of ["AND OR", "NEAR(", "col:x", "^a", "a -b"])
      expect((await ana.ask({ type: "SEARCH", text })).type).toBe("FOUND");
  });
});

describe("roles", () => {
  test("a muted member reads and does not write, from the moment on when it was muted", async () => {
    const [ana, bob] = await enter("ana", "bob");
    const room = await make(ana, "plans");
    await become(bob, room, "bob", "member");
    expect(await become(ana, room, "bob", "muted")).toMatchObject({ type: "ACK" });
    expect(await say(bob, room, "but")).toMatchObject({ type: "REFUSED", why: "role" });
    await say(ana, room, "listen");
    await bob.until(() => bob.heard(room).some(({ content }) => content.kind === "text"));
    await become(ana, room, "bob", "member");
    expect(await say(bob, room, "thanks")).toMatchObject({ type: "ACK" });
  });

  test("what was stored before its sender was muted is acknowledged when it is sent again", async () => {
    const [ana, bob] = await enter("ana", "bob");
    const room = await make(ana, "plans");
    await become(bob, room, "bob", "member");
    const message = {
      type: "SAY",
      id: new Uint8Array(16).fill(9),
      room,
      content: { kind: "text", text: "in time" },
    } as const;
    bob.send(message);
    const first = await bob.answer(message.id);
    expect(first.type).toBe("ACK");
    await become(ana, room, "bob", "muted");
    bob.socket.resetAndDestroy();
    const [again] = await enter("bob");
    again.send(message);
    expect(await again.answer(message.id)).toEqual(first);
    expect(await say(again, room, "too late")).toMatchObject({ type: "REFUSED", why: "role" });
  });

  test("a room keeps an owner as long as somebody else is in it", async () => {
    const [ana, bob] = await enter("ana", "bob");
    const room = await make(ana, "plans");
    await become(bob, room, "bob", "member");
    expect(await become(ana, room, "ana", "none")).toMatchObject({ why: "role" });
    await become(ana, room, "bob", "owner");
    await bob.until(() => bob.messages("ROOM").at(-1)?.role === "owner");
    expect(await become(ana, room, "ana", "none")).toMatchObject({ type: "ACK" });
    expect(await bob.ask({ type: "WHO", room })).toMatchObject({ members: [{ name: "bob", role: "owner" }] });
    expect(await say(ana, room, "still here?")).toMatchObject({ why: "room" });
  });

  test("whoever gets a name after it was taken back does not come into the rooms of the one before", async () => {
    const [ana] = await enter("ana");
    const room = await make(ana, "secret", { kind: "private" });
    ana.bye();
    await ana.untilClosed();
    new NameRegistry(database).release("ana");
    const impostor = await TestClient.join(server.address, {
      hostKey: hostKey.publicKey,
      name: "ana",
      identity: IdentityKey.generate(),
    });
    expect((await roomsOf(impostor)).map((told) => told.room)).toEqual([lobby]);
    expect(await fetchAfter(impostor, room, 0)).toMatchObject({ why: "room" });
  });
});

describe("several devices", () => {
  test("of one person are one person to others, hear the same, and share what was read", async () => {
    const [ana, laptop] = await enter("ana", "bob");
    const [phone] = await enter("bob");
    expect(ana.messages("JOINED").map(({ name }) => name)).toEqual(["bob"]);
    await say(laptop, lobby, "from the laptop");
    await phone.until(() => phone.texts.length === 1);
    expect(phone.heard(lobby)[0]).toMatchObject({ from: "bob" });
    expect(laptop.heard(lobby)).toEqual([]);
    phone.send({ type: "READ", room: lobby, number: 1 });
    await laptop.until(() => laptop.messages("READ").length === 1);
    expect(laptop.messages("READ")).toEqual([{ type: "READ", room: lobby, number: 1 }]);
    phone.bye();
    await phone.untilClosed();
    await say(laptop, lobby, "still here");
    await ana.until(() => ana.texts.length === 2);
    expect(ana.messages("LEFT")).toEqual([]);
    const [tablet] = await enter("bob");
    expect((await roomsOf(tablet))[0]).toMatchObject({ room: lobby, read: 1 });
  });

  test("of whoever makes a room are told of it, each once", async () => {
    const [phone, laptop] = await enter("bob", "bob");
    const room = await make(laptop, "ops");
    await phone.until(() => phone.messages("ROOM").some((told) => told.room === room));
    await say(phone, room, "from the phone");
    await laptop.until(() => laptop.heard(room).length === 1);
    for (const device of [phone, laptop])
      expect(device.messages("ROOM").filter((told) => told.room === room)).toHaveLength(1);
  });

  test("what was read never goes back, nor past the last entry", async () => {
    const [ana, other] = await enter("ana", "ana");
    for (const text of ["one", "two", "three"]) await say(ana, lobby, text);
    for (const number of [2, 1, 99]) ana.send({ type: "READ", room: lobby, number });
    await other.until(() => other.messages("READ").length === 2);
    expect(other.messages("READ").map(({ number }) => number)).toEqual([2, 3]);
  });

  test("one too many, and the oldest goes with BYE 9", async () => {
    await restart({ chatLimits: { devicesPerPerson: 2 } });
    const [first] = await enter("ana", "ana", "ana");
    expect(await first?.untilClosed()).toMatchObject({ by: "peer", bye: { code: 9 } });
  });
});

test("whoever is gone before it was told of its rooms takes nothing down with it", async () => {
  const identity = IdentityKey.generate();
  for (let round = 0; round < 10; round += 1) {
    const options = { hostKey: hostKey.publicKey, name: "hasty", identity };
    const hasty = await TestClient.join(server.address, options);
    hasty.send({ type: "FETCH", id: new Uint8Array(16), room: lobby, side: "after", number: 0, limit: 1 });
    hasty.socket.resetAndDestroy();
    await log.until("member.left", round + 1);
  }
  const [ana] = await enter("ana");
  expect(await say(ana, lobby, "still here")).toMatchObject({ type: "ACK" });
});

test("a connection may not ask without end for more than one answer at a time can hold", async () => {
  await restart({ chatLimits: { questions: 2 } });
  const [ana] = await enter("ana");
  const ids = Array.from({ length: 20 }, (_, index) => new Uint8Array(16).fill(index + 1));
  for (const id of ids) ana.send({ type: "FETCH", id, room: lobby, side: "after", number: 0, limit: 10 });
  const answers = await Promise.all(ids.map((id) => ana.answer(id)));
  const refused = answers.filter((answer) => answer.type === "REFUSED" && answer.why === "limit");
  expect(refused.length).toBeGreaterThan(0);
  expect(answers.filter(({ type }) => type === "PAGE").length).toBeGreaterThanOrEqual(2);
});

async function serve(options: Partial<ServerOptions>): Promise<void> {
  log = new MemoryLog();
  database = Database.open(folder);
  const limits = { textBurst: 1000, textsPerSecond: 1000 };
  const listen = { host: "127.0.0.1", port: 0 };
  server = await startServer({ hostKey, listen, log, database, limits, ...options });
}

async function stop(): Promise<void> {
  await server.stop();
  database[Symbol.dispose]();
  expect(log.of("connection.failed")).toEqual([]);
}

async function restart(options: Partial<ServerOptions> = {}): Promise<void> {
  await stop();
  await serve(options);
}

/** People with a key of their own for each name, who know which rooms they are in. */
async function enter<Names extends readonly string[]>(
  ...names: Names
): Promise<{ [At in keyof Names]: TestClient }> {
  const clients: TestClient[] = [];
  for (const name of names) {
    const identity = keys.get(name) ?? IdentityKey.generate();
    keys.set(name, identity);
    const client = await TestClient.join(server.address, { hostKey: hostKey.publicKey, name, identity });
    await roomsOf(client);
    clients.push(client);
  }
  return clients as { [At in keyof Names]: TestClient };
}

/** Somebody with a key of its own and the token of an invitation. */
function who(name: string, invite: Uint8Array) {
  const identity = keys.get(name) ?? IdentityKey.generate();
  keys.set(name, identity);
  return { hostKey: hostKey.publicKey, name, identity, invite };
}

async function roomsOf(client: TestClient) {
  await client.until(() => client.messages("ROOM").some(({ more }) => !more));
  return client.messages("ROOM");
}

async function make(
  client: TestClient,
  name: string,
  { kind = "public", topic = "" }: { kind?: "private" | "public"; topic?: string } = {},
): Promise<RoomId> {
  const answer = await open(client, { kind, name, topic });
  if (answer.type !== "ACK") throw new Error(JSON.stringify(answer));
  return answer.room;
}

function open(client: TestClient, what: Open["what"]) {
  return client.ask({ type: "OPEN", what });
}

function put(client: TestClient, room: RoomId, content: Content) {
  return client.ask({ type: "SAY", room, content });
}

function say(client: TestClient, room: RoomId, text: string) {
  return put(client, room, { kind: "text", text });
}

function become(client: TestClient, room: RoomId, who: string, role: Role | "none") {
  return put(client, room, { kind: "member", who, role });
}

function fetchAfter(client: TestClient, room: RoomId, number: number, limit = 100) {
  return client.ask({ type: "FETCH", room, side: "after", number, limit });
}

/** All texts that a room has, as they are now. */
async function texts(client: TestClient, room: RoomId): Promise<string[]> {
  const page = await fetchAfter(client, room, 0);
  if (page.type !== "PAGE") throw new Error(JSON.stringify(page));
  return page.entries.flatMap(({ content }) => (content.kind === "text" ? [content.text] : []));
}

async function search(
  client: TestClient,
  query: { text: string; room?: RoomId; from?: string; untilMs?: number },
) {
  const found = await client.ask({ type: "SEARCH", ...query });
  if (found.type !== "FOUND") throw new Error(JSON.stringify(found));
  return found.hits.map(({ entry: { content } }) => (content.kind === "text" ? content.text : content.kind));
}
