/** Rooms and what they keep, with a client that was written from clause 9 alone: nothing lost, nothing twice, nothing told to others. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ServerOptions } from "@conclave/server";
import { expect, onTestFinished, test } from "vitest";
import type { PythonClient } from "./support/python.ts";
import { type Setting, startSetting } from "./support/setting.ts";
import { TamperingRelay } from "./support/tampering-relay.ts";

/** Nobody is slowed down for how much is said. */
const hurried: Omit<ServerOptions, "hostKey"> = {
  limits: { textBurst: 1e6, textsPerSecond: 1e6, byteBurst: 1e9, bytesPerSecond: 1e9, outboxBytes: 1e8 },
};

test("a client that was away fetches exactly what it missed, in order, in several pages", async () => {
  const setting = await startSetting(hurried);
  const memory = ["--memory", join(setting.folder, "memory")];
  const { options } = await setting.newIdentity();
  const before = await setting.joinPython("ana", ...options, ...memory);
  before.say("one", "two", "three");
  await before.until("ack", 3);
  expect(await before.leave()).toBe(0);

  // More than the 256 entries that a page may have, and some that fill one alone.
  const texts = Array.from({ length: 700 }, (_, i) => (i % 100 === 50 ? "é".repeat(6000) : `text ${i}`));
  const ben = await setting.joinPython("ben");
  ben.say(...texts);
  await ben.until("ack", texts.length);

  const after = await setting.joinPython("ana", ...options, ...memory);
  ben.say("while it fetches");
  await after.until("fetched", texts.length);
  expect(await after.leave()).toBe(0);
  const told = after.events.filter(({ type }) => ["fetched", "said", "lost"].includes(type));
  expect(told.map(({ n }) => n)).toEqual(Array.from({ length: texts.length + 1 }, (_, i) => i + 4));
  expect(told.map(({ text, from }) => [from, text])).toEqual(
    [...texts, "while it fetches"].map((text) => ["ben", text]),
  );
});

test("a client that is killed while it fetches goes on where it stopped", async () => {
  const setting = await startSetting(hurried);
  const memory = ["--memory", join(setting.folder, "memory")];
  const { options } = await setting.newIdentity();
  expect(await (await setting.joinPython("ana", ...options, ...memory)).leave()).toBe(0);
  const ben = await setting.joinPython("ben");
  const texts = Array.from({ length: 1500 }, (_, i) => `text ${i}`);
  ben.say(...texts);
  await ben.until("ack", texts.length);

  const killed = await setting.joinPython("ana", ...options, ...memory);
  await killed.until("fetched", 300);
  killed.signal("SIGKILL");
  expect(await killed.exit).toBeNull();
  const { rooms } = JSON.parse(await readFile(join(setting.folder, "memory"), "utf8"));
  const after = await setting.joinPython("ana", ...options, ...memory);
  expect(await after.leave()).toBe(0);
  const numbers = after.of("fetched").map(({ n }) => n as number);
  expect(numbers).toEqual(Array.from({ length: texts.length - rooms["1"] }, (_, i) => rooms["1"] + i + 1));
  // What it had written down it had told, so that nothing is missing between the two.
  expect(killed.of("fetched").length).toBeGreaterThanOrEqual(rooms["1"]);
});

test("a text whose ACK was lost is sent again under its id, and is there once", async () => {
  const setting = await startSetting();
  const relay = await TamperingRelay.start(setting.server.address.port);
  onTestFinished(() => relay.stop());
  const memory = ["--memory", join(setting.folder, "memory")];
  const { options } = await setting.newIdentity();
  const ben = await setting.joinPython("ben");
  const before = await setting.joinPython("ana", ...options, ...memory, "--port", String(relay.port));
  relay.spoilNext("toClient");
  before.say("perhaps");
  expect(await before.until("ended")).toMatchObject({ code: "record", unacknowledged: ["perhaps"] });
  expect(await ben.until("said")).toMatchObject({ n: 1, text: "perhaps" });

  const after = await setting.joinPython("ana", ...options, ...memory);
  expect(await after.until("ack")).toMatchObject({ n: 1, text: "perhaps" });
  after.say("surely");
  expect(await ben.until("said", 2)).toMatchObject({ n: 2, text: "surely" });
  expect(ben.of("said")).toHaveLength(2);
});

test("a public room: made, found, entered, talked in, and not heard by others", async () => {
  const { ana, ben, visitor } = await company();
  const opened = await ana.ask("open", { name: "ops", topic: "what breaks" }, "ack");
  const { room } = opened;
  expect(ana.of("room").at(-1)).toMatchObject({ room, kind: "public", name: "ops", role: "owner", last: 1 });
  expect(await ben.ask("list", {}, "rooms")).toMatchObject({
    rooms: [{ room, name: "ops", topic: "what breaks", members: 1 }],
  });
  expect(await ben.ask("say", { room, text: "from outside" }, "refused")).toMatchObject({ why: "room" });
  await ben.ask("member", { room, who: "ben", role: "member" }, "ack");
  expect(await ana.until("said")).toMatchObject({ room, n: 2, kind: "member", who: "ben", role: "member" });
  await ben.ask("say", { room, text: "inside", mentions: ["ana"] }, "ack");
  expect(await ana.until("said", 2)).toMatchObject({ room, n: 3, text: "inside", mentions: ["ana"] });
  expect(await ana.ask("who", { room }, "members")).toMatchObject({
    members: [
      { name: "ana", role: "owner" },
      { name: "ben", role: "member" },
    ],
  });
  expect(visitor.of("said")).toEqual([]);
  expect(await visitor.ask("fetch", { room, after: 0, limit: 9 }, "refused")).toMatchObject({ why: "room" });
});

