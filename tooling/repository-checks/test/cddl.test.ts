/** The CDDL of docs/protocol.md says what our code writes and takes: no more and no less, but for what 9.2 says in words. */
import {
  clientTransitions,
  decodeRoomMessage,
  encodeRoomMessage,
  messageTypes,
  type RoomMessage,
  serverTransitions,
} from "@conclave/protocol";
import { readCbor, type Value, writeCbor } from "@conclave/testbed/reference";
import { describe, expect, test } from "vitest";
import { roomSamples } from "../../../packages/protocol/fuzz/samples.ts";
import { fits, isGroup } from "../src/cddl/match.ts";
import { type Group, parseCddl, type Rule, type Type } from "../src/cddl/parse.ts";
import { cddlRules } from "../src/protocol/cddl.ts";

type Fields = Readonly<Record<string, Value>>;

const rules = cddlRules();
const ofRoom = Object.entries(messageTypes).filter(([, type]) => type >= 64);

test("there is a rule with its number for each message from 64 on, and for no other", () => {
  const numbered = rules.flatMap(({ name, type }) => (type === undefined ? [] : [[name, type] as const]));
  expect(numbered.toSorted(([, left], [, right]) => left - right)).toEqual(ofRoom);
});

test.each(rules.filter(({ type }) => type !== undefined))("$name goes from $way", ({ name, way }) => {
  const isOfClient = name in serverTransitions.messages;
  const isOfServer = name in clientTransitions.messages;
  if (isOfClient && isOfServer) expect(way).toBe("either side");
  else expect(way).toMatch(isOfClient ? /^client to server$/ : /^server to /);
});

test("no name is used but those of its rules and of RFC 8610's prelude", () => {
  const known = new Set([
    ...rules.map(({ name }) => name.toLowerCase()),
    "any",
    "bool",
    "bstr",
    "tstr",
    "uint",
  ]);
  const used = rules.flatMap(({ body }) => namesIn(body));
  expect(used.length).toBeGreaterThan(20);
  expect(used.filter((name) => !known.has(name))).toEqual([]);
});

test.each(roomSamples)("$type as our code writes it fits its rule", (message) => {
  expect(fits(rules, message.type, fieldsOf(message))).toBe(true);
});

test.each(ofRoom)("our code writes the keys that the rule of %s has", (name) => {
  const keys = roomSamples.filter(({ type }) => type === name).flatMap((each) => keysOf(fieldsOf(each)));
  const rule = rules.find((each) => each.name === name);
  const due = rule === undefined ? [] : keysIn(rule.body);
  expect(due.length).toBeGreaterThan(0);
  expect(new Set(keys)).toEqual(new Set(due));
});

test.each(roomSamples)(
  "$type with one value changed or left out: our code takes it if and only if it fits",
  (message) => {
    const variants = [...changed(fieldsOf(message))].filter(
      ({ fields }) => !breaksAWord(message.type, fields),
    );
    expect(variants.length).toBeGreaterThan(20);
    const strict = withoutKnownKinds(rules);
    for (const { fields, what } of variants)
      expect(isTaken(message.type, fields), what).toBe(fits(strict, message.type, fields));
  },
);

describe("the checker of CDDL", () => {
  const some = parseCddl(
    [
      'a = { n: 1..3, (x: tstr // y: [1*2 b]), ? z: "q" / true, * tstr => any } ; 64, up',
      "b = bstr .size 2",
    ].join("\n"),
  );
  const two = Buffer.alloc(2);

  test.each([
    [{ n: 1, x: "" }, true],
    [{ n: 3, y: [two, two], more: [] }, true],
    [{ n: 3, y: [two], z: "q" }, true],
    [{ n: 3, y: [two], z: true }, true],
    [{ n: 4, x: "" }, false],
    [{ n: 1 }, false],
    [{ x: "" }, false],
    [{ n: 1, x: 5 }, false],
    [{ n: 1, y: [] }, false],
    [{ n: 1, y: [two, two, two] }, false],
    [{ n: 1, y: [Buffer.alloc(3)] }, false],
    [{ n: 1, x: "", z: "r" }, false],
    ["a", false],
  ])("%j: %s", (value, due) => {
    expect(fits(some, "a", value)).toBe(due);
  });

  test("reads what is said of a rule, and refuses what it does not know", () => {
    expect(some[0]?.comment).toBe("64, up");
    expect(() => parseCddl("a = tstr .regexp x")).toThrow(/not known/);
    expect(() => parseCddl("a = { n: 1")).toThrow(/early/);
    expect(() => parseCddl("a = 1 2")).toThrow(/goes on/);
  });
});

/** What clause 9.2 and the sentences around the CDDL ask for besides. */
function breaksAWord(type: RoomMessage["type"], fields: Fields): boolean {
  const items = listOf(fields["items"]);
  const paged = type === "PAGE" || type === "ROOMS" || type === "MEMBERS";
  const lists = ["items", "rooms", "members"].flatMap((key) => (key in fields ? [listOf(fields[key])] : []));
  return (
    // An empty list has no more behind it.
    (paged && fields["more"] === true && lists.some((list) => list.length === 0)) ||
    // Guests are among the names.
    (type === "PRESENT" &&
      !listOf(fields["guests"]).every((name) => listOf(fields["names"]).includes(name))) ||
    // A media type has two halves.
    [fields, ...items.filter(isFields)].some(
      ({ kind, type: media }) => kind === "file" && typeof media === "string" && !media.includes("/"),
    ) ||
    // One form of two.
    (type === "OPEN" && "with" in fields && ["name", "topic", "private"].some((key) => key in fields)) ||
    (type === "FETCH" && "after" in fields && "before" in fields) ||
    // Numbers of a page follow each other.
    (type === "PAGE" && items.some((item, index) => numberOf(item) !== numberOf(items[0]) + index))
  );
}

