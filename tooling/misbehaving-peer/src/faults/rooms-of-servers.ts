/** What servers do wrong in rooms (clause 9), and what looks wrong and is to be borne. */
import { type Fields, message, types, type Value, writeCbor } from "@conclave/testbed/reference";
import type { ServerFault } from "../fault.ts";
import type { ServerStage } from "../server-stage.ts";
import { ofServer } from "./one-message.ts";

const { SAID, ACK, REFUSED, ROOM, FETCH, PAGE, READ, ROOMS, FOUND, MEMBERS, HAVE, PART, SERVER } = types;

const id = Buffer.alloc(16, 1);
const time = 1_790_000_000_000;
const entry = { n: 1, from: "bob", text: "hi", time };
const file = { kind: "file", name: "a.txt", type: "text/plain", bytes: 1, hash: Buffer.alloc(32) };
const room = {
  ...{ kind: "public", name: "ops", topic: "", role: "member", first: 1, last: 0, read: 0, members: 1 },
  pins: [],
};

const malformed: readonly ServerFault[] = [
  said("n-zero", "9.1", "numbers an entry 0", { n: 0 }),
  said("room-zero", "9.1", "hands on something of room 0", { room: 0 }),
  said("kind-null", "9.1", "hands on an entry with null for a kind", { kind: null }),
  said("edit-without-of", "9.1", "hands on an edit of nothing", { kind: "edit" }),
  said("member-role-later", "9.1", "makes a king of somebody", { kind: "member", who: "bob", role: "king" }),
  said("topic-long", "9.1", "hands on a topic of 1,025 bytes", { kind: "topic", text: "x".repeat(1025) }),
  said("notice-escape", "9.2", "says ESC itself", { kind: "notice", text: "\u001b" }),
  said("mark-escape", "9.2", "hands on a mark with ESC", { kind: "react", of: 1, mark: "\u001b" }),
  said("marks-zero", "9.1", "counts a mark of nobody", { marks: { x: 0 } }),
  said("marks-33", "9.2", "counts 33 marks", {
    marks: Object.fromEntries(Array.from({ length: 33 }, (_, index) => [`m${index}`, 1])),
  }),
  said("mentions-none", "9.1", "hands on an empty list of mentions", { mentions: [] }),
  said("file-path", "9.18", "hands on a file with a path", { ...file, name: "../a" }),
  said("file-bidi", "9.18", "hands on a file whose name turns around", { ...file, name: "a\u202egpj.exe" }),
  said("file-type", "9.18", "hands on a file of a type that is none", { ...file, type: "x" }),
  of("have-at-negative", HAVE, "has less than nothing of a file", { id, at: -1 }),
  of("part-long", PART, "sends a part of 12,289 bytes", { id, at: 0, data: Buffer.alloc(12_289) }),
  of("server-name-escape", SERVER, "calls itself ESC", { name: "\u001b[2J" }),
  of("ack-n-zero", ACK, "acknowledges as entry 0", { id, n: 0, time }),
  of("refused-why-number", REFUSED, "refuses for a number", { id, why: 5 }),
  of("room-kind-later", ROOM, "has a room of a kind that nobody knows", { ...room, kind: "secret" }),
  of("room-role-none", ROOM, "has a room that one is not in", { ...room, role: "none" }),
  of("room-first-zero", ROOM, "has a room whose first entry is 0", { ...room, first: 0 }),
  of("room-name-empty", ROOM, "has a room without a name", { ...room, name: "" }),
  of("room-topic-escape", ROOM, "has a room with ESC in its topic", { ...room, topic: "\u001b" }),
  of("room-pins-65", ROOM, "has a room with 65 pins", { ...room, pins: Array<number>(65).fill(1) }),
  of("room-more-false", ROOM, "says false where nothing is said", { ...room, more: false }),
  of("page-gap", PAGE, "leaves an entry out of a page", {
    ...{ id, more: false },
    items: [entry, { ...entry, n: 3 }],
  }),
  of("page-twice", PAGE, "has an entry twice in a page", { id, items: [entry, entry], more: false }),
  of("page-more-behind-nothing", PAGE, "has more behind an empty page", { id, items: [], more: true }),
  of("page-item-escape", PAGE, "has ESC in a page", {
    ...{ id, more: false },
    items: [{ ...entry, text: "\u001b" }],
  }),
  of("found-next-zero", FOUND, "goes on with 0", { id, items: [], next: 0 }),
  of("found-item-no-map", FOUND, "has found a number", { id, items: [1] }),
  of("rooms-more-behind-nothing", ROOMS, "has more behind no rooms", { id, rooms: [], more: true }),
  of("rooms-name-long", ROOMS, "has a room with a name of 129 bytes", {
    ...{ id, more: false },
    rooms: [{ room: 2, name: "x".repeat(129), topic: "", members: 1 }],
  }),
  of("members-role-none", MEMBERS, "has a member who is none", {
    ...{ id, more: false },
    members: [{ name: "bob", role: "none" }],
  }),
  of("read-zero", READ, "says that entry 0 was read", { n: 0 }),
];

