/** People in the rooms of a real server: talk, rooms, direct rooms, changes, paging, reading on several devices. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { lobby } from "@conclave/protocol";
import { Daemon, type RunningDaemon } from "@conclave/testbed/daemon";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Person } from "../support/people.ts";

let daemon: RunningDaemon;

beforeAll(async () => {
  daemon = await Daemon.start("--listen", "127.0.0.1:0");
});

afterAll(() => daemon.stop());

test("two people talk in the lobby; each sees who is here", async () => {
  const [ana, bob] = [await Person.make("ana"), await Person.make("bob")];
  const key = await ana.enter(daemon);
  await bob.enter(daemon);
  await ana.until(() => ana.server(key).present.length === 2);
  await ana.tell(key, lobby, "hello bob", bob);
  await bob.tell(key, lobby, "hello ana", ana);
  expect(bob.item(key, lobby, "hello bob")).toMatchObject({ from: "ana", own: false, mentions: "us" });
  expect(ana.item(key, lobby, "hello bob")).toMatchObject({ own: true, mentions: "nobody" });
  expect(
    ana
      .room(key, lobby)
      .timeline.items.some((item) => item.kind === "local" && item.presence?.who.name === "bob"),
  ).toBe(true);
  expect(ana.server(key).unsent).toEqual([]);
  expect(ana.room(key, lobby).draft.text).toBe("");
});

test("who is mentioned is told to the server as the window shows it: nobody in code", async () => {
  const [una, viv] = [await Person.make("una"), await Person.make("viv")];
  const key = await una.enter(daemon);
  await viv.enter(daemon);
  await una.until(() => una.server(key).present.some(({ name }) => name === "viv"));
  await una.tell(key, lobby, "`@viv` is how", viv);
  await una.tell(key, lobby, "**@viv**: look", viv);
  const told = viv.news.map(({ entry: { content } }) => content.kind === "text" && content.mentions);
  expect(told.slice(-2)).toEqual([undefined, ["viv"]]);
});

test("rooms of one's own, people who are brought in, and rooms of two", async () => {
  const [cleo, dan] = [await Person.make("cleo"), await Person.make("dan")];
  const key = await cleo.enter(daemon);
  await dan.enter(daemon);
  const room = await cleo.sessions.openRoom(key, { name: "plans", kind: "private", topic: "what next" });
  if (typeof room !== "number") throw new Error(room.what);
  await cleo.until(() => cleo.server(key).rooms.has(room));
  expect(cleo.room(key, room).info).toMatchObject({ name: "plans", topic: "what next", role: "owner" });
  cleo.sessions.setRole(key, room, "dan", "member");
  await dan.until(() => dan.server(key).rooms.has(room));
  await cleo.tell(key, room, "only for us", dan);
  await dan.until(() => dan.unread(key, room).unreadCount === 1);

  const direct = await dan.sessions.openDirect(key, "cleo");
  if (typeof direct !== "number") throw new Error(direct.what);
  await dan.tell(key, direct, "psst", cleo);
  await cleo.until(() => cleo.unread(key, direct).mentionCount === 1);
  expect(cleo.news.at(-1)).toMatchObject({ room: direct, novelty: "live", mention: "yes" });

  const nobody = await dan.sessions.openDirect(key, "nobody-at-all");
  expect(nobody).toMatchObject({ what: expect.stringContaining("Nobody here owns that name") });
  dan.sessions.go({ kind: "room", server: key, room });
  cleo.sessions.setRole(key, room, "dan", "none");
  await dan.until(() => !dan.server(key).rooms.has(room));
  expect(dan.store.state.place).toEqual({ kind: "room", server: key, room: lobby });
});

test("whoever wants into a room hears whether the room has them, or why not", async () => {
  const [lea, mo] = [await Person.make("lea"), await Person.make("mo")];
  const key = await lea.enter(daemon);
  await mo.enter(daemon);
  const open = await lea.sessions.openRoom(key, { name: "open-to-all", kind: "public", topic: "" });
  const closed = await lea.sessions.openRoom(key, { name: "closed", kind: "private", topic: "" });
  if (typeof open !== "number" || typeof closed !== "number") throw new Error("no rooms");
  expect(await mo.sessions.joinRoom(key, open)).toBeUndefined();
  expect(await mo.sessions.joinRoom(key, closed)).toEqual({
    what: "Refused: joining the room. There is no such room, or it is not for you.",
  });
  mo.sessions.disconnect(key);
  await mo.until(() => mo.server(key).phase.kind === "offline");
  expect(await mo.sessions.joinRoom(key, closed)).toMatchObject({ what: expect.stringContaining("connect") });
});

test("emoji that somebody says or puts on a message are remembered, over a restart too", async () => {
  const uma = await Person.make("uma");
  const key = await uma.enter(daemon);
  await uma.tell(key, lobby, "well done 🦉 and 🎉");
  uma.sessions.react(key, lobby, uma.item(key, lobby, "well done 🦉 and 🎉").number, "👍");
  expect(uma.store.state.emoji).toEqual(["👍", "🎉", "🦉"]);
  expect((await uma.restarted()).store.state.emoji).toEqual(["👍", "🎉", "🦉"]);
});

test("a server is taken off the recent ones and put back where it was; whether it is for the start is kept", async () => {
  const vera = await Person.make("vera");
  const key = await vera.enter(daemon);
  const other = { address: { host: "192.0.2.7", port: 5068 }, label: "Other", name: "vera" };
  const third = { ...other, address: { host: "192.0.2.8", port: 5068 }, label: "Third" };
  const rest = [other, third].map((server) => ({ ...server, lastMs: 1, atStart: "no" as const }));
  const [here] = vera.store.state.recent;
  if (here === undefined) throw new Error("no server was remembered");
  vera.store.dispatch({ type: "set-recent", recent: [here, ...rest] });
  const undo = vera.sessions.forgetRecent("192.0.2.7:5068");
  vera.sessions.setAtStart(key, "no");
  expect(vera.store.state.recent.map(({ label }) => label)).toEqual([here.label, "Third"]);
  undo();
  undo();
  expect(vera.store.state.recent.map(({ label }) => label)).toEqual([here.label, "Other", "Third"]);
  const again = await vera.restarted();
  again.sessions.start();
  expect(again.store.state.servers).toEqual([]);
  expect(again.store.state.recent[0]?.atStart).toBe("no");
});

test("what keeps a message from being shown is told, and not any more once one is shown", async () => {
  const walt = await Person.make("walt");
  const key = await walt.enter(daemon);
  await walt.tell(key, lobby, "here I am");
  const complaints = () => walt.store.state.complaints.map(({ text }) => text);
  walt.sessions.showEntry(key, lobby, 1_000_000);
  await walt.until(() => complaints().length === 1);
  expect(complaints()).toEqual(["The message is not there any more."]);
  const { number } = walt.item(key, lobby, "here I am");
  walt.sessions.showEntry(key, lobby, number);
  await walt.until(({ spot }) => spot?.number === number && complaints().length === 0);
  walt.sessions.disconnect(key);
  await walt.until(() => walt.server(key).phase.kind === "offline");
  walt.sessions.showEntry(key, lobby, 1_000_000);
  await walt.until(() => complaints().length === 1);
  expect(complaints()).toEqual(["There is no connection, and the message is not in memory."]);
});

test("replies, edits, marks, pins and deletions are seen by both, and by those who come later", async () => {
  const [eve, finn] = [await Person.make("eve"), await Person.make("finn")];
  const key = await eve.enter(daemon);
  await finn.enter(daemon);
  const room = await eve.sessions.openRoom(key, { name: "changes", kind: "public", topic: "" });
  if (typeof room !== "number") throw new Error(room.what);
  void finn.sessions.joinRoom(key, room);
  await finn.until(() => finn.server(key).rooms.has(room));
  await eve.tell(key, room, "first", finn);
  const { number } = finn.item(key, room, "first");
  finn.sessions.setDraft(key, room, { text: "", purpose: { kind: "reply", to: number } });
  await finn.tell(key, room, "an answer", eve);
  expect(eve.item(key, room, "an answer").re).toEqual({ number, from: "eve", text: "first" });

  finn.sessions.react(key, room, number, "👍");
  await eve.until(() => eve.item(key, room, "first").marks.length === 1);
  eve.sessions.react(key, room, number, "👍");
  await finn.until(() => finn.item(key, room, "first").marks[0]?.count === 2);
  expect(finn.item(key, room, "first").marks).toEqual([{ mark: "👍", count: 2, mine: "yes" }]);
  finn.sessions.react(key, room, number, "👍");
  await eve.until(() => eve.item(key, room, "first").marks[0]?.count === 1);
  eve.sessions.pin(key, room, number, "on");
  await finn.until(() => finn.item(key, room, "first").pinned === "yes");

  eve.sessions.setDraft(key, room, { text: "", purpose: { kind: "edit", of: number } });
  await eve.tell(key, room, "first, mended", finn);
  expect(finn.item(key, room, "first, mended")).toMatchObject({ fate: "changed", pinned: "yes" });
  expect(eve.item(key, room, "an answer").re?.text).toBe("first, mended");

  const gus = await Person.make("gus");
  await gus.enter(daemon);
  void gus.sessions.joinRoom(key, room);
  await gus.until(() => gus.server(key).rooms.has(room));
  await gus.sees(key, room, "an answer");
  expect(gus.item(key, room, "first, mended")).toMatchObject({
    fate: "changed",
    marks: [{ mark: "👍", count: 1, mine: "no" }],
    pinned: "yes",
  });
  expect(gus.unread(key, room).unreadCount).toBe(0);

  eve.sessions.deleteEntry(key, room, number);
  for (const person of [eve, finn, gus]) {
    await person.until(() => person.textItems(key, room)[0]?.fate === "gone");
    expect(person.textItems(key, room)[0]).toMatchObject({
      text: "",
      goneBy: "eve",
      pinned: "no",
      marks: [],
    });
    expect(person.item(key, room, "an answer").re?.text).toBe("");
  }
});

describe("a long room", () => {
  const count = 150;
  let key: string;
  let room: number;
  let hal: Person;

  beforeAll(async () => {
    hal = await Person.make("hal");
    key = await hal.enter(daemon);
    const opened = await hal.sessions.openRoom(key, { name: "long", kind: "public", topic: "" });
    if (typeof opened !== "number") throw new Error(opened.what);
    room = opened;
    for (let index = 1; index <= count; index += 1) hal.say(key, room, `text ${index}`);
    await hal.sees(key, room, `text ${count}`);
  });

  test("is paged through, jumped into, left at its end, and searched", async () => {
    const ida = await Person.make("ida");
    await ida.enter(daemon);
    void ida.sessions.joinRoom(key, room);
    await ida.sees(key, room, `text ${count}`);
    ida.sessions.go({ kind: "room", server: key, room });
    await ida.until(() => ida.room(key, room).timeline.older === "some");
    const [first] = ida.textItems(key, room);
    ida.sessions.loadOlder(key, room);
    await ida.until(() => ida.textItems(key, room)[0] !== first);
    expect(consecutive(ida, key, room)).toBe(true);

    const answer = await ida.sessions.search({ server: key, room, words: "text 7" });
    expect(answer.fault).toBeUndefined();
    const hit = answer.hits.find(({ text }) => text === "text 7");
    if (hit === undefined) throw new Error("nothing was found");
    expect(await ida.sessions.jumpTo(key, room, hit.number)).toBe("there");
    expect(ida.texts(key, room)).toContain("text 7");
    expect(ida.room(key, room).timeline.newer).toBe("some");
    expect(consecutive(ida, key, room)).toBe(true);

    // What is said meanwhile is at the end, and not in the middle of what is read.
    await hal.tell(key, room, "meanwhile");
    await ida.until(() => ida.room(key, room).unread.numbers.length > 0);
    expect(ida.texts(key, room)).not.toContain("meanwhile");
    const before = ida.textItems(key, room).at(-1);
    ida.sessions.loadNewer(key, room);
    await ida.until(() => ida.textItems(key, room).at(-1) !== before);
    expect(consecutive(ida, key, room)).toBe(true);
    ida.sessions.jumpToEnd(key, room);
    await ida.sees(key, room, "meanwhile");
    await ida.until(() => ida.room(key, room).timeline.newer === "none");
    expect(await ida.sessions.jumpTo(key, room, 100_000)).toBe("gone");
  });
});

test("what is read on one device is read on the other, and what is unread stays so over a restart", async () => {
  const [jan, kim] = [await Person.make("jan"), await Person.make("kim")];
  const key = await jan.enter(daemon);
  await kim.enter(daemon);
  const direct = await kim.sessions.openDirect(key, "jan");
  if (typeof direct !== "number") throw new Error(direct.what);
  await kim.tell(key, direct, "one", jan);
  const laptop = jan.device();
  await laptop.enter(daemon);
  await laptop.sees(key, direct, "one");
  jan.sessions.go({ kind: "room", server: key, room: direct });
  expect(jan.room(key, direct).timeline.unreadFrom).toBe(jan.item(key, direct, "one").number);
  jan.sessions.attend("away");
  jan.sessions.markRead(key, direct, jan.item(key, direct, "one").number);
  expect(jan.unread(key, direct).unreadCount).toBe(1);
  jan.sessions.attend("here");
  jan.sessions.markRead(key, direct, jan.item(key, direct, "one").number);
  expect(jan.unread(key, direct).unreadCount).toBe(0);
  jan.sessions.go({ kind: "room", server: key, room: lobby });

  await kim.tell(key, direct, "two", jan, laptop);
  await kim.tell(key, direct, "three", jan, laptop);
  await jan.until(() => jan.unread(key, direct).mentionCount === 2);
  laptop.sessions.go({ kind: "room", server: key, room: direct });
  laptop.sessions.markRead(key, direct, laptop.item(key, direct, "two").number);
  await jan.until(() => jan.unread(key, direct).unreadCount === 1);
  await laptop.quit();

  const again = await jan.restarted();
  await again.enter(daemon);
  await again.sees(key, direct, "three");
  expect(again.unread(key, direct)).toEqual({ unreadCount: 1, mentionCount: 1 });
  again.sessions.go({ kind: "room", server: key, room: direct });
  await again.sees(key, direct, "one");
  expect(again.texts(key, direct)).toEqual(["one", "two", "three"]);
  again.sessions.markAllRead(key, direct);
  expect(again.unread(key, direct).unreadCount).toBe(0);
  expect(again.room(key, direct).timeline.unreadFrom).toBeUndefined();
  again.sessions.markUnread(key, direct, again.item(key, direct, "two").number);
  again.sessions.markRead(key, direct, again.item(key, direct, "three").number);
  expect(again.unread(key, direct).unreadCount).toBe(2);
});

test("a file goes into a room and out of it again", async () => {
  const [ana, bob] = [await Person.make("leo"), await Person.make("mia")];
  const key = await ana.enter(daemon);
  await bob.enter(daemon);
  const path = join(ana.folder, "plan.txt");
  const text = "a plan\n".repeat(30_000);
  await writeFile(path, text);
  ana.sessions.sendFiles(key, lobby, [{ kind: "path", path }]);
  const fileOf = (person: Person) => {
    const item = person.room(key, lobby).timeline.items.find((item) => item.kind === "file");
    return item?.kind === "file" ? item : undefined;
  };
  await bob.until(() => fileOf(bob) !== undefined);
  await ana.until(() => fileOf(ana)?.transfer.kind === "here");
  expect(fileOf(bob)).toMatchObject({
    file: { name: "plan.txt", bytes: text.length },
    transfer: { kind: "none" },
  });
  expect(bob.room(key, lobby).unread.numbers).toContain(fileOf(bob)?.number);
  const toPath = join(bob.folder, "got.txt");
  bob.sessions.fetchFile(key, lobby, fileOf(bob)?.number ?? 0, toPath);
  await bob.until(() => fileOf(bob)?.transfer.kind === "here");
  expect(await readFile(toPath, "utf8")).toBe(text);
});

test("what is in the composer goes with a file: as its caption, and as the reply that was begun", async () => {
  const [noa, olga] = [await Person.make("noa"), await Person.make("olga")];
  const key = await noa.enter(daemon);
  await olga.enter(daemon);
  await olga.tell(key, lobby, "where is the plan?", noa);
  const { number } = noa.item(key, lobby, "where is the plan?");
  const files = ["one.txt", "two.txt"].map((name) => join(noa.folder, name));
  for (const path of files) await writeFile(path, "a plan");
  const paths = files.map((path) => ({ kind: "path", path }) as const);
  noa.sessions.setDraft(key, lobby, { text: "here :tada: ", purpose: { kind: "reply", to: number } });
  noa.sessions.sendFiles(key, lobby, paths);
  expect(noa.room(key, lobby).draft).toEqual({ text: "", purpose: { kind: "new" } });
  const sent = (name: string) =>
    olga.room(key, lobby).timeline.items.find((item) => item.kind === "file" && item.file.name === name);
  await olga.until(() => sent("one.txt") !== undefined && sent("two.txt") !== undefined);
  const [one, two] = [sent("one.txt"), sent("two.txt")];
  expect(one).toMatchObject({ file: { name: "one.txt" }, text: "here 🎉", re: { number } });
  expect(two).toMatchObject({ file: { name: "two.txt" }, text: "", re: undefined });
});

test("a command that was begun, and a change of another message, are no captions", async () => {
  const [pia] = [await Person.make("pia")];
  const key = await pia.enter(daemon);
  await pia.tell(key, lobby, "an old text");
  const { number } = pia.item(key, lobby, "an old text");
  const path = join(pia.folder, "note.txt");
  await writeFile(path, "a note");
  const files = () =>
    pia.room(key, lobby).timeline.items.flatMap((item) => (item.kind === "file" && item.own ? item : []));
  const drafts = [
    { text: "/topic pl", purpose: { kind: "new" } },
    { text: "another text", purpose: { kind: "edit", of: number } },
  ] as const;
  for (const [index, draft] of drafts.entries()) {
    pia.sessions.setDraft(key, lobby, draft);
    pia.sessions.sendFiles(key, lobby, [{ kind: "path", path }]);
    await pia.until(() => files().length === index + 1);
    expect(files()[index]).toMatchObject({ text: "", re: undefined });
    expect(pia.room(key, lobby).draft).toEqual(draft);
  }
});

/** Whether the texts that are in memory are next to each other in the room. */
function consecutive(person: Person, key: string, room: number): boolean {
  const numbers = person.textItems(key, room).map(({ number }) => number);
  return numbers.every((number, index) => number === (numbers[0] ?? 0) + index);
}
