/** What members do wrong in rooms (clause 9): messages that break a rule, and good ones about what is not theirs. */
import { randomBytes } from "node:crypto";
import {
  type Answer,
  type Fields,
  message,
  type ReferenceClient,
  types,
  type Value,
  writeCbor,
} from "@conclave/testbed/reference";
import type { ClientStage } from "../client-stage.ts";
import type { ClientFault, Sees } from "../fault.ts";
import { ofClient } from "./one-message.ts";

const { SAY, ACK, OPEN, FETCH, READ, LIST, WHO, SEARCH, OFFER, GET } = types;

const id = Buffer.alloc(16, 1);
const time = 1_790_000_000_000;
const long = "x".repeat(129);
const nowhere = 4711;

const malformed: readonly ClientFault[] = [
  say("kind-null", "9.1", "says null for a kind", { kind: null, text: "hi" }),
  say("kind-later", "9.1", "says something of a kind that nobody knows", { kind: "poll", text: "hi" }),
  say("kind-gone", "9.1", "says that something is gone", { kind: "gone" }),
  say("notice", "9.6", "says what only the server's operator says", { kind: "notice", text: "hear" }),
  say("room-zero", "9.1", "says something in room 0", { room: 0, text: "hi" }),
  say("room-text", "9.1", "says something in a room with a text for a number", { room: "ops", text: "hi" }),
  say("re-zero", "9.1", "replies to entry 0", { re: 0, text: "hi" }),
  say("mentions-none", "9.1", "mentions an empty list", { mentions: [], text: "hi" }),
  say("mentions-nine", "9.1", "mentions nine", { mentions: Array<string>(9).fill("ana"), text: "hi" }),
  say("mentions-long", "9.2", "says a text and mentions of 12,289 bytes together", {
    mentions: ["ana"],
    text: "x".repeat(12_286),
  }),
  say("edit-without-of", "9.1", "edits nothing", { kind: "edit", text: "hi" }),
  say("edit-text-empty", "9.1", "edits a text to an empty one", { kind: "edit", of: 1, text: "" }),
  say("delete-without-of", "9.1", "deletes nothing", { kind: "delete" }),
  say("mark-long", "9.1", "puts a mark of 33 bytes on a text", {
    kind: "react",
    of: 1,
    mark: "x".repeat(33),
  }),
  say("mark-newline", "9.2", "puts a newline on a text", { kind: "react", of: 1, mark: "\n" }),
  say("mark-off-false", "9.1", "takes no mark off", { kind: "react", of: 1, mark: "x", off: false }),
  say("pin-text", "9.1", "pins a text for a number", { kind: "pin", of: "1" }),
  say("topic-long", "9.1", "sets a topic of 1,025 bytes", { kind: "topic", text: "x".repeat(1025) }),
  say("topic-escape", "9.2", "sets a topic with ESC", { kind: "topic", text: "\u001b" }),
  say("member-without-role", "9.1", "makes nothing of somebody", { kind: "member", who: "ana" }),
  say("member-role-later", "9.1", "makes a king of somebody", { kind: "member", who: "ana", role: "king" }),
  say("member-name-long", "9.1", "names somebody with 129 bytes", {
    kind: "member",
    who: long,
    role: "member",
  }),
  asking("open-nothing", OPEN, "opens nothing", {}),
  asking("open-without-topic", OPEN, "opens a room without a topic", { name: "ops" }),
  asking("open-name-long", OPEN, "opens a room with a name of 129 bytes", { name: long, topic: "" }),
  asking("open-both-forms", OPEN, "opens a room with a name and with somebody", {
    name: "ops",
    topic: "",
    with: "ana",
  }),
  asking("fetch-no-side", FETCH, "fetches on no side", { limit: 1 }),
  asking("fetch-both-sides", FETCH, "fetches on both sides", { after: 1, before: 3, limit: 1 }),
  asking("fetch-limit-0", FETCH, "fetches no entries", { after: 0, limit: 0 }),
  asking("fetch-limit-257", FETCH, "fetches 257 entries", { after: 0, limit: 257 }),
  asking("fetch-id-short", FETCH, "fetches under an id of 15 bytes", {
    id: id.subarray(1),
    after: 0,
    limit: 1,
  }),
  asking("list-after-empty", LIST, "lists rooms behind an empty name", { after: "" }),
  asking("who-room-zero", WHO, "asks who is in room 0", { room: 0 }),
  asking("search-empty", SEARCH, "searches for an empty text", { text: "" }),
  asking("search-escape", SEARCH, "searches for ESC", { text: "\u001b" }),
  asking("search-since-negative", SEARCH, "searches before 1970", { text: "hi", since: -1 }),
  ofClient("read-zero", "9.1", "has read up to entry 0", "message-malformed", READ, { n: 0 }),
];

