/** The fields that several messages of the room have, each read by its rule. All throw a MalformedError that names it. */
import {
  fileHashBytes,
  markMaxBytes,
  nameMaxBytes,
  serverNameMaxBytes,
  topicMaxBytes,
} from "../../limits.ts";
import { MalformedError } from "../../wire/reader.ts";
import type { Fields } from "../cbor.ts";
import { fileNameFault, isMediaType } from "../file-name.ts";
import { textFault } from "../text.ts";
import { lobby, type Role, type RoomId, roles } from "./entry.ts";

/** What a sender names its message by, 16 random bytes. */
export const messageIdBytes = 16;

export function readId(fields: Fields): Uint8Array {
  const id = fields["id"];
  if (!(id instanceof Uint8Array) || id.length !== messageIdBytes) throw new MalformedError("id");
  return id;
}

/** The lobby goes without saying. */
export function writeRoom(room: RoomId): Fields {
  return room === lobby ? {} : { room };
}

export function readRoom(fields: Fields): RoomId {
  return fields["room"] === undefined ? lobby : readNumber(fields, "room");
}

/** A number of an entry or a room: 1 or more. */
export function readNumber(fields: Fields, field: string): number {
  const value = readCount(fields, field);
  if (value === 0) throw new MalformedError(field);
  return value;
}

export function readCount(fields: Fields, field: string): number {
  const value = fields[field];
  if (typeof value !== "number" || value < 0) throw new MalformedError(field);
  return value;
}

/**
 * Milliseconds since 1970. What no `Date` can hold is the last moment that one can: a date in the year 275760 is seen to be
 * wrong, and an error in whatever shows it would take more with it than that.
 */
export function readTime(fields: Fields, field: string): number {
  return Math.min(readCount(fields, field), lastMomentMs);
}

export function readText(fields: Fields): string {
  const text = fields["text"];
  if (typeof text !== "string" || textFault(text) !== undefined) throw new MalformedError("text");
  return text;
}

/** What a room is about: by the rules of a text, but shorter, and it may be empty. */
export function readTopic(fields: Fields, field: string): string {
  const topic = fields[field];
  if (typeof topic !== "string" || Buffer.byteLength(topic, "utf8") > topicMaxBytes)
    throw new MalformedError(field);
  if (topic !== "" && textFault(topic) !== undefined) throw new MalformedError(field);
  return topic;
}

/** What a server calls itself: one line. */
export function readServerName(fields: Fields, field: string): string {
  const name = fields[field];
  if (typeof name !== "string" || Buffer.byteLength(name, "utf8") > serverNameMaxBytes)
    throw new MalformedError(field);
  if (textFault(name) !== undefined || /[\t\n]/.test(name)) throw new MalformedError(field);
  return name;
}

export function readFileName(fields: Fields, field: string): string {
  const name = fields[field];
  if (typeof name !== "string" || fileNameFault(name) !== undefined) throw new MalformedError(field);
  return name;
}

export function readMediaType(fields: Fields, field: string): string {
  const type = fields[field];
  if (typeof type !== "string" || !isMediaType(type)) throw new MalformedError(field);
  return type;
}

/** SHA-256 of a whole file. */
export function readHash(fields: Fields, field: string): Uint8Array {
  const hash = fields[field];
  if (!(hash instanceof Uint8Array) || hash.length !== fileHashBytes) throw new MalformedError(field);
  return hash;
}

export function readName(fields: Fields, field: string): string {
  return requireName(fields[field], field);
}

export function readNames(fields: Fields, field: string, maxCount = Number.POSITIVE_INFINITY): string[] {
  const value = fields[field];
  if (!Array.isArray(value) || value.length > maxCount) throw new MalformedError(field);
  return value.map((name) => requireName(name, field));
}

/** An emoji or a short word that is put on a text. */
export function readMark(fields: Fields, field: string): string {
  return requireMark(fields[field], field);
}

export function requireMark(value: unknown, field: string): string {
  if (typeof value !== "string" || Buffer.byteLength(value, "utf8") > markMaxBytes)
    throw new MalformedError(field);
  if (textFault(value) !== undefined || /[\t\n]/.test(value)) throw new MalformedError(field);
  return value;
}

export function readRole<Extra extends string = never>(
  fields: Fields,
  field: string,
  ...extra: readonly Extra[]
): Role | Extra {
  const value = fields[field];
  const known = [...roles, ...extra].find((role) => role === value);
  if (known === undefined) throw new MalformedError(field);
  return known;
}

export function readFlag(fields: Fields, field: string): boolean {
  const value = fields[field];
  if (typeof value !== "boolean") throw new MalformedError(field);
  return value;
}

/** Whether another page comes behind `items`: asking for what is behind none of them would go on for ever. */
export function readMore(fields: Fields, items: readonly unknown[]): boolean {
  const more = readFlag(fields, "more");
  if (more && items.length === 0) throw new MalformedError("more");
  return more;
}

/** A field that is there, and true, or not there. */
export function readPresence(fields: Fields, field: string): boolean {
  const value = fields[field];
  if (value !== undefined && value !== true) throw new MalformedError(field);
  return value === true;
}

export function writePresence(field: string, isSet: boolean): Fields {
  return isSet ? { [field]: true } : {};
}

/** A field that may be missing. */
export function optional<Value>(
  fields: Fields,
  field: string,
  read: (fields: Fields, field: string) => Value,
): Value | undefined {
  return fields[field] === undefined ? undefined : read(fields, field);
}

/** Only what is there is written. */
export function present(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function requireName(value: unknown, field: string): string {
  if (typeof value !== "string" || value === "" || Buffer.byteLength(value, "utf8") > nameMaxBytes)
    throw new MalformedError(field);
  return value;
}

/** The end of the range of `Date` (ECMA-262, "Time Values and Time Range"). */
const lastMomentMs = 8_640_000_000_000_000;
