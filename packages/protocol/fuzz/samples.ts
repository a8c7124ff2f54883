/** Messages of the room of each kind, and more where a field may be missing or a group has several forms. */
import type { Content, Entry } from "../src/message/room/entry.ts";
import type { RoomMessage } from "../src/message/room-messages.ts";

const id = Uint8Array.from({ length: 16 }, (_, index) => index);
const sampleHash = Uint8Array.from({ length: 32 }, (_, index) => 255 - index);

/** One of each kind that a client may put into a room, and the forms that a kind has. */
export const contentSamples: readonly Content[] = [
  { kind: "text", text: "a\nb\tc 👋" },
  { kind: "text", text: "x", re: 7, mentions: ["bob", "böb"] },
  { kind: "file", name: "plan.pdf", type: "application/pdf", bytes: 2 ** 30, hash: sampleHash },
  { kind: "file", name: "ü …", type: "image/svg+xml", bytes: 0, hash: sampleHash, text: "look", re: 7 },
  { kind: "edit", of: 3, text: "y" },
  { kind: "delete", of: 2 ** 40 },
  { kind: "react", of: 3, mark: "👍", set: "on" },
  { kind: "react", of: 3, mark: "__proto__", set: "off" },
  { kind: "pin", of: 3, set: "on" },
  { kind: "pin", of: 3, set: "off" },
  { kind: "topic", text: "" },
  { kind: "topic", text: "what we do\ntoday" },
  { kind: "member", who: "bob", role: "muted" },
  { kind: "member", who: "bob", role: "none" },
];

const entrySamples: readonly Entry[] = [
  ...contentSamples.map((content, index) => entry(index + 1, content)),
  entry(20, { kind: "notice", text: "down at ten" }),
  entry(2 ** 40, { kind: "gone" }),
  entry(21, { kind: "other" }),
  { ...entry(22, { kind: "text", text: "x" }), guest: true },
  {
    ...entry(23, { kind: "text", text: "x", re: 1 }),
    state: { editedMs: 1, marks: { "👍": 2, ["__proto__"]: 1 }, mine: ["__proto__"] },
  },
];

const pageOfEntries: readonly Entry[] = entrySamples.map((each, index) => ({ ...each, number: index + 5 }));

export const roomSamples: readonly RoomMessage[] = [
  ...contentSamples.map((content): RoomMessage => ({ type: "SAY", id, room: 1, content })),
  { type: "SAY", id, room: 2 ** 40, content: { kind: "text", text: "x" } },
  ...entrySamples.map((each): RoomMessage => ({ type: "SAID", room: 1, entry: each })),
  { type: "SAID", room: 5, entry: entry(1, { kind: "text", text: "x" }) },
  { type: "ACK", id, room: 1, number: 1, timeMs: 1 },
  { type: "ACK", id, room: 5, number: 2 ** 40, timeMs: 1_790_000_000_000 },
  { type: "JOINED", name: "bob", guest: false, timeMs: 1 },
  { type: "JOINED", name: "bob", guest: true, timeMs: 1 },
  { type: "LEFT", name: "bob", how: "lost", timeMs: 1 },
  { type: "LEFT", name: "böb", how: "left", timeMs: 1 },
  { type: "LEFT", name: "bob", how: "removed", timeMs: 1 },
  { type: "PRESENT", occupants: [], more: true },
  {
    type: "PRESENT",
    occupants: [
      { name: "ana", guest: false },
      { name: "böb", guest: true },
    ],
    more: false,
  },
  { type: "REFUSED", id, why: "room" },
  { type: "REFUSED", id, why: "other" },
  { type: "OPEN", id, what: { kind: "public", name: "ops", topic: "" } },
  { type: "OPEN", id, what: { kind: "private", name: "ops", topic: "what breaks" } },
  { type: "OPEN", id, what: { kind: "direct", with: "bob" } },
  {
    type: "ROOM",
    room: 1,
    kind: "lobby",
    name: "lobby",
    topic: "",
    role: "member",
    first: 1,
    last: 0,
    read: 0,
    members: 3,
    pins: [],
    more: true,
  },
  {
    type: "ROOM",
    room: 5,
    kind: "direct",
    name: "bob",
    topic: "a",
    role: "owner",
    first: 7,
    last: 2 ** 40,
    read: 8,
    members: 2,
    pins: [7, 9],
    more: false,
  },
  { type: "FETCH", id, room: 1, side: "after", number: 0, limit: 1 },
  { type: "FETCH", id, room: 5, side: "before", number: 1, limit: 256 },
  { type: "PAGE", id, room: 1, entries: [], more: false },
  { type: "PAGE", id, room: 5, entries: pageOfEntries, more: true },
  { type: "READ", room: 1, number: 1 },
  { type: "READ", room: 5, number: 2 ** 40 },
  { type: "LIST", id },
  { type: "LIST", id, after: "ops" },
  { type: "ROOMS", id, rooms: [], more: false },
  { type: "ROOMS", id, rooms: [{ room: 2, name: "ops", topic: "", members: 0 }], more: true },
  { type: "SEARCH", id, text: "x" },
  { type: "SEARCH", id, text: "x y", room: 1, from: "bob", sinceMs: 0, untilMs: 1, cursor: 9 },
  { type: "FOUND", id, hits: [] },
  {
    type: "FOUND",
    id,
    hits: entrySamples.toReversed().map((each, index) => ({ room: 1 + (index % 2), entry: each })),
    next: 3,
  },
  { type: "WHO", id, room: 1 },
  { type: "WHO", id, room: 5, after: "bob" },
  { type: "MEMBERS", id, room: 1, members: [], more: false },
  { type: "MEMBERS", id, room: 5, members: [{ name: "bob", role: "muted" }], more: true },
  { type: "SERVER" },
  { type: "SERVER", name: "Ana's server", fileMaxBytes: 25 * 2 ** 20 },
  { type: "OFFER", id, room: 1, bytes: 0, hash: sampleHash },
  { type: "OFFER", id, room: 5, bytes: 2 ** 40, hash: sampleHash },
  { type: "HAVE", id, at: 0 },
  { type: "HAVE", id, at: 2 ** 40 },
  { type: "PART", id, at: 0, data: Uint8Array.of(0) },
  { type: "PART", id, at: 12_288, data: Uint8Array.of(1, 2, 3) },
  { type: "DROP", id },
  { type: "GET", id, room: 1, number: 1, at: 0 },
  { type: "GET", id, room: 5, number: 2 ** 40, at: 12_288 },
];

function entry(number: number, content: Entry["content"]): Entry {
  return { number, from: "ana", guest: false, timeMs: 1_790_000_000_000, content };
}
