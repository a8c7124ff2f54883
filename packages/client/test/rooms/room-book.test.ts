/** What a client does in rooms, with people, devices and questions, against a real server. */
import { IdentityKey } from "@conclave/crypto";
import { UsageError } from "@conclave/protocol";
import { Database, startServer } from "@conclave/server";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { QuestionError } from "../../src/index.ts";
import { People } from "../support/people.ts";
import type { RecordingClient } from "../support/recorder.ts";

let database: Database;
let people: People;
let ana: RecordingClient;

beforeEach(async () => {
  database = Database.inMemory();
  people = await People.gather({ database });
  ana = await people.join("ana");
});

afterEach(async () => {
  await people.leave();
});

test("everything that can be written is stored, and comes out as an entry, for oneself and for others", async () => {
  const bob = await people.join("bob");
  const { client } = ana;
  client.say("one", { mentions: ["bob"] });
  client.say("two", { re: 1 });
  client.edit(1, 1, "eins");
  client.react(1, 2, "👍");
  client.react(1, 2, "👍", "off");
  client.delete(1, 2);
  await ana.untilStored(6);
  await bob.until("entry", 6);
  const contents = [
    { kind: "text", text: "one", mentions: ["bob"] },
    { kind: "text", text: "two", re: 1 },
    { kind: "edit", of: 1, text: "eins" },
    { kind: "react", of: 2, mark: "👍", set: "on" },
    { kind: "react", of: 2, mark: "👍", set: "off" },
    { kind: "delete", of: 2 },
  ];
  for (const person of [ana, bob])
    expect(person.of("entry").map(({ entry }) => entry.content)).toEqual(contents);
  expect(ana.of("entry").map(({ id }) => id)).toEqual(ana.stored().map(({ id }) => id));
  expect(bob.of("entry").every(({ id, own }) => id === undefined && !own)).toBe(true);
  // Asked for, it is as it is now.
  const { entries } = await client.fetch({ limit: 2 });
  expect(entries).toMatchObject([
    { content: { text: "eins" }, state: { editedMs: expect.any(Number) } },
    { content: { kind: "gone" } },
  ]);
});

test("a room from its making to its end, as those in it see it", async () => {
  const bob = await people.join("bob");
  const room = await ana.client.open({ name: "ops", kind: "private", topic: "what runs" });
  ana.client.setRole(room, "bob", "member");
  expect((await bob.untilSome("room", ({ info }) => info.room === room)).info).toMatchObject({
    name: "ops",
    topic: "what runs",
    role: "member",
  });
  ana.client.say("hello", { room });
  ana.client.pin(room, (await ana.untilStored(2)).number);
  ana.client.setTopic(room, "what should run");
  await bob.untilSome("entry", ({ entry: { content } }) => content.kind === "topic");
  expect(bob.client.rooms.at(-1)).toMatchObject({ room, topic: "what should run", last: 5, pins: [3] });
  expect((await bob.client.members(room)).members).toEqual([
    { name: "ana", role: "owner" },
    { name: "bob", role: "member" },
  ]);
  ana.client.setRole(room, "bob", "none");
  expect(await bob.until("room-left")).toEqual({ type: "room-left", room });
  expect(bob.client.rooms.map(({ name }) => name)).toEqual(["lobby"]);
});

test("somebody who comes into a public room is told of the newest in it, and then of what comes", async () => {
  const room = await ana.client.open({ name: "kitchen", kind: "public" });
  for (const text of ["a", "b", "c"]) ana.client.say(text, { room });
  await ana.untilStored(3);
  const bob = await people.join("bob", { firstVisitCount: 3 });
  expect((await bob.client.listRooms()).rooms).toMatchObject([{ room, name: "kitchen" }]);
  bob.client.join(room);
  await bob.untilSome("caught-up", (event) => event.room === room);
  ana.client.say("d", { room });
  await bob.untilSaid(3);
  const inRoom = bob.of("entry").filter((event) => event.room === room);
  expect(inRoom.map(({ entry: { number, content }, novelty }) => [number, content.kind, novelty])).toEqual([
    [3, "text", "earlier"],
    [4, "text", "earlier"],
    [5, "member", "earlier"],
    [6, "text", "live"],
  ]);
});

test("several devices: what one writes the other hears as one's own, and how far one has read", async () => {
  const other = await people.join("ana");
  const id = ana.client.say("from the first device");
  expect(await other.until("entry")).toMatchObject({
    own: true,
    id: undefined,
    entry: { from: "ana", number: 1 },
  });
  expect(await ana.until("entry")).toMatchObject({ own: true, id });
  other.client.markRead(1, 1);
  expect(await ana.until("read")).toEqual({ type: "read", room: 1, number: 1 });
  expect(ana.client.rooms[0]).toMatchObject({ read: 1 });
});

test("what was read while there was no connection is said when there is one", async () => {
  ana.client.say("to be read");
  await ana.untilStored();
  const { address } = people.setting.server;
  const reader = await people.join("ana", { persistence: "after-welcome" });
  await people.setting.server.stop();
  await reader.until("waiting");
  reader.client.markRead(1, 1);
  const again = await startServer({ hostKey: people.setting.identity, listen: address, database });
  const other = await people.join("ana");
  reader.client.reconnectNow();
  expect(await other.until("read")).toEqual({ type: "read", room: 1, number: 1 });
  await again.stop();
});

test("a server whose store was set back says less than it told us: that is reported, and what comes then is heard", async () => {
  const bob = await people.join("bob", { persistence: "after-welcome" });
  for (const text of ["one", "two"]) ana.client.say(text);
  await bob.untilSaid(2);
  const { address } = people.setting.server;
  await people.setting.server.stop();
  const older = await startServer({ hostKey: people.setting.identity, listen: address });
  bob.client.reconnectNow();
  expect(await bob.until("set-back")).toEqual({ type: "set-back", room: 1, from: 1, to: 2 });
  const cy = await people.join("cy");
  cy.client.say("after all");
  expect(await bob.untilSaid(3)).toMatchObject({ text: "after all", number: 1 });
  await older.stop();
});

describe("questions", () => {
  test("that are refused say why", async () => {
    const outcome = ana.client.fetch({ room: 99 });
    await expect(outcome).rejects.toThrow(QuestionError);
    await expect(outcome).rejects.toMatchObject({ code: "refused", why: "room" });
    await expect(ana.client.openDirect("nobody")).rejects.toMatchObject({ code: "refused", why: "person" });
  });

  test("without a connection, or with one that ends over them, are lost", async () => {
    const pending = ana.client.search({ text: "anything" });
    ana.client.close();
    await expect(pending).rejects.toMatchObject({ code: "lost" });
    await expect(ana.client.listRooms()).rejects.toMatchObject({ code: "lost" });
  });

  test("that break a rule are our own mistake", async () => {
    await expect(ana.client.fetch({ limit: 1000 })).rejects.toThrow(UsageError);
  });
});

test("what is refused stays in the outbox, can be tried again, and is forgotten when it is cancelled", async () => {
  const bob = await people.join("bob", { identity: IdentityKey.generate() });
  ana.client.say("of ana");
  await bob.untilSaid();
  const id = bob.client.edit(1, 1, "not of ana");
  expect(await bob.client.settled(id)).toEqual({ kind: "refused", why: "role" });
  expect(bob.client.retry(id)).toBe(true);
  expect(await bob.client.settled(id)).toEqual({ kind: "refused", why: "role" });
  expect(bob.client.cancel(id)).toBe(true);
  expect(bob.client.outbox).toEqual([]);
});