/** Every key in turn left out, or with each of some values: of the message, and of the first entries in its list. */
function* changed(fields: Fields): Generator<{ fields: Fields; what: string }> {
  for (const [key, value] of [...Object.entries(fields), ...added]) {
    const { [key]: _, ...rest } = fields;
    yield { fields: rest, what: `without ${key}` };
    for (const other of values)
      yield { fields: { ...rest, [key]: other }, what: `${key} is ${inWords(other)}` };
    if (!Array.isArray(value)) continue;
    for (const [index, item] of (value as readonly Value[]).entries()) {
      // Each of them alone: a page of all of them would take long.
      for (const each of isFields(item) ? changed(item) : [])
        yield { fields: { ...rest, [key]: [each.fields] }, what: `${key} ${index}: ${each.what}` };
      for (const other of values)
        yield {
          fields: { ...rest, [key]: value.with(index, other) },
          what: `${key} ${index} is ${inWords(other)}`,
        };
    }
  }
}

/** Keys that may be in many messages. */
const added: readonly (readonly [string, Value])[] = [
  ["room", 1],
  ["kind", "edit"],
  ["guest", true],
  ["unknown", []],
];

const values: readonly Value[] = [
  null,
  true,
  false,
  -1,
  0,
  1,
  256,
  257,
  Number.MAX_SAFE_INTEGER,
  "",
  "x",
  "edit",
  "delete",
  "lobby",
  "member",
  "none",
  "x".repeat(33),
  "x".repeat(129),
  "x".repeat(1025),
  "x".repeat(12_289),
  Buffer.alloc(0),
  Buffer.alloc(16),
  Buffer.alloc(17),
  [],
  ["x"],
  [1],
  {},
  { x: 1 },
  { x: 0 },
];

/** A kind that is listed has the keys that are listed with it; the form for kinds of later versions would let it be without. */
function withoutKnownKinds(all: readonly Rule[]): readonly Rule[] {
  const known = ["edit", "delete", "member"];
  const later = values.filter((value) => typeof value === "string" && !known.includes(value));
  const of = [...later, "other"].map((value) => ({ is: "literal", value: value as string }) as const);
  return all.map((rule) => {
    if (rule.name !== "kept" || !isGroup(rule.body)) return rule;
    const [[last] = []] = rule.body.slice(-1);
    if (last?.what.is !== "key" || last.what.key !== "kind")
      throw new Error("the last form is of later kinds");
    const what = { ...last.what, type: { is: "choice", of } as const };
    return { ...rule, body: [...rule.body.slice(0, -1), [{ ...last, what }]] };
  });
}

function isTaken(type: RoomMessage["type"], fields: Fields): boolean {
  try {
    decodeRoomMessage(type, writeCbor(fields));
    return true;
  } catch (error) {
    expect(error).toMatchObject({ name: "MalformedError" });
    return false;
  }
}

function fieldsOf(message: RoomMessage): Fields {
  return readCbor(Buffer.from(encodeRoomMessage(message).subarray(3)));
}

/** Keys of a message and of the maps in its lists. */
function keysOf(fields: Fields): readonly string[] {
  return Object.entries(fields).flatMap(([key, value]) => [
    key,
    ...listOf(value).flatMap((item) => (isFields(item) ? keysOf(item) : [])),
  ]);
}

function keysIn(body: Group | Type): readonly string[] {
  return partsIn(body).flatMap(({ key }) => key ?? []);
}

function namesIn(body: Group | Type): readonly string[] {
  return partsIn(body).flatMap(({ name }) => name ?? []);
}

/** Keys and names as they stand in a rule; those of a group that it names as well, for its keys. */
function partsIn(
  body: Group | Type,
  seen: readonly string[] = [],
): readonly { key?: string; name?: string }[] {
  if (isGroup(body))
    return body.flat().flatMap(({ what }) => {
      if (what.is === "group") return partsIn(what.group, seen);
      if (what.is === "keys") return [...partsIn(what.keys, seen), ...partsIn(what.type, seen)];
      return [...(what.is === "key" ? [{ key: what.key }] : []), ...partsIn(what.type, seen)];
    });
  if (body.is === "map" || body.is === "list") return partsIn(body.group, seen);
  if (body.is === "choice") return body.of.flatMap((each) => partsIn(each, seen));
  if (body.is === "size") return partsIn(body.of, seen);
  if (body.is !== "name") return [];
  const named = rules.find(({ name }) => name === body.name)?.body;
  const inside = named === undefined || !isGroup(named) ? [] : partsIn(named, [...seen, body.name]);
  return [{ name: body.name }, ...inside];
}

function listOf(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : [];
}

function isFields(value: Value): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !Buffer.isBuffer(value);
}

function numberOf(item: Value | undefined): number {
  return item !== undefined && isFields(item) ? Number(item["n"]) : Number.NaN;
}

function inWords(value: Value): string {
  return JSON.stringify(value).slice(0, 20);
}