/** Each of a client's messages, as it would have to be. */
const ofClients: readonly ServerFault[] = Object.entries({
  SAY: { id, text: "hi" },
  OPEN: { id, with: "bob" },
  FETCH: { id, after: 0, limit: 1 },
  LIST: { id },
  WHO: { id },
  SEARCH: { id, text: "hi" },
}).map(([name, body]) =>
  ofServer(
    `${name.toLowerCase()}-of-a-server`,
    "9.1",
    `says ${name}`,
    "message-unexpected",
    types[name as keyof typeof types],
    body as Value,
  ),
);

const borne: readonly ServerFault[] = [
  one("said-kind-later", "9.7", "hands on an entry of a kind that nobody knows", (peer) =>
    peer.tell({ from: "bob", kind: "poll", text: 5, options: [["a"], ["b"]] }),
  ),
  one("said-gone", "9.7", "hands on what is gone", (peer) => peer.tell({ from: "bob", kind: "gone" })),
  one("said-of-another-room", "9.8", "hands on something of a room that one was never told of", () =>
    message(SAID, writeCbor({ ...entry, room: 77 })),
  ),
  one("ack-unasked", "9.5", "acknowledges what nobody said", () =>
    message(ACK, writeCbor({ id, n: 1, time })),
  ),
  one("refused-unasked", "9.5", "refuses what nobody asked for", () =>
    message(REFUSED, writeCbor({ id, why: "room" })),
  ),
  one("page-unasked", "9.5", "answers a FETCH that nobody sent", () =>
    message(PAGE, writeCbor({ id, items: [entry], more: false })),
  ),
  one("found-unasked", "9.5", "has found what nobody searched for", () =>
    message(FOUND, writeCbor({ id, items: [entry] })),
  ),
  one("rooms-unasked", "9.5", "lists rooms for nobody", () =>
    message(ROOMS, writeCbor({ id, rooms: [], more: false })),
  ),
  one("members-unasked", "9.5", "lists members for nobody", () =>
    message(MEMBERS, writeCbor({ id, members: [], more: false })),
  ),
  {
    ...{ name: "read-backwards", clause: "9.12", does: "says that less was read than before" },
    ...{ sees: "tolerated", reports: "nothing" },
    play: async (stage) => {
      const peer = await stage.member();
      peer.send(peer.words("one"), peer.words("two"));
      peer.send(...[2, 1].map((n) => message(READ, writeCbor({ n }))));
    },
  },
  {
    ...{
      name: "said-gap",
      clause: "9.14",
      does: "leaves two entries out, and has them in the page that is fetched then",
    },
    ...{ sees: "tolerated", reports: "nothing" },
    play: async (stage) => {
      const peer = await stage.member();
      leaveOut(peer);
      peer.send(peer.page(await peer.until(FETCH)));
    },
  },
  {
    ...{ name: "page-of-another-room", clause: "9.5", does: "answers a FETCH for another room first" },
    ...{ sees: "tolerated", reports: "nothing" },
    play: async (stage) => {
      const peer = await stage.member();
      leaveOut(peer);
      const fetch = await peer.until(FETCH);
      peer.send(peer.page(fetch, { room: 5, items: [{ ...entry, n: 2, text: "of another room" }] }));
      peer.send(peer.page(fetch));
    },
  },
  {
    ...{
      name: "answer-of-another-kind",
      clause: "9.5",
      does: "answers a FETCH with MEMBERS and with FOUND first",
    },
    ...{ sees: "tolerated", reports: "nothing" },
    play: async (stage) => {
      const peer = await stage.member();
      leaveOut(peer);
      const fetch = await peer.until(FETCH);
      const asked = peer.idOf(fetch);
      peer.say(MEMBERS, writeCbor({ id: asked, members: [], more: false }));
      peer.say(FOUND, writeCbor({ id: asked, items: [entry] }));
      peer.send(peer.page(fetch));
    },
  },
  {
    ...{
      name: "gap-for-good",
      clause: "9.14",
      does: "leaves two entries out, and does not keep them any more",
    },
    ...{ sees: "tolerated", reports: "nothing" },
    play: async (stage) => {
      const peer = await stage.member();
      leaveOut(peer);
      const fetch = await peer.until(FETCH);
      peer.send(peer.page(fetch, { items: [{ ...entry, n: 4, text: "told" }] }));
    },
  },
];

export const roomFaultsOfServers: readonly ServerFault[] = [...malformed, ...ofClients, ...borne];

type Peer = Awaited<ReturnType<ServerStage["member"]>>;

/** Entry 1 is told, 2 and 3 are not, 4 is again. */
function leaveOut(peer: Peer): void {
  peer.send(peer.words("told"));
  peer.keep("kept back");
  peer.keep("kept back as well");
  peer.send(peer.words("told"));
}

function said(name: string, clause: string, does: string, fields: Fields): ServerFault {
  return ofServer(`said-${name}`, clause, does, "message-malformed", SAID, { ...entry, ...fields });
}

function of(name: string, type: number, does: string, fields: Fields): ServerFault {
  return ofServer(name, "9.1", does, "message-malformed", type, fields);
}

function one(name: string, clause: string, does: string, what: (peer: Peer) => Buffer): ServerFault {
  const play = async (stage: ServerStage) => {
    const peer = await stage.member();
    peer.send(what(peer));
  };
  return { name, clause, does, sees: "tolerated", reports: "nothing", play };
}
