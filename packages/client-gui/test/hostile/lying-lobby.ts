/** One visit to a server that follows a script: its rooms, what its lobby has, and what it answers to whatever is asked. */
import { createHash } from "node:crypto";
import { filePartMaxBytes } from "@conclave/protocol";
import type { Fields } from "@conclave/testbed/reference";
import type { Answer, Told } from "../support/hostile-server.ts";
import type { Script } from "./script.ts";

/** The bytes of every file. */
export const fileBytes = Buffer.from("what is in all files here");

export class LyingLobby {
  readonly #script: Script;
  readonly #entries: Fields[] = [];

  constructor(script: Script) {
    this.#script = script;
  }

  /** Everything that follows on a welcome. */
  greeting(): readonly Told[] {
    const { names, topics, serverName, numbers, welcome } = this.#script;
    const rooms = [
      { kind: "lobby", name: "lobby", topic: topics[0] ?? "", pins: [...numbers, nowhere, nowhere] },
      ...names.map((name, index) => ({ room: index + 2, name, topic: topics[index % topics.length] ?? "" })),
      // Numbers that do not go together.
      ...numbers.map((room) => ({
        room,
        name: `room ${room}`,
        first: room,
        last: room,
        read: room,
        members: room,
      })),
      ...numbers.map((last, index) => ({ room: 1000 + index, name: `late ${last}`, last, read: 5 })),
      { room: 1100, name: "backwards", first: 100, last: 5, read: 2000 },
      { room: 1101, name: names[2] ?? "", kind: "direct" },
    ];
    return [
      ["SERVER", { name: serverName, files: 1_000_000 }],
      ["PRESENT", { names: [welcome, ...names, ...names], guests: names.slice(0, 10), more: false }],
      ...rooms.map((room, index): Told => roomOf(room, index < rooms.length - 1)),
    ];
  }

  /** Everything that happens in the lobby, one after the other. */
  happenings(): readonly Told[] {
    const { names, numbers, times } = this.#script;
    const told = this.#contents().map((content) => this.#said(content));
    const time = times.at(-1) ?? 0;
    const people = names.slice(0, 20);
    return [
      ...told,
      ...people.map((name): Told => ["LEFT", { name, how: "lost", time }]),
      ...people.map((name): Told => ["JOINED", { name, guest: true, time }]),
      ...numbers.map((n): Told => ["READ", { n }]),
      // Of a room that nobody was told of, and far ahead.
      ...numbers.map((n): Told => ["SAID", { room: 5000, n, from: names[0] ?? "", time, text: "nowhere" }]),
      this.#said({ from: names[0] ?? "", time: usualMs, text: lastText }),
    ];
  }

  /** More people and rooms than anybody has: guests who look like others, and all of them at once. */
  crowd(): readonly Told[] {
    const people = Array.from({ length: crowdCount }, (_, index) => `person ${index}`);
    const guests = people.map((name) => name.replace("person", "pers\u043en"));
    const pages = Array.from({ length: crowdCount / 100 }, (_, page): Told => {
      const some = guests.slice(page * 100, page * 100 + 100);
      const names = [...people.slice(page * 100, page * 100 + 100), ...some];
      return ["PRESENT", { names, guests: some, more: page < crowdCount / 100 - 1 }];
    });
    const rooms = people.map((name, index) => roomOf({ room: 10_000 + index, name: `room of ${name}` }));
    return [...pages, ...rooms];
  }

  /** All of them go, and the person is put out of each of those rooms. */
  crowdGoes(): readonly Told[] {
    const { welcome } = this.#script;
    const rooms = Array.from({ length: crowdCount }, (_, index): Told => {
      const out = { kind: "member", who: welcome, role: "none", from: "person 1", time: usualMs };
      return ["SAID", { room: 10_000 + index, n: 1, ...out }];
    });
    return [["PRESENT", { names: [welcome], more: false }], ...rooms];
  }

