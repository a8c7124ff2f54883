/** Every message of the room there can be, by chance: within the rules of clause 9, and up to their edges. */
import fc from "fast-check";
import type { Content, Entry, RoomMessage } from "../../src/index.ts";
import { fileNameFault, refusalReasons, roles } from "../../src/index.ts";

type Type = RoomMessage["type"];

const ids = fc.uint8Array({ minLength: 16, maxLength: 16 });
const counts = fc.nat({ max: Number.MAX_SAFE_INTEGER });
/** What a calendar has: a later one is taken for the last (clause 9.2). */
const times = fc.nat({ max: 8_640_000_000_000_000 });
const numbers = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
const rooms = fc.oneof(fc.constant(1), numbers);
const texts = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 200 })
  .map((text) => text.replaceAll(/(?![\t\n])\p{Cc}/gu, "·"));
const topics = fc.oneof(
  fc.constant(""),
  texts.filter((text) => Buffer.byteLength(text) <= 1024),
);
const names = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
  .filter((name) => Buffer.byteLength(name) <= 128);
const marks = fc
  .oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }),
    fc.constantFrom("__proto__", "toString"),
  )
  .filter((mark) => Buffer.byteLength(mark) <= 32 && !/\p{Cc}/u.test(mark));
const switches = fc.constantFrom("off" as const, "on" as const);
const role = fc.constantFrom(...roles);

const text = fc.record(
  {
    kind: fc.constant("text" as const),
    text: texts,
    re: numbers,
    mentions: fc.array(names, { minLength: 1, maxLength: 8 }),
  },
  { requiredKeys: ["kind", "text"] },
) as fc.Arbitrary<Content>;

const fileNames = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
  .filter((name) => fileNameFault(name) === undefined);
const hashes = fc.uint8Array({ minLength: 32, maxLength: 32 });
const file = fc.record(
  {
    kind: fc.constant("file" as const),
    name: fileNames,
    type: fc.constantFrom("text/plain", "image/svg+xml", "application/vnd.oasis.opendocument.text"),
    bytes: counts,
    hash: hashes,
    text: texts,
    re: numbers,
  },
  { requiredKeys: ["kind", "name", "type", "bytes", "hash"] },
) as fc.Arbitrary<Content>;

const contents: fc.Arbitrary<Content> = fc.oneof(
  text,
  file,
  fc.record({ kind: fc.constant("edit" as const), of: numbers, text: texts }),
  fc.record({ kind: fc.constant("delete" as const), of: numbers }),
  fc.record({ kind: fc.constant("react" as const), of: numbers, mark: marks, set: switches }),
  fc.record({ kind: fc.constant("pin" as const), of: numbers, set: switches }),
  fc.record({ kind: fc.constant("topic" as const), text: topics }),
  fc.record({
    kind: fc.constant("member" as const),
    who: names,
    role: fc.oneof(role, fc.constant("none" as const)),
  }),
);

const kept: fc.Arbitrary<Entry["content"]> = fc.oneof(
  contents,
  fc.record({ kind: fc.constant("notice" as const), text: texts }),
  fc.constantFrom({ kind: "gone" as const }, { kind: "other" as const }),
);

const states = fc
  .record(
    {
      editedMs: times,
      marks: fc.dictionary(marks, numbers, { maxKeys: 32, noNullPrototype: true }),
      mine: fc.uniqueArray(marks, { maxLength: 32 }),
    },
    { requiredKeys: [] },
  )
  .filter((state) => Object.keys(state).length > 0);

const entries = fc.record(
  { number: numbers, from: names, guest: fc.boolean(), timeMs: times, content: kept, state: states },
  { requiredKeys: ["number", "from", "guest", "timeMs", "content"] },
) as fc.Arbitrary<Entry>;

/** Entries as they follow each other. */
const runs = fc
  .tuple(fc.integer({ min: 1, max: 2 ** 40 }), fc.array(entries, { maxLength: 8 }))
  .map(([first, some]) => some.map((entry, index) => ({ ...entry, number: first + index })));

const occupants = fc.record({ name: names, guest: fc.boolean() });

/** A list of items, and whether others come behind it, which needs at least one. */
function pages<Item>(items: fc.Arbitrary<readonly Item[]>) {
  return fc.tuple(items, fc.boolean()).map(([all, more]) => ({ all, more: more && all.length > 0 }));
}

function message<const Name extends Type, Fields extends object>(type: Name, fields: fc.Arbitrary<Fields>) {
  return fields.map((rest) => ({ type, ...rest }));
}