/** Each of a server's messages, as it would have to be. */
const ofServers: readonly ClientFault[] = Object.entries({
  SAID: { n: 1, from: "ana", text: "x", time },
  ACK: { id, n: 1, time },
  JOINED: { name: "root", time },
  LEFT: { name: "ana", how: "removed", time },
  PRESENT: { names: ["ana"], more: false },
  REFUSED: { id, why: "room" },
  ROOM: {
    ...{ kind: "lobby", name: "lobby", topic: "", role: "owner", first: 1, last: 0, read: 0, members: 1 },
    pins: [],
  },
  PAGE: { id, items: [], more: false },
  ROOMS: { id, rooms: [], more: false },
  FOUND: { id, items: [] },
  MEMBERS: { id, members: [], more: false },
}).map(([name, body]) =>
  ofClient(
    `${name.toLowerCase()}-of-a-client`,
    "9.1",
    `says ${name}`,
    "message-unexpected",
    types[name as keyof typeof types],
    body as Value,
  ),
);

/** Good messages about what is not there or not the sender's: each is answered, and the conversation goes on. */
const refused: readonly ClientFault[] = [
  ...inRoom("no-room", "that there is not", "guest", async () => nowhere),
  ...inRoom("others-room", "of others", "owner", async (stage) => {
    const host = await stage.owner(`${stage.name}-host`);
    return numberIn(await host.ask(OPEN, { name: "secret", topic: "", private: true }), "room");
  }),
  refusal("edit-of-another", "9.6", "edits what another wrote", "role", async (stage) => {
    const of = await textOfAnother(stage);
    return { peer: await stage.owner(), type: SAY, fields: { kind: "edit", of, text: "I was wrong" } };
  }),
  refusal("delete-of-another", "9.6", "deletes what another wrote", "role", async (stage) => {
    const of = await textOfAnother(stage);
    return { peer: await stage.owner(), type: SAY, fields: { kind: "delete", of } };
  }),
  refusal("edit-of-a-guest", "9.6", "edits its own text as a guest", "guest", async (stage) => {
    const peer = await stage.member();
    const of = numberIn(await peer.ask(SAY, { text: "frist" }), "n");
    return { peer, type: SAY, fields: { kind: "edit", of, text: "first" } };
  }),
  refusal("edit-of-nothing", "9.6", "edits an entry that there is not", "entry", async (stage) => ({
    peer: await stage.owner(),
    type: SAY,
    fields: { kind: "edit", of: 2 ** 50, text: "hi" },
  })),
  refusal("reply-to-nothing", "9.6", "replies to an entry that there is not", "entry", async (stage) => ({
    peer: await stage.owner(),
    type: SAY,
    fields: { re: 2 ** 50, text: "hi" },
  })),
  refusal("id-of-another", "9.4", "says something under the id of another's text", "entry", async (stage) => {
    const used = randomBytes(16);
    await (await stage.member(undefined, { name: `${stage.name}-first` })).ask(SAY, { text: "first" }, used);
    return { peer: await stage.member(), type: SAY, fields: { text: "second" }, id: used };
  }),
  refusal("topic-of-a-member", "9.6", "sets the topic of the lobby", "role", async (stage) => ({
    peer: await stage.owner(),
    type: SAY,
    fields: { kind: "topic", text: "mine" },
  })),
  refusal("mute-by-a-member", "9.10", "mutes another", "role", async (stage) => {
    await stage.owner(`${stage.name}-another`);
    const fields = { kind: "member", who: `${stage.name}-another`, role: "muted" };
    return { peer: await stage.owner(), type: SAY, fields };
  }),
  refusal("owner-by-itself", "9.10", "makes itself the owner of the lobby", "role", async (stage) => ({
    peer: await stage.owner(),
    type: SAY,
    fields: { kind: "member", who: stage.name, role: "owner" },
  })),
  refusal(
    "member-unknown",
    "9.10",
    "makes something of a name that nobody owns",
    "person",
    async (stage) => ({
      peer: await stage.owner(),
      type: SAY,
      fields: { kind: "member", who: "nobody at all", role: "muted" },
    }),
  ),
  refusal("open-of-a-guest", "9.11", "opens a room as a guest", "guest", async (stage) => ({
    peer: await stage.member(),
    type: OPEN,
    fields: { name: "ops", topic: "" },
  })),
  refusal("list-of-a-guest", "9.11", "lists rooms as a guest", "guest", async (stage) => ({
    peer: await stage.member(),
    type: LIST,
    fields: {},
  })),
  refusal("open-bad-name", "9.9", "opens a room with a line feed in its name", "name", async (stage) => ({
    peer: await stage.owner(),
    type: OPEN,
    fields: { name: "a\nb", topic: "" },
  })),
  refusal("open-taken-name", "9.9", "opens a room with the name of another", "taken", async (stage) => {
    const peer = await stage.owner();
    await peer.ask(OPEN, { name: stage.name, topic: "" });
    return { peer, type: OPEN, fields: { name: stage.name.toUpperCase(), topic: "" } };
  }),
  refusal(
    "open-with-nobody",
    "9.9",
    "opens a room with a name that nobody owns",
    "person",
    async (stage) => ({
      peer: await stage.owner(),
      type: OPEN,
      fields: { with: "nobody at all" },
    }),
  ),
  refusal("search-for-nothing", "9.5", "searches for a full stop", "query", async (stage) => ({
    peer: await stage.owner(),
    type: SEARCH,
    fields: { text: "." },
  })),
  {
    ...{ name: "open-many", clause: "9.5", does: "opens 40 rooms at once", sees: "REFUSED limit" },
    reports: "nothing",
    play: async (stage) => {
      const peer = await stage.owner();
      const opens = Array.from({ length: 40 }, (_, index) =>
        asked(OPEN, { name: `${stage.name} ${index}`, topic: "" }),
      );
      peer.send(...opens);
    },
  },
  {
    ...{ name: "fetch-many", clause: "9.5", does: "fetches 40 times at once", sees: "REFUSED limit" },
    reports: "nothing",
    play: async (stage) => {
      const peer = await stage.member();
      peer.send(...Array.from({ length: 40 }, () => asked(FETCH, { after: 0, limit: 256 })));
    },
  },
];

