/** The contract of a room log, which `src/room-log/room-log.ts` writes out, as tests that every implementation runs. */
import { randomBytes } from "node:crypto";
import { type Content, lobby, marksMaxCount, pinsMaxCount } from "@conclave/protocol";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fileOwner } from "../../src/room-log/file-owner.ts";
import type { NewFile } from "../../src/room-log/file-records.ts";
import type { Author, NewRoom, RoomLog } from "../../src/room-log/room-log.ts";
import { allOf, entry, guest, type KnownAuthor, put, server, textsOf, welcome } from "./support/entries.ts";

/** Opens an empty log, and the same one again after it was closed. */
export interface Implementation {
  open(): Promise<RoomLog>;
  /** Nothing where a log does not outlive its closing. */
  reopen?(): Promise<RoomLog>;
  remove(): Promise<void>;
}

export function describeRoomLog(name: string, implementation: () => Promise<Implementation>): void {
  describe(name, () => {
    let made: Implementation;
    let log: RoomLog;
    let ana: KnownAuthor;
    let bo: KnownAuthor;

    beforeEach(async () => {
      made = await implementation();
      log = await made.open();
      [ana, bo] = (await welcome(log, "ana", "bo")) as [KnownAuthor, KnownAuthor];
    });

    afterEach(async () => {
      await log.close();
      await made.remove();
    });

    const newRoom = (more: Partial<NewRoom> = {}): NewRoom => ({
      kind: "public",
      name: "ops",
      members: [{ person: ana.person, name: "ana", role: "owner" }],
      maker: ana,
      openId: randomBytes(16),
      timeMs: 5,
      ...more,
    });

    const makeRoom = async (more: Partial<NewRoom> = {}) => {
      const created = await log.create(newRoom(more));
      if (created.outcome === "taken") throw new Error("the name is taken");
      return created.room;
    };

    test("a new log has the lobby, which is empty", async () => {
      expect(await log.load()).toEqual([
        {
          id: lobby,
          kind: "lobby",
          name: "lobby",
          topic: "",
          members: [],
          first: 1,
          last: 0,
          pins: [],
          retention: undefined,
        },
      ]);
      expect(await log.page({ room: lobby, limit: 5, maxBytes: 100 })).toEqual({
        entries: [],
        more: false,
        first: 1,
        last: 0,
      });
    });

    describe("appending", () => {
      test("entries are numbered in order, each room for itself", async () => {
        const room = await makeRoom();
        const answers = await log.append([
          entry(ana, "one"),
          entry(ana, "two", { room: room.id }),
          entry(bo, "three"),
        ]);
        expect(answers).toEqual([
          { outcome: "stored", number: 1 },
          { outcome: "stored", number: room.last + 1 },
          { outcome: "stored", number: 2 },
        ]);
        expect(await textsOf(log)).toEqual(["one", "three"]);
      });

      test("calls that overlap take effect in the order in which they were made", async () => {
        const calls = Array.from({ length: 40 }, (_, index) => put(log, ana, `${index + 1}`));
        expect(await Promise.all(calls)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
        expect(await textsOf(log)).toEqual(Array.from({ length: 40 }, (_, index) => `${index + 1}`));
      });

      test("an empty batch has an empty answer", async () => {
        expect(await log.append([])).toEqual([]);
      });

      test("what was written comes back: who, when, and all that a text has", async () => {
        const content: Content = { kind: "text", text: "hi, 🙂 world", mentions: ["bo", "ana"] };
        await log.append([entry(guest("gil"), content, { timeMs: 77 }), entry(bo, { ...content, re: 1 })]);
        const [first, second] = await allOf(log);
        expect(first).toEqual({ number: 1, from: "gil", guest: true, timeMs: 77, content });
        expect(second?.content).toEqual({ ...content, re: 1 });
      });

      test("a reply is to an entry that is there already", async () => {
        expect(await put(log, ana, { kind: "text", text: "?", re: 1 })).toBe("entry");
        expect(await put(log, ana, "!")).toBe(1);
        expect(await put(log, ana, { kind: "text", text: "?", re: 1 })).toBe(2);
      });

      test("a room that is not there takes nothing", async () => {
        expect(await put(log, ana, "hello", { room: 99 })).toBe("room");
        expect(await put(log, ana, "hello", { room: Number.MAX_SAFE_INTEGER })).toBe("room");
      });
    });

    describe("duplicates", () => {
      test("what is not allowed any more is answered if it is there, and is not stored if it is not", async () => {
        const [allowed, later] = [entry(ana, "in time", { timeMs: 7 }), entry(ana, "too late")];
        await log.append([allowed]);
        const only = "repeated" as const;
        expect(
          await log.append([
            { ...allowed, only },
            { ...later, only },
          ]),
        ).toEqual([
          { outcome: "repeated", number: 1, timeMs: 7 },
          { outcome: "refused", why: "role" },
        ]);
        expect((await log.load())[0]?.last).toBe(1);
      });

      test.each<[string, (author: KnownAuthor) => Content]>([
        ["text", () => ({ kind: "text", text: "again" })],
        ["reply", () => ({ kind: "text", text: "again", re: 1 })],
        ["edit", () => ({ kind: "edit", of: 1, text: "again" })],
        ["delete", () => ({ kind: "delete", of: 1 })],
        ["react", () => ({ kind: "react", of: 1, mark: "+", set: "on" })],
        ["pin", () => ({ kind: "pin", of: 1, set: "on" })],
        ["topic", () => ({ kind: "topic", text: "again" })],
      ])("a repeated %s is stored once, and answered with the first time", async (_, content) => {
        await put(log, ana, "first");
        const sent = entry(ana, content(ana), { timeMs: 42 });
        expect(await log.append([sent])).toEqual([{ outcome: "stored", number: 2 }]);
        const again = { outcome: "repeated", number: 2, timeMs: 42 };
        expect(await log.append([{ ...sent, timeMs: 43 }, sent])).toEqual([again, again]);
        expect(await put(log, ana, "next")).toBe(3);
      });

      test("twice in one batch is once", async () => {
        const sent = entry(guest("gil"), "hello");
        expect(await log.append([sent, sent])).toMatchObject([
          { outcome: "stored", number: 1 },
          { outcome: "repeated", number: 1 },
        ]);
      });

      test("another author's id is refused, a guest's of the same name as a person's too", async () => {
        const sent = entry(ana, "hello");
        await log.append([sent]);
        for (const author of [bo, guest("ana"), server]) {
          expect(await log.append([{ ...sent, author }])).toEqual([{ outcome: "refused", why: "entry" }]);
        }
        expect(await textsOf(log)).toEqual(["hello"]);
      });

      test("one id in two rooms is two entries", async () => {
        const room = await makeRoom();
        const sent = entry(ana, "hello");
        const answers = await log.append([sent, { ...sent, room: room.id }]);
        expect(answers.map(({ outcome }) => outcome)).toEqual(["stored", "stored"]);
      });
    });

    describe("edits", () => {
      test("the last one stands for the text, and says since when", async () => {
        await put(log, ana, { kind: "text", text: "helo", mentions: ["bo"] });
        await put(log, ana, { kind: "edit", of: 1, text: "hello" }, { timeMs: 2_000_000 });
        await put(log, ana, { kind: "edit", of: 1, text: "hello!" }, { timeMs: 3_000_000 });
        const [text, ...edits] = await allOf(log);
        expect(text).toMatchObject({
          content: { kind: "text", text: "hello!", mentions: ["bo"] },
          timeMs: 1_000_000,
          state: { editedMs: 3_000_000 },
        });
        expect(edits.map(({ content }) => content)).toEqual([
          { kind: "edit", of: 1, text: "hello" },
          { kind: "edit", of: 1, text: "hello!" },
        ]);
      });

      test("only one's own text can be edited, by nobody with more power either", async () => {
        await put(log, ana, "mine");
        expect(await put(log, bo, { kind: "edit", of: 1, text: "no" })).toBe("role");
        expect(await put(log, bo, { kind: "edit", of: 1, text: "no" }, { power: "moderator" })).toBe("role");
        expect(await textsOf(log)).toEqual(["mine"]);
      });

      test.each<[string, number]>([
        ["nothing", 9],
        ["an edit", 2],
        ["what is gone", 3],
        ["a number of another room's place", 2 ** 32 + 1],
      ])("%s cannot be edited", async (_, of) => {
        await put(log, ana, "one");
        await put(log, ana, { kind: "edit", of: 1, text: "ONE" });
        await put(log, ana, "three");
        await put(log, ana, { kind: "delete", of: 3 });
        expect(await put(log, ana, { kind: "edit", of, text: "no" })).toBe("entry");
      });
    });

    describe("deletion", () => {
      test("the text and its edits are gone, who took it away is there", async () => {
        await put(log, ana, { kind: "text", text: "secret", mentions: ["bo"] });
        await put(log, ana, { kind: "edit", of: 1, text: "still secret" });
        await put(log, bo, { kind: "react", of: 1, mark: "+", set: "on" });
        await put(log, ana, { kind: "delete", of: 1 });
        const entries = await allOf(log, lobby, bo.person);
        expect(entries.map(({ content }) => content)).toEqual([
          { kind: "gone" },
          { kind: "gone" },
          { kind: "react", of: 1, mark: "+", set: "on" },
          { kind: "delete", of: 1 },
        ]);
        expect(entries[0]).toMatchObject({ number: 1, from: "ana" });
        expect(entries[0]?.state).toBeUndefined();
      });

      test("one's own, or anybody's with the power to; once", async () => {
        await log.append([entry(ana, "one"), entry(ana, "two")]);
        expect(await put(log, bo, { kind: "delete", of: 1 })).toBe("role");
        expect(await put(log, bo, { kind: "delete", of: 1 }, { power: "moderator" })).toBe(3);
        expect(await put(log, bo, { kind: "delete", of: 1 }, { power: "moderator" })).toBe("entry");
        expect(await put(log, ana, { kind: "delete", of: 2 })).toBe(4);
      });

      test("a guest's text is taken away by a moderator, or by the server", async () => {
        await log.append([entry(guest("gil"), "one"), entry(guest("gil"), "two")]);
        expect(await put(log, ana, { kind: "delete", of: 1 })).toBe("role");
        expect(await put(log, ana, { kind: "delete", of: 1 }, { power: "moderator" })).toBe(3);
        expect(await put(log, server, { kind: "delete", of: 2 })).toBe("guest");
        expect(await put(log, server, { kind: "delete", of: 2 }, { power: "moderator" })).toBe(4);
      });
    });

    describe("reactions", () => {
      const react = (mark: string, set: "on" | "off" = "on"): Content => ({
        kind: "react",
        of: 1,
        mark,
        set,
      });

      test("are counted by mark, in the order in which marks came, and told to those who put them there", async () => {
        await put(log, ana, "hello");
        await put(log, ana, react("z"));
        await put(log, bo, react("z"));
        await put(log, bo, react("a"));
        const [text] = await allOf(log, lobby, ana.person);
        expect(text?.state).toEqual({ marks: { z: 2, a: 1 }, mine: ["z"] });
        expect(Object.keys(text?.state?.marks ?? {})).toEqual(["z", "a"]);
        await put(log, ana, react("z", "off"));
        const [after] = await allOf(log, lobby, ana.person);
        expect(after?.state).toEqual({ marks: { z: 1, a: 1 } });
      });

      test("what changes nothing is refused", async () => {
        await put(log, ana, "hello");
        expect(await put(log, ana, react("+", "off"))).toBe("entry");
        expect(await put(log, ana, react("+"))).toBe(2);
        expect(await put(log, ana, react("+"))).toBe("entry");
        expect(await put(log, ana, { kind: "react", of: 2, mark: "+", set: "on" })).toBe("entry");
      });

      test("a text has so many different marks, which others may still join", async () => {
        await put(log, ana, "hello");
        for (let mark = 0; mark < marksMaxCount; mark += 1)
          expect(await put(log, ana, react(`${mark}`))).toBe(mark + 2);
        expect(await put(log, ana, react("more"))).toBe("limit");
        expect(await put(log, bo, react("0"))).toBe(marksMaxCount + 2);
      });
    });

    describe("pins", () => {
      const pin = (of: number, set: "on" | "off" = "on"): Content => ({ kind: "pin", of, set });

      test("are listed in the order in which they were pinned, and go with the text", async () => {
        await log.append([entry(ana, "one"), entry(ana, "two"), entry(ana, "three")]);
        for (const of of [3, 1, 2]) await put(log, bo, pin(of));
        expect((await log.room(lobby))?.pins).toEqual([3, 1, 2]);
        expect(await put(log, bo, pin(3))).toBe("entry");
        await put(log, bo, pin(1, "off"));
        expect(await put(log, bo, pin(1, "off"))).toBe("entry");
        await put(log, ana, { kind: "delete", of: 3 });
        expect((await log.room(lobby))?.pins).toEqual([2]);
      });

      test("a room has so many", async () => {
        const texts = Array.from({ length: pinsMaxCount + 1 }, (_, index) => entry(ana, `${index}`));
        await log.append(texts);
        const answers = await log.append(texts.map((_, index) => entry(ana, pin(index + 1))));
        expect(answers.filter(({ outcome }) => outcome === "stored")).toHaveLength(pinsMaxCount);
        expect(answers.at(-1)).toEqual({ outcome: "refused", why: "limit" });
        expect((await log.room(lobby))?.pins).toHaveLength(pinsMaxCount);
      });
    });

    test("guests change nothing that is there", async () => {
      await put(log, guest("gil"), "hello");
      const contents: Content[] = [
        { kind: "edit", of: 1, text: "no" },
        { kind: "delete", of: 1 },
        { kind: "react", of: 1, mark: "+", set: "on" },
        { kind: "pin", of: 1, set: "on" },
      ];
      for (const content of contents) expect(await put(log, guest("gil"), content)).toBe("guest");
    });

    describe("rooms", () => {
      test("one begins with its members, in order of their coming", async () => {
        const members = [
          { person: ana.person, name: "ana", role: "owner" },
          { person: bo.person, name: "bo", role: "member" },
        ] as const;
        const room = await makeRoom({ kind: "private", topic: "rest", members });
        expect(room).toEqual({
          id: 2,
          kind: "private",
          name: "ops",
          topic: "rest",
          members,
          first: 1,
          last: 2,
          pins: [],
          retention: undefined,
        });
        expect(await log.room(room.id)).toEqual(room);
        expect((await log.load()).map(({ id }) => id)).toEqual([lobby, room.id]);
        expect((await allOf(log, room.id)).map(({ content }) => content)).toEqual([
          { kind: "member", who: "ana", role: "owner" },
          { kind: "member", who: "bo", role: "member" },
        ]);
      });

      test("asked for twice under one id it is made once; under another id its name is taken", async () => {
        const asked = newRoom();
        const first = await log.create(asked);
        expect(first.outcome).toBe("created");
        expect(await log.create(asked)).toEqual({ ...first, outcome: "repeated" });
        const maker = asked.maker.person ?? 0;
        expect(await log.opened(maker, asked.openId)).toEqual((await log.load())[1]);
        expect(await log.opened(maker, randomBytes(16))).toBeUndefined();
        expect(await log.opened(maker + 1, asked.openId)).toBeUndefined();
        expect(await log.create(newRoom({ name: "OPS" }))).toEqual({ outcome: "taken" });
        expect(await log.create(newRoom({ name: "Lobby" }))).toEqual({ outcome: "taken" });
        const byBo = await log.create({ ...asked, name: "other", maker: bo });
        expect(byBo.outcome).toBe("created");
        expect(await log.load()).toHaveLength(3);
      });

      test("a direct one is the same for the same two people, and for one alone", async () => {
        const both = [ana, bo].map(({ person, name }) => ({ person, name, role: "member" as const }));
        const room = await makeRoom({ kind: "direct", name: undefined, members: both });
        const again = await log.create(
          newRoom({ kind: "direct", name: undefined, maker: bo, members: both.toReversed() }),
        );
        expect(again).toEqual({ outcome: "repeated", room });
        const alone = await makeRoom({ kind: "direct", name: undefined, members: both.slice(0, 1) });
        expect(alone.id).not.toBe(room.id);
      });

      test("topic and members change with their entries", async () => {
        const { id } = await makeRoom();
        const member = (role: "member" | "muted" | "none") =>
          put(log, ana, { kind: "member", who: "bo", role }, { room: id, subject: bo.person });
        await put(log, ana, { kind: "topic", text: "news" }, { room: id });
        expect(await put(log, ana, { kind: "topic", text: "news" }, { room: id })).toBe("entry");
        await member("member");
        await member("muted");
        expect(await member("muted")).toBe("entry");
        expect(await log.room(id)).toMatchObject({
          topic: "news",
          members: [{ name: "ana" }, { person: bo.person, name: "bo", role: "muted" }],
        });
        await member("none");
        expect(await member("none")).toBe("entry");
        expect((await log.room(id))?.members).toHaveLength(1);
      });

      test("notices are the server's", async () => {
        await put(log, server, { kind: "notice", text: "maintenance" });
        expect((await allOf(log))[0]).toMatchObject({ from: "server", guest: false });
      });
    });

    describe("pages", () => {
      const page = (from: { after: number } | { before: number } | undefined, limit = 3, maxBytes = 1000) =>
        log.page({ room: lobby, from, limit, maxBytes }).then(({ entries, more }) => ({
          numbers: entries.map(({ number }) => number),
          more,
        }));

      beforeEach(async () => {
        await log.append(Array.from({ length: 7 }, (_, index) => entry(ana, `text ${index + 1}`)));
        const other = await makeRoom();
        await put(log, ana, "elsewhere", { room: other.id });
      });

      test("go on behind a number, or back in front of one, always in the room's order", async () => {
        expect(await page({ after: 0 })).toEqual({ numbers: [1, 2, 3], more: true });
        expect(await page({ after: 4 })).toEqual({ numbers: [5, 6, 7], more: false });
        expect(await page({ after: 7 })).toEqual({ numbers: [], more: false });
        expect(await page({ before: 8 })).toEqual({ numbers: [5, 6, 7], more: true });
        expect(await page({ before: 3 })).toEqual({ numbers: [1, 2], more: false });
        expect(await page({ before: 1 })).toEqual({ numbers: [], more: false });
        expect(await page(undefined, 2)).toEqual({ numbers: [6, 7], more: true });
      });

      test("end at so many bytes, but have one entry", async () => {
        expect(await page({ after: 0 }, 7, 12)).toEqual({ numbers: [1, 2], more: true });
        expect(await page({ after: 2 }, 7, 1)).toEqual({ numbers: [3], more: true });
        expect(await page({ before: 8 }, 7, 12)).toEqual({ numbers: [6, 7], more: true });
      });

      test("numbers beyond all rooms are those of none", async () => {
        expect(await page({ after: Number.MAX_SAFE_INTEGER })).toEqual({ numbers: [], more: false });
        expect(await page({ after: 2 ** 32 })).toEqual({ numbers: [], more: false });
        expect(await page({ before: Number.MAX_SAFE_INTEGER })).toEqual({ numbers: [5, 6, 7], more: true });
        expect((await log.page({ room: 77, limit: 3, maxBytes: 10 })).entries).toEqual([]);
      });
    });

    describe("searching", () => {
      const find = async (text: string, more: object = {}) => {
        const { hits } = await log.search({ rooms: [lobby], text, limit: 10, ...more });
        return hits.map(({ entry: { number } }) => number);
      };

      test("all words count, in any case and with any accents, the last one by its beginning", async () => {
        await log.append(
          ["Crème brûlée", "the cream", "Straße und Brücke", "breakfast"].map((text) => entry(ana, text)),
        );
        expect(await find("creme")).toEqual([1]);
        expect(await find("CRE")).toEqual([2, 1]);
        expect(await find("brulee creme")).toEqual([1]);
        expect(await find("cre brulee")).toEqual([]);
        expect(await find("cre* brulee")).toEqual([1]);
        expect(await find("und bruck")).toEqual([3]);
        expect(await find("*eakfa*")).toEqual([4]);
        expect(await find('"the cream"')).toEqual([2]);
        expect(await find('"cream the"')).toEqual([]);
        expect(await find("nothing")).toEqual([]);
      });

      test("scripts without spaces are searched by any part", async () => {
        await log.append(
          ["私は東京タワーに行きました", "北京大学", "สวัสดีครับ", "서울에서"].map((text) => entry(ana, text)),
        );
        expect(await find("東京")).toEqual([1]);
        expect(await find("タワー")).toEqual([1]);
        expect(await find("京")).toEqual([2, 1]);
        expect(await find("京東")).toEqual([]);
        expect(await find("서울")).toEqual([4]);
        expect(await find("ครับ")).toEqual([3]);
      });

      test("signs are found as they stand", async () => {
        await log.append(["party 🎉 tonight", "a -> b", "100% sure"].map((text) => entry(ana, text)));
        expect(await find("🎉")).toEqual([1]);
        expect(await find("tonight 🎉")).toEqual([1]);
        expect(await find("->")).toEqual([2]);
        expect(await find("%")).toEqual([3]);
      });

      test.each([
        '"',
        "'",
        "a AND",
        "NOT",
        "text:a",
        "a*b",
        "(",
        "^a",
        "{a b}",
        "NEAR(a b)",
        "*",
        '""',
        "-a",
        "a\u0000b",
        "\\",
      ])("%j is no syntax", async (text) => {
        await put(log, ana, "hello");
        expect(await find(text)).toEqual(text === "*" || text === '""' || text === "" ? [1] : []);
      });

      test("a text is found by what it says now, and not at all when it is gone", async () => {
        await log.append([entry(ana, "apple"), entry(ana, "banana")]);
        await put(log, ana, { kind: "edit", of: 1, text: "cherry" });
        await put(log, ana, { kind: "edit", of: 1, text: "date" });
        await put(log, ana, { kind: "delete", of: 2 });
        expect(await find("apple")).toEqual([]);
        expect(await find("cherry")).toEqual([]);
        expect(await find("date")).toEqual([1]);
        expect(await find("banana")).toEqual([]);
        const { hits } = await log.search({ rooms: [lobby], text: "date", limit: 1 });
        expect(hits[0]).toMatchObject({
          room: lobby,
          entry: { content: { text: "date" }, state: { editedMs: 1_000_000 } },
        });
      });

      test("by writer and by time", async () => {
        await log.append([
          entry(ana, "soup", { timeMs: 10 }),
          entry(bo, "soup", { timeMs: 20 }),
          entry(guest("Ana"), "soup", { timeMs: 30 }),
        ]);
        expect(await find("soup", { from: "ANA" })).toEqual([3, 1]);
        expect(await find("soup", { sinceMs: 20 })).toEqual([3, 2]);
        expect(await find("soup", { untilMs: 20 })).toEqual([1]);
        expect(await find("", { from: "bo" })).toEqual([2]);
      });

      test("only in the rooms that were named, over all of them from the newest on, in parts", async () => {
        const rooms = [lobby];
        for (const name of ["a", "b"]) rooms.push((await makeRoom({ name })).id);
        const written: string[] = [];
        for (let index = 0; index < 30; index += 1) {
          const room = rooms[(index * index) % 3] ?? lobby;
          const number = await put(log, ana, `soup ${index}`, { room });
          if (room !== rooms[1]) written.unshift(`${room}/${number}`);
        }
        const asked = [lobby, rooms[2] ?? 0];
        const found: string[] = [];
        let before: number | undefined;
        do {
          const answer = await log.search({ rooms: asked, text: "soup", limit: 4, before });
          expect(answer.hits.length).toBeLessThanOrEqual(4);
          found.push(...answer.hits.map(({ room, entry: { number } }) => `${room}/${number}`));
          before = answer.next;
        } while (before !== undefined);
        expect(found).toEqual(written);
      });
    });

    describe("reading", () => {
      test("positions go forward, per person and room, and not past the end", async () => {
        await log.append([entry(ana, "1"), entry(ana, "2"), entry(ana, "3")]);
        expect(await log.setRead(bo.person, lobby, 2)).toBe("moved");
        expect(await log.setRead(bo.person, lobby, 2)).toBe("unmoved");
        expect(await log.setRead(bo.person, lobby, 1)).toBe("unmoved");
        expect(await log.setRead(bo.person, lobby, 4)).toBe("unmoved");
        expect(await log.setRead(bo.person, 9, 1)).toBe("unmoved");
        expect(await log.readPositions(bo.person)).toEqual(new Map([[lobby, 2]]));
        expect(await log.readPositions(ana.person)).toEqual(new Map());
      });

      test("a person is a name with a key", async () => {
        const [key, other] = [randomBytes(32), randomBytes(32)] as never[] as [never, never];
        const id = await log.person("Cleo", key);
        expect(await log.person("CLEO", key)).toBe(id);
        const ids = new Set([
          id,
          await log.person("cleo", other),
          await log.person("dan", key),
          ana.person,
          bo.person,
        ]);
        expect(ids.size).toBe(5);
      });
    });

    describe("files", () => {
      const hash = new Uint8Array(32).fill(7);
      const quotas = { ownerBytes: 100, totalBytes: 150, unfinishedCount: 3 };
      const key = () => randomBytes(16).toString("hex");
      const newFile = (author: Author, more: Partial<NewFile> = {}): NewFile => ({
        ...{ room: lobby, id: Uint8Array.from(randomBytes(16)), owner: fileOwner(author), bytes: 10, hash },
        ...{ key: key(), nowMs: 1, quotas, ...more },
      });
      const content = { kind: "file", name: "a.txt", type: "text/plain", bytes: 10, hash } as const;

      /** One that an entry has; the entry's number. */
      const keep = async (author: Author, file: NewFile) => {
        await log.files.begin(file);
        await log.files.finish(file.key, 2);
        return await put(log, author, content, { id: file.id });
      };

      test("one that is begun again by the same owner is the same, and nobody else's", async () => {
        const file = newFile(ana);
        expect(await log.files.begin(file)).toEqual({ outcome: "coming", key: file.key });
        expect(await log.files.begin({ ...file, key: key() })).toEqual({ outcome: "coming", key: file.key });
        expect(await log.files.finish(file.key, 2)).toBe("finished");
        expect(await log.files.begin(file)).toEqual({ outcome: "whole", key: file.key });
        for (const other of [{ owner: fileOwner(bo) }, { bytes: 11 }, { hash: new Uint8Array(32) }])
          expect(await log.files.begin({ ...file, ...other })).toEqual({ outcome: "refused", why: "entry" });
      });

      test("an entry takes it when it is whole, its sender's, and as the entry says", async () => {
        const file = newFile(ana);
        await log.files.begin(file);
        const { id } = file;
        expect(await put(log, ana, content, { id })).toBe("file");
        await log.files.finish(file.key, 2);
        expect(await put(log, bo, content, { id })).toBe("file");
        expect(await put(log, ana, { ...content, bytes: 11 }, { id })).toBe("file");
        expect(await put(log, ana, content, { id })).toBe(1);
        expect(await log.files.find(lobby, 1)).toEqual({ key: file.key, bytes: 10 });
        expect(await put(log, ana, content, { id })).toBe(1);
        const { entries } = await log.page({ room: lobby, limit: 5, maxBytes: 1000 });
        expect(entries).toMatchObject([{ content: { ...content, hash } }]);
      });

      test("it goes with its entry: when that is taken away, and when it expires", async () => {
        const [one, other] = [newFile(ana), newFile(ana)];
        expect([await keep(ana, one), await keep(ana, other)]).toEqual([1, 2]);
        await put(log, ana, { kind: "delete", of: 1 });
        expect(await log.files.find(lobby, 1)).toBeUndefined();
        expect(await log.files.gone()).toEqual([one.key]);
        await log.setRetention("all", { entries: 1 });
        await log.expire(1_000_000);
        expect(new Set(await log.files.gone())).toEqual(new Set([one.key, other.key]));
        await log.files.forget([one.key]);
        expect(await log.files.all()).toEqual([{ key: other.key, bytes: 10, state: "gone" }]);
      });

      test("what is announced counts in the quotas, until it is dropped", async () => {
        const first = newFile(ana, { bytes: 100 });
        await log.files.begin(first);
        expect(await log.files.begin(newFile(ana, { bytes: 1 }))).toMatchObject({ why: "quota" });
        expect(await log.files.begin(newFile(bo, { bytes: 51 }))).toMatchObject({ why: "quota" });
        await log.files.drop(first.owner, first.id);
        expect(await log.files.begin(newFile(bo, { bytes: 51 }))).toMatchObject({ outcome: "coming" });
        for (let count = 0; count < 2; count += 1) await log.files.begin(newFile(bo, { bytes: 1 }));
        expect(await log.files.begin(newFile(bo, { bytes: 1 }))).toMatchObject({ why: "limit" });
      });

      test("what was not gone on with is gone, but for what is kept or being written", async () => {
        const [old, busy, kept] = [newFile(ana), newFile(ana), newFile(bo)];
        await log.files.begin(old);
        await log.files.begin(busy);
        await keep(bo, kept);
        await log.files.expire(1000, [busy.key]);
        expect(await log.files.gone()).toEqual([old.key]);
        expect(await log.files.finish(old.key, 5)).toBe("gone");
        expect(await log.files.find(lobby, 1)).toMatchObject({ key: kept.key });
      });
    });

    describe("retention", () => {
      const dayMs = 86_400_000;

      test("by count: the newest stay, and numbers go on", async () => {
        await log.append(Array.from({ length: 1200 }, (_, index) => entry(ana, `text${index + 1}`)));
        await put(log, ana, { kind: "pin", of: 2, set: "on" });
        await put(log, ana, { kind: "react", of: 2, mark: "+", set: "on" });
        await log.setRetention("all", { entries: 3 });
        expect(await log.expire(0)).toEqual({ entries: 1199 });
        expect(await log.room(lobby)).toMatchObject({ first: 1200, last: 1202, pins: [] });
        expect(await textsOf(log)).toEqual(["text1200", "pin", "react"]);
        expect(await put(log, ana, { kind: "edit", of: 1, text: "no" })).toBe("entry");
        expect((await log.search({ rooms: [lobby], text: "text*", limit: 9 })).hits).toHaveLength(1);
        expect(await log.expire(0)).toEqual({ entries: 0 });
      });

      test("by age, up to the first that is young; and all of them", async () => {
        for (const day of [1, 2, 5, 3, 9]) await put(log, ana, `day ${day}`, { timeMs: day * dayMs });
        await log.setRetention("all", { days: 4 });
        expect(await log.expire(8 * dayMs)).toEqual({ entries: 2 });
        expect(await textsOf(log)).toEqual(["day 5", "day 3", "day 9"]);
        await log.expire(100 * dayMs);
        expect(await log.room(lobby)).toMatchObject({ first: 6, last: 5 });
        expect(await put(log, ana, "next")).toBe(6);
      });

      test("a room's own goes before that of all, and can be taken back", async () => {
        const { id } = await makeRoom();
        await log.append([1, 2, 3].flatMap((n) => [entry(ana, `${n}`), entry(ana, `${n}`, { room: id })]));
        await log.setRetention("all", { entries: 1 });
        expect(await log.setRetention(id, {})).toBe("set");
        expect(await log.setRetention(99, {})).toBe("unknown");
        expect((await log.room(id))?.retention).toEqual({});
        expect(await log.expire(0)).toEqual({ entries: 2 });
        await log.setRetention(id, undefined);
        expect(await log.expire(0)).toEqual({ entries: 3 });
        expect((await log.room(id))?.retention).toBeUndefined();
      });
    });

    test("a log that was closed refuses all calls", async () => {
      expect(await log.isAlive()).toBe(true);
      await log.close();
      expect(await log.isAlive()).toBe(false);
      await expect(log.append([])).rejects.toMatchObject({ name: "StoreError", code: "stopped" });
      await expect(log.load()).rejects.toMatchObject({ code: "stopped" });
      await log.close();
    });

    test("what was stored is there after it was closed and opened again", async () => {
      const sent = entry(ana, "hello");
      await log.append([sent, entry(ana, { kind: "edit", of: 1, text: "goodbye" })]);
      const room = await makeRoom();
      if (made.reopen === undefined) return;
      await log.close();
      log = await made.reopen();
      expect(await textsOf(log)).toEqual(["goodbye", "edit"]);
      expect(await log.append([sent])).toMatchObject([{ outcome: "repeated", number: 1 }]);
      expect(await put(log, ana, "next")).toBe(3);
      expect(await log.room(room.id)).toEqual(room);
    });
  });
}
