/** What is put into a room, and what the room keeps of it, as fields of a CBOR map (clauses 9.3 to 9.7). */
import { marksMaxCount, mentionsMaxCount, textMaxBytes } from "../../limits.ts";
import { MalformedError } from "../../wire/reader.ts";
import type { Fields } from "../cbor.ts";
import type { Content, ContentKind, Entry, TextState } from "./entry.ts";
import {
  optional,
  present,
  readCount,
  readFileName,
  readHash,
  readMark,
  readMediaType,
  readName,
  readNames,
  readNumber,
  readPresence,
  readRole,
  readText,
  readTime,
  readTopic,
  requireMark,
  writePresence,
} from "./fields.ts";

/** A text goes without saying its kind. */
export function writeContent(content: Content): Fields {
  return { ...(content.kind === "text" ? {} : { kind: content.kind }), ...writeParts(content) };
}

/** @throws {MalformedError} for a kind that is not known, too: a server stores nothing that it does not understand. */
export function readContent(fields: Fields): Content {
  const { kind = "text" } = fields;
  if (typeof kind !== "string" || !Object.hasOwn(readers, kind)) throw new MalformedError("kind");
  return readers[kind as ContentKind](fields);
}

export function writeEntry({ number, from, guest, timeMs, content, state = {} }: Entry): Fields {
  const { editedMs, marks, mine } = state;
  return present({
    n: number,
    from,
    time: timeMs,
    ...writePresence("guest", guest),
    ...(content.kind === "gone" || content.kind === "other" ? { kind: content.kind } : writeContent(content)),
    edited: editedMs,
    marks,
    mine,
  });
}

/** An entry of a kind that is not known is one of a later version: its place counts, what is in it does not. */
export function readEntry(fields: Fields): Entry {
  return {
    number: readNumber(fields, "n"),
    from: readName(fields, "from"),
    guest: readPresence(fields, "guest"),
    timeMs: readTime(fields, "time"),
    content: readKept(fields),
    ...readState(fields),
  };
}

/** How many bytes a text and the names in its mentions have, which together may not be more than a text's limit. */
export function writtenBytes(text: string, mentions: readonly string[] = []): number {
  const names = mentions.map((name) => Buffer.byteLength(name, "utf8"));
  return names.reduce((sum, bytes) => sum + bytes, Buffer.byteLength(text, "utf8"));
}

function readKept(fields: Fields): Entry["content"] {
  const { kind } = fields;
  if (kind === "gone") return { kind };
  if (typeof kind === "string" && !Object.hasOwn(readers, kind)) return { kind: "other" };
  return readContent(fields);
}

function readState(fields: Fields): { state?: TextState } {
  const state = present({
    editedMs: optional(fields, "edited", readTime),
    marks: optional(fields, "marks", readMarks),
    mine: optional(fields, "mine", (_, field) =>
      readList(fields, field).map((mark) => requireMark(mark, field)),
    ),
  }) as TextState;
  return Object.keys(state).length === 0 ? {} : { state };
}

function readMarks(fields: Fields, field: string): Readonly<Record<string, number>> {
  const marks = fields[field];
  if (typeof marks !== "object" || marks === null || Array.isArray(marks) || marks instanceof Uint8Array)
    throw new MalformedError(field);
  const entries = Object.keys(marks);
  if (entries.length > marksMaxCount) throw new MalformedError(field);
  for (const mark of entries) {
    requireMark(mark, field);
    // Not by `readNumber`: it would name the mark, which is a peer's text, in the fault.
    const count = (marks as Fields)[mark];
    if (typeof count !== "number" || count < 1) throw new MalformedError(field);
  }
  return marks as Record<string, number>;
}

function readList(fields: Fields, field: string): readonly unknown[] {
  const list = fields[field];
  if (!Array.isArray(list) || list.length > marksMaxCount) throw new MalformedError(field);
  return list;
}

function writeParts(content: Content): Fields {
  switch (content.kind) {
    case "text":
      return present({ text: content.text, re: content.re, mentions: content.mentions });
    case "file":
      return present({
        name: content.name,
        type: content.type,
        bytes: content.bytes,
        hash: content.hash,
        text: content.text,
        re: content.re,
      });
    case "edit":
      return { of: content.of, text: content.text };
    case "delete":
      return { of: content.of };
    case "react":
      return { of: content.of, mark: content.mark, ...writePresence("off", content.set === "off") };
    case "pin":
      return { of: content.of, ...writePresence("off", content.set === "off") };
    case "topic":
    case "notice":
      return { text: content.text };
    case "member":
      return { who: content.who, role: content.role };
  }
}

const readers: { readonly [Kind in ContentKind]: (fields: Fields) => Content & { readonly kind: Kind } } = {
  text: (fields) => {
    const text = readText(fields);
    const mentions = optional(fields, "mentions", (_, field) => readNames(fields, field, mentionsMaxCount));
    if (mentions?.length === 0 || writtenBytes(text, mentions) > textMaxBytes)
      throw new MalformedError("mentions");
    return { kind: "text", text, ...present({ re: optional(fields, "re", readNumber), mentions }) };
  },
  file: (fields) => ({
    kind: "file",
    name: readFileName(fields, "name"),
    type: readMediaType(fields, "type"),
    bytes: readCount(fields, "bytes"),
    hash: readHash(fields, "hash"),
    ...present({ text: optional(fields, "text", readText), re: optional(fields, "re", readNumber) }),
  }),
  edit: (fields) => ({ kind: "edit", of: readNumber(fields, "of"), text: readText(fields) }),
  delete: (fields) => ({ kind: "delete", of: readNumber(fields, "of") }),
  react: (fields) => ({
    kind: "react",
    of: readNumber(fields, "of"),
    mark: readMark(fields, "mark"),
    set: readSwitch(fields),
  }),
  pin: (fields) => ({ kind: "pin", of: readNumber(fields, "of"), set: readSwitch(fields) }),
  topic: (fields) => ({ kind: "topic", text: readTopic(fields, "text") }),
  member: (fields) => ({
    kind: "member",
    who: readName(fields, "who"),
    role: readRole(fields, "role", "none"),
  }),
  notice: (fields) => ({ kind: "notice", text: readText(fields) }),
};

function readSwitch(fields: Fields): "off" | "on" {
  return readPresence(fields, "off") ? "off" : "on";
}