  readonly answer: Answer = (type, question) => {
    const { names, topics, numbers, why } = this.#script;
    const { id = null, room } = question;
    const where = room === undefined ? {} : { room };
    switch (type) {
      case "FETCH":
        return ["PAGE", { id, ...where, items: room === undefined ? this.#page(question) : [], more: false }];
      case "WHO": {
        const members = [...names, ...names].map((name, index) => ({
          name,
          role: roles[index % roles.length] ?? "",
        }));
        return ["MEMBERS", { id, ...where, members, more: false }];
      }
      case "LIST": {
        const rooms = topics.map((topic, index) => ({
          ...{ room: 2000 + Math.floor(index / 2), name: names[index % names.length] ?? "", topic },
          members: numbers.at(-1) ?? 1,
        }));
        return ["ROOMS", { id, rooms, more: false }];
      }
      case "SEARCH":
        return ["FOUND", { id, items: this.#hits(), next: numbers.at(-1) ?? 1 }];
      case "SAY":
        if (question["text"] !== "this is taken") return ["REFUSED", { id, why }];
        return ["ACK", { id, ...where, n: this.#entries.length + 1, time: this.#script.times.at(-1) ?? 0 }];
      case "GET": {
        // Another length than the one that was said, unless that is the true one.
        const at = Number(question["at"]);
        return ["PART", { id, at, data: fileBytes.subarray(at, at + filePartMaxBytes) }];
      }
      case "OFFER":
      case "OPEN":
        return ["REFUSED", { id, why }];
      default:
        return undefined;
    }
  };

  #contents(): readonly Fields[] {
    const { names, topics, texts, files, types, marks, times, sizes, numbers } = this.#script;
    const [from = ""] = names;
    const counts = marks.map((mark, index) => [mark, numbers[index % numbers.length] ?? 1] as const);
    const file = (name: string, index: number) => ({
      ...{ kind: "file", name, type: types[index % types.length] ?? "", text: `with file ${index}` },
      // The first is what it says, the second has another hash, the others another length.
      bytes: index < 2 ? fileBytes.length : (sizes[index % sizes.length] ?? 1),
      hash: index === 1 ? Buffer.alloc(32) : createHash("sha256").update(fileBytes).digest(),
    });
    return [
      ...names.map((name, index) => ({ from: name, text: `said by ${index}`, mentions: [name] })),
      ...texts.map((text) => ({ from: "server", kind: "notice", text })),
      ...topics.map((text) => ({ from, kind: "topic", text })),
      ...times.map((time, index) => ({ from, time, edited: time, text: `at time ${index}` })),
      ...numbers.map((re, index) => ({ from, re, text: `reply to nothing ${index}` })),
      { from, text: "**bold** _slanted_ `code`\n```\na block of it\n```" },
      { from, text: "marked", marks: Object.fromEntries(counts), mine: marks },
      ...names.slice(0, 20).map((who) => ({ from, kind: "member", who, role: "moderator" })),
      ...names.slice(0, 20).map((who) => ({ from, kind: "member", who, role: "none" })),
      ...numbers.flatMap((of) => [
        { from, kind: "pin", of },
        { from, kind: "react", of, mark: marks[0] ?? "" },
        { from, kind: "edit", of, text: "another text for nothing" },
        { from, kind: "delete", of },
      ]),
      // A text of somebody else's, and one that is none.
      { from: names[1] ?? "", kind: "edit", of: 1, text: "changed by somebody else" },
      { from, kind: "edit", of: names.length + 1, text: "a notice, changed" },
      { from, kind: "gone" },
      { from, kind: "poll", options: [[["a"]]], text: 5 },
      // The newest are the ones that can be fetched.
      ...files.map((name, index) => ({ from, ...file(name, index) })).toReversed(),
    ].map((content) => ({ time: usualMs, ...content }));
  }

  #said(content: Fields): Told {
    const entry = { ...content, n: this.#entries.length + 1 };
    this.#entries.push(entry);
    return ["SAID", entry];
  }

  #page({ after, before = 1, limit }: Fields): readonly Fields[] {
    const count = Math.min(pageCount, Number(limit));
    return after === undefined
      ? this.#entries.filter(({ n }) => Number(n) < Number(before)).slice(-count)
      : this.#entries.filter(({ n }) => Number(n) > Number(after)).slice(0, count);
  }

  /** In rooms that are there and in others, some of them twice. */
  #hits(): readonly Fields[] {
    const { names, texts, times, numbers } = this.#script;
    return [...texts, ...texts.slice(0, 5)].map((text, index) => ({
      ...{
        room: 1 + (index % 3),
        n: numbers[index % numbers.length] ?? 1,
        from: names[index % names.length] ?? "",
      },
      ...{ text, time: times[index % times.length] ?? 0 },
    }));
  }
}

/** What is said last. */
export const lastText = "the last one";

/** ROOM, of a private room where nothing else is said. */
export function roomOf(fields: Fields, more = false): Told {
  const usual = {
    kind: "private",
    topic: "",
    role: "member",
    first: 1,
    last: 0,
    read: 0,
    members: 1,
    pins: [],
  };
  return ["ROOM", { ...usual, ...fields, ...(more ? { more } : {}) }];
}

/** People with keys, as many guests, and as many rooms. */
const crowdCount = 2000;
const roles = ["owner", "moderator", "member", "muted"];
const usualMs = 1_790_000_000_000;
/** So that a page fits in its record. */
const pageCount = 20;
/** The number of an entry that is pinned, twice, and not there. */
const nowhere = 123_456;
