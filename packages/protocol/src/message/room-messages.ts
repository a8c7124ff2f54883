/**
 * What people say and what the room tells them (clause 9). Each body is one CBOR map; keys that are not known here
 * are ignored, so that later versions can add some.
 */
import { nameMaxBytes, presentMaxBytes } from "../limits.ts";
import { MalformedError } from "../wire/reader.ts";
import { decodeFields, encodeFields, type Fields } from "./cbor.ts";
import { encodeEnvelope } from "./envelope.ts";
import { textFault } from "./text.ts";
import type { MessageName } from "./types.ts";

/** Somebody in the room. A guest has shown no identity key: the next one with that name may be somebody else. */
export interface Occupant {
  readonly name: string;
  readonly guest: boolean;
}

/** Client to server: a text for the room, under an id of the sender's choosing, 16 bytes. */
export interface Say {
  readonly type: "SAY";
  readonly id: Uint8Array;
  readonly text: string;
}

/** Server to every other client: a text, by whom, its place in the room's order, and the server's time. */
export interface Said {
  readonly type: "SAID";
  readonly number: number;
  readonly from: string;
  /** Whether the sender has shown no identity key. */
  readonly guest: boolean;
  readonly text: string;
  readonly timeMs: number;
}

/** Server to the sender: the text with this id has this place in the room's order. */
export interface Ack {
  readonly type: "ACK";
  readonly id: Uint8Array;
  readonly number: number;
  readonly timeMs: number;
}

/** Server to the others: somebody came. */
export interface Joined extends Occupant {
  readonly type: "JOINED";
  readonly timeMs: number;
}

/** Server to the others: somebody went, with a goodbye or without. */
export interface Left {
  readonly type: "LEFT";
  readonly name: string;
  readonly how: "left" | "lost";
  readonly timeMs: number;
}

/** Server to a newcomer: who is here, itself included. A long list comes in several, the last without `more`. */
export interface Present {
  readonly type: "PRESENT";
  readonly occupants: readonly Occupant[];
  readonly more: boolean;
}

export type RoomMessage = Say | Said | Ack | Joined | Left | Present;

export const sayIdBytes = 16;

/** The whole message, type and length included: encode once, send to many. */
export function encodeRoomMessage(message: RoomMessage): Uint8Array {
  const { type, ...rest } = message;
  return encodeEnvelope(type, encodeFields(writers[type](rest as never)));
}

/**
 * The message in a body of this type; nothing if it is no message of the room.
 *
 * @throws {MalformedError} naming the field that is missing, of another kind, or against its rule.
 */
export function decodeRoomMessage(name: MessageName, body: Uint8Array): RoomMessage | undefined {
  const read = isRoomMessageName(name) ? readers[name] : undefined;
  return read?.(decodeFields(body));
}

/** All of them in as few PRESENT messages as their size allows; at least one. */
export function presentMessages(occupants: Iterable<Occupant>): Present[] {
  const pages: Occupant[][] = [[]];
  let bytes = 0;
  for (const { name, guest } of occupants) {
    // A guest's name is there twice.
    const size = (Buffer.byteLength(name, "utf8") + 3) * (guest ? 2 : 1);
    if (bytes + size > presentMaxBytes) {
      pages.push([]);
      bytes = 0;
    }
    pages.at(-1)?.push({ name, guest });
    bytes += size;
  }
  return pages.map((page, index) => ({ type: "PRESENT", occupants: page, more: index < pages.length - 1 }));
}

type RoomMessageName = RoomMessage["type"];

function isRoomMessageName(name: MessageName): name is RoomMessageName {
  return name in readers;
}

const writers: {
  [Name in RoomMessageName]: (message: Omit<RoomMessage & { type: Name }, "type">) => Fields;
} = {
  SAY: ({ id, text }) => ({ id, text }),
  SAID: ({ number, from, guest, text, timeMs }) => ({ n: number, from, text, time: timeMs, ...mark(guest) }),
  ACK: ({ id, number, timeMs }) => ({ id, n: number, time: timeMs }),
  JOINED: ({ name, guest, timeMs }) => ({ name, time: timeMs, ...mark(guest) }),
  LEFT: ({ name, how, timeMs }) => ({ name, how, time: timeMs }),
  PRESENT: ({ occupants, more }) => {
    const guests = occupants.filter(({ guest }) => guest).map(({ name }) => name);
    return { names: occupants.map(({ name }) => name), more, ...(guests.length === 0 ? {} : { guests }) };
  },
};

/** Only guests are marked. */
function mark(guest: boolean): Fields {
  return guest ? { guest: true } : {};
}

const readers: { [Name in RoomMessageName]: (fields: Fields) => RoomMessage & { type: Name } } = {
  SAY: (fields) => ({ type: "SAY", id: readId(fields), text: readText(fields) }),
  SAID: (fields) => ({
    type: "SAID",
    number: readCount(fields, "n"),
    from: readName(fields["from"], "from"),
    guest: readMark(fields),
    text: readText(fields),
    timeMs: readCount(fields, "time"),
  }),
  ACK: (fields) => ({
    type: "ACK",
    id: readId(fields),
    number: readCount(fields, "n"),
    timeMs: readCount(fields, "time"),
  }),
  JOINED: (fields) => ({
    type: "JOINED",
    name: readName(fields["name"], "name"),
    guest: readMark(fields),
    timeMs: readCount(fields, "time"),
  }),
  LEFT: (fields) => ({
    type: "LEFT",
    name: readName(fields["name"], "name"),
    how: readHow(fields["how"]),
    timeMs: readCount(fields, "time"),
  }),
  PRESENT: (fields) => ({
    type: "PRESENT",
    occupants: readOccupants(fields),
    more: readFlag(fields, "more"),
  }),
};

function readId(fields: Fields): Uint8Array {
  const id = fields["id"];
  if (!(id instanceof Uint8Array) || id.length !== sayIdBytes) throw new MalformedError("id");
  return id;
}

function readText(fields: Fields): string {
  const text = fields["text"];
  if (typeof text !== "string" || textFault(text) !== undefined) throw new MalformedError("text");
  return text;
}

function readName(value: unknown, field: string): string {
  if (typeof value !== "string" || value === "" || Buffer.byteLength(value, "utf8") > nameMaxBytes) {
    throw new MalformedError(field);
  }
  return value;
}

function readOccupants(fields: Fields): Occupant[] {
  const names = readNames(fields, "names");
  const guests = new Set(fields["guests"] === undefined ? [] : readNames(fields, "guests"));
  if (!guests.isSubsetOf(new Set(names))) throw new MalformedError("guests");
  return names.map((name) => ({ name, guest: guests.has(name) }));
}

function readNames(fields: Fields, field: string): string[] {
  const value = fields[field];
  if (!Array.isArray(value)) throw new MalformedError(field);
  return value.map((name) => readName(name, field));
}

function readMark(fields: Fields): boolean {
  const value = fields["guest"];
  if (value !== undefined && value !== true) throw new MalformedError("guest");
  return value === true;
}

function readHow(value: unknown): Left["how"] {
  if (value !== "left" && value !== "lost") throw new MalformedError("how");
  return value;
}

function readCount(fields: Fields, field: string): number {
  const value = fields[field];
  if (typeof value !== "number" || value < 0) throw new MalformedError(field);
  return value;
}

function readFlag(fields: Fields, field: string): boolean {
  const value = fields[field];
  if (typeof value !== "boolean") throw new MalformedError(field);
  return value;
}