const others: readonly ClientFault[] = [
  flood("fetch-flood", "fetches 500 times at once", () => asked(FETCH, { after: 0, limit: 256 })),
  flood("open-flood", "opens 500 rooms at once", (index) => asked(OPEN, { name: `r${index}`, topic: "" })),
  flood("read-flood", "says 500 times at once what it has read", () => message(READ, writeCbor({ n: 1 }))),
  {
    ...{ name: "say-twice", clause: "9.4", does: "says the same under the same id, and then something else" },
    ...{ sees: "tolerated", reports: "nothing" },
    play: async (stage) => {
      const peer = await stage.member();
      const said = randomBytes(16);
      const first = await peer.ask(SAY, { text: "once" }, said);
      for (const text of ["once", "once more"]) {
        const again = await peer.ask(SAY, { text }, said);
        if (numberIn(again, "n") !== numberIn(first, "n")) throw new Error("it was stored twice");
      }
    },
  },
  {
    ...{
      name: "read-backwards",
      clause: "9.12",
      does: "has read less than before, more than there is, nowhere",
    },
    ...{ sees: "tolerated", reports: "nothing" },
    play: async (stage) => {
      const peer = await stage.owner();
      const n = numberIn(await peer.ask(SAY, { text: "read this" }), "n");
      const reads: Fields[] = [{ n }, { n: 1 }, { n: 2 ** 50 }, { n: 1, room: nowhere }];
      peer.send(...reads.map((fields) => message(READ, writeCbor(fields))));
    },
  },
];