const byType: { readonly [Name in Type]: fc.Arbitrary<object> } = {
  SAY: message("SAY", fc.record({ id: ids, room: rooms, content: contents })),
  SAID: message("SAID", fc.record({ room: rooms, entry: entries })),
  ACK: message("ACK", fc.record({ id: ids, room: rooms, number: numbers, timeMs: times })),
  JOINED: message("JOINED", fc.record({ name: names, guest: fc.boolean(), timeMs: times })),
  LEFT: message(
    "LEFT",
    fc.record({ name: names, how: fc.constantFrom("left", "lost", "removed"), timeMs: times }),
  ),
  PRESENT: message(
    "PRESENT",
    fc.record({
      occupants: fc.uniqueArray(occupants, { selector: ({ name }) => name, maxLength: 20 }),
      more: fc.boolean(),
    }),
  ),
  REFUSED: message("REFUSED", fc.record({ id: ids, why: fc.constantFrom(...refusalReasons, "other") })),
  OPEN: message(
    "OPEN",
    fc.record({
      id: ids,
      what: fc.oneof(
        fc.record({ kind: fc.constantFrom("public", "private"), name: names, topic: topics }),
        fc.record({ kind: fc.constant("direct"), with: names }),
      ),
    }),
  ),
  ROOM: message(
    "ROOM",
    fc.record({
      room: rooms,
      kind: fc.constantFrom("lobby", "public", "private", "direct"),
      name: names,
      topic: topics,
      role,
      first: numbers,
      last: counts,
      read: counts,
      members: counts,
      pins: fc.array(numbers, { maxLength: 64 }),
      more: fc.boolean(),
    }),
  ),
  FETCH: message(
    "FETCH",
    fc.record({
      id: ids,
      room: rooms,
      side: fc.constantFrom("after", "before"),
      number: numbers,
      limit: fc.integer({ min: 1, max: 256 }),
    }),
  ),
  PAGE: message(
    "PAGE",
    fc
      .record({ id: ids, room: rooms, page: pages(runs) })
      .map(({ page: { all, more }, ...rest }) => ({ ...rest, entries: all, more })),
  ),
  READ: message("READ", fc.record({ room: rooms, number: numbers })),
  LIST: message("LIST", fc.record({ id: ids, after: names }, { requiredKeys: ["id"] })),
  ROOMS: message(
    "ROOMS",
    fc
      .record({
        id: ids,
        page: pages(
          fc.array(fc.record({ room: numbers, name: names, topic: topics, members: counts }), {
            maxLength: 8,
          }),
        ),
      })
      .map(({ id, page: { all, more } }) => ({ id, rooms: all, more })),
  ),
  SEARCH: message(
    "SEARCH",
    fc.record(
      { id: ids, text: texts, room: numbers, from: names, sinceMs: counts, untilMs: counts, cursor: numbers },
      { requiredKeys: ["id", "text"] },
    ),
  ),
  FOUND: message(
    "FOUND",
    fc.record(
      {
        id: ids,
        hits: fc.array(fc.record({ room: rooms, entry: entries }), { maxLength: 8 }),
        next: numbers,
      },
      { requiredKeys: ["id", "hits"] },
    ),
  ),
  WHO: message("WHO", fc.record({ id: ids, room: rooms, after: names }, { requiredKeys: ["id", "room"] })),
  MEMBERS: message(
    "MEMBERS",
    fc
      .record({
        id: ids,
        room: rooms,
        page: pages(fc.array(fc.record({ name: names, role }), { maxLength: 20 })),
      })
      .map(({ page: { all, more }, ...rest }) => ({ ...rest, members: all, more })),
  ),
  SERVER: message(
    "SERVER",
    fc.record(
      { name: names.filter((name) => !/\p{Cc}/u.test(name)), fileMaxBytes: counts },
      { requiredKeys: [] },
    ),
  ),
  OFFER: message("OFFER", fc.record({ id: ids, room: rooms, bytes: counts, hash: hashes })),
  HAVE: message("HAVE", fc.record({ id: ids, at: counts })),
  PART: message(
    "PART",
    fc.record({
      id: ids,
      at: counts,
      data: fc.oneof(
        fc.uint8Array({ minLength: 1, maxLength: 300 }),
        fc.integer({ min: 12_280, max: 12_288 }).map((length) => new Uint8Array(length)),
      ),
    }),
  ),
  DROP: message("DROP", fc.record({ id: ids })),
  GET: message("GET", fc.record({ id: ids, room: rooms, number: numbers, at: counts })),
};

export const roomMessages = fc.oneof(...Object.values(byType)) as fc.Arbitrary<RoomMessage>;