test("a private room and a room of two are to others as if they were not there", async () => {
  const { ana, ben, visitor, cleo } = await company();
  const { room: secret } = await ana.ask("open", { name: "secret", topic: "", private: true }, "ack");
  const { room: direct } = await ana.ask("open", { with: "ben" }, "ack");
  await ben.until("room", 2);
  expect(ben.of("room").at(-1)).toMatchObject({ room: direct, kind: "direct", name: "ana" });
  ana.do("say", { room: secret, text: "needle one" });
  await ana.ask("say", { room: direct, text: "needle two" }, "ack");
  expect(await ben.until("said")).toMatchObject({ room: direct, text: "needle two" });

  const nowhere = 4711;
  for (const stranger of [visitor, cleo])
    for (const [what, fields] of [
      ["say", { text: "hi" }],
      ["delete", { of: 1 }],
      ["member", { who: "cleo", role: "member" }],
      ["member", { who: "nobody at all", role: "member" }],
      ["fetch", { after: 0, limit: 9 }],
      ["search", { text: "needle" }],
      ["who", {}],
    ] as const) {
      const answers = [];
      for (const room of [nowhere, secret, direct])
        answers.push((await stranger.ask(what, { room, ...fields }, "refused"))["why"]);
      expect(answers, what).toEqual(["room", "room", "room"]);
    }
  expect(await cleo.ask("search", { text: "needle" }, "found")).toMatchObject({ items: [] });
  expect(await cleo.ask("list", {}, "rooms")).toMatchObject({ rooms: [] });
  expect(await ana.ask("search", { text: "needle" }, "found")).toMatchObject({
    items: [
      { room: direct, text: "needle two" },
      { room: secret, text: "needle one" },
    ],
  });
  expect([visitor, cleo].flatMap((stranger) => stranger.of("said"))).toEqual([]);
});

test("edits, marks, replies and deletions are told, and kept as they are now", async () => {
  const { ana, ben } = await company();
  await ana.ask("say", { text: "frist" }, "ack");
  await ana.ask("edit", { of: 1, text: "first" }, "ack");
  await ben.ask("react", { of: 1, mark: "+1" }, "ack");
  await ben.ask("say", { text: "secret slip", re: 1 }, "ack");
  await ben.ask("delete", { of: 4 }, "ack");
  expect(await ben.ask("edit", { of: 1, text: "mine" }, "refused")).toMatchObject({ why: "role" });
  expect(await ana.ask("react", { of: 4, mark: "+1" }, "refused")).toMatchObject({ why: "entry" });
  await ana.until("said", 3);
  expect(ana.of("said")).toMatchObject([
    { n: 3, kind: "react", of: 1, mark: "+1" },
    { n: 4, text: "secret slip", re: 1 },
    { n: 5, kind: "delete", of: 4 },
  ]);
  const page = await ben.ask("fetch", { before: 99, limit: 9 }, "page");
  expect(page).toMatchObject({
    items: [
      { n: 1, kind: "text", text: "first", marks: { "+1": 1 }, mine: ["+1"] },
      { n: 2, kind: "edit", of: 1 },
      { n: 3, kind: "react" },
      { n: 4, kind: "gone" },
      { n: 5, kind: "delete", of: 4 },
    ],
    more: false,
  });
  expect(JSON.stringify(page)).not.toContain("slip");
});

test("what was read on one device is read on the other", async () => {
  const setting = await startSetting();
  const { options } = await setting.newIdentity();
  const ben = await setting.joinPython("ben");
  const desk = await setting.joinPython("ana", ...options);
  const phone = await setting.joinPython("ana", ...options);
  ben.say("one", "two");
  await desk.until("said", 2);
  desk.do("read", { n: 2 });
  expect(await phone.until("read")).toMatchObject({ room: 1, n: 2 });
  desk.do("read", { n: 1 });
  const later = await setting.joinPython("ana", ...options);
  expect(later.of("room")).toMatchObject([{ last: 2, read: 2 }]);
  expect(phone.of("read")).toHaveLength(1);
});

/** Two with keys, another with a key, and a guest. */
async function company(): Promise<Record<"ana" | "ben" | "cleo" | "visitor", PythonClient>> {
  const setting: Setting = await startSetting();
  const join = async (name: string) => setting.joinPython(name, ...(await setting.newIdentity()).options);
  return {
    ana: await join("ana"),
    ben: await join("ben"),
    cleo: await join("cleo"),
    visitor: await setting.joinPython("visitor"),
  };
}