export const roomFaultsOfClients: readonly ClientFault[] = [
  ...malformed,
  ...ofServers,
  ...refused,
  ...others,
];

function say(name: string, clause: string, does: string, fields: Fields): ClientFault {
  return ofClient(`say-${name}`, clause, does, "message-malformed", SAY, { id, ...fields });
}

function asking(name: string, type: number, does: string, fields: Fields): ClientFault {
  return ofClient(name, "9.1", does, "message-malformed", type, { id, ...fields });
}

function asked(type: number, fields: Fields): Buffer {
  return message(type, writeCbor({ id: randomBytes(16), ...fields }));
}

interface Question {
  readonly peer: ReferenceClient;
  readonly type: number;
  readonly fields: Fields;
  readonly id?: Buffer;
}

function refusal(
  name: string,
  clause: string,
  does: string,
  why: string,
  prepare: (stage: ClientStage) => Promise<Question>,
): ClientFault {
  const play = async (stage: ClientStage) => {
    const { peer, type, fields, id: chosen = randomBytes(16) } = await prepare(stage);
    stage.commitOn(peer);
    peer.say(type, writeCbor({ id: chosen, ...fields }));
  };
  return { name, clause, does, sees: `REFUSED ${why}` as Sees, reports: "nothing", play };
}

/** All that can be asked about a room, of one that somebody is not in: the answer is the same, whatever there is. */
function inRoom(
  name: string,
  which: string,
  who: "guest" | "owner",
  find: (stage: ClientStage) => Promise<number>,
): ClientFault[] {
  const questions: readonly (readonly [string, string, number, Fields])[] = [
    ["say", "says something in a room", SAY, { text: "hi" }],
    ["delete", "deletes something in a room", SAY, { kind: "delete", of: 1 }],
    ["enter", "enters a room", SAY, { kind: "member", who: "ana", role: "member" }],
    [
      "name-nobody",
      "brings a name that nobody owns into a room",
      SAY,
      {
        ...{ kind: "member", who: "nobody at all", role: "member" },
      },
    ],
    ["fetch", "fetches from a room", FETCH, { after: 0, limit: 1 }],
    ["search", "searches in a room", SEARCH, { text: "hi" }],
    ["who", "asks who is in a room", WHO, {}],
    ["offer", "offers a file for a room", OFFER, { bytes: 1, hash: Buffer.alloc(32) }],
    ["get", "gets a file from a room", GET, { n: 1, at: 0 }],
  ];
  return questions.map(([verb, does, type, fields]) =>
    refusal(`${verb}-in-${name}`, "9.5", `${does} ${which}`, "room", async (stage) => {
      const room = await find(stage);
      const peer = await (who === "guest" ? stage.member() : stage.owner());
      return { peer, type, fields: { room, ...fields } };
    }),
  );
}

async function textOfAnother(stage: ClientStage): Promise<number> {
  const another = await stage.owner(`${stage.name}-another`);
  return numberIn(await another.ask(SAY, { text: "mine" }), "n");
}

/** Of an ACK: anything else was no good beginning. */
function numberIn({ type, fields }: Answer, key: "n" | "room"): number {
  const number = fields[key];
  if (type !== ACK || typeof number !== "number") throw new Error(`no ACK: ${JSON.stringify(fields)}`);
  return number;
}

function flood(name: string, does: string, one: (index: number) => Buffer): ClientFault {
  const play = async (stage: ClientStage) => {
    const peer = await stage.member();
    peer.wire.write(Buffer.concat(Array.from({ length: 500 }, (_, index) => peer.seal(one(index)))));
  };
  return { name, clause: "7.4", does, sees: "BYE 5", reports: "bye 5", play };
}
