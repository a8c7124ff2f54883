/** The messages about files (clauses 9.17 to 9.21), made out of their fields: all values that a field may have, and those beside them. */
import { isDeepStrictEqual } from "node:util";
import { Operands } from "@conclave/fuzz/operands";
import { type FuzzTarget, promised } from "@conclave/fuzz/target";
import { fileHashBytes, filePartMaxBytes, plaintextMaxBytes, serverNameMaxBytes } from "../src/limits.ts";
import { encodeFields, type Fields } from "../src/message/cbor.ts";
import { fileNameFault, isMediaType } from "../src/message/file-name.ts";
import { decodeRoomMessage, encodeRoomMessage, type RoomMessage } from "../src/message/room-messages.ts";
import { textFault } from "../src/message/text.ts";
import { MalformedError } from "../src/wire/reader.ts";

interface Kind {
  readonly name: "DROP" | "GET" | "HAVE" | "OFFER" | "PART" | "SAID" | "SERVER";
  readonly fields: (operands: Operands) => Fields;
  /** The rules once more, as clause 9 has them. */
  readonly isRight: (fields: Fields) => boolean;
}

const kinds: readonly Kind[] = [
  {
    name: "SERVER",
    fields: (from) => some({ name: text(from), files: number(from) }),
    isRight: ({ name, files }) =>
      (name === undefined || isServerName(name)) && (files === undefined || isCount(files)),
  },
  {
    name: "OFFER",
    fields: (from) => some({ id: id(from), room: number(from), bytes: number(from), hash: hash(from) }),
    isRight: ({ id, room, bytes, hash }) =>
      isBytes(id, 16) && isRoom(room) && isCount(bytes) && isBytes(hash, fileHashBytes),
  },
  {
    name: "HAVE",
    fields: (from) => some({ id: id(from), at: number(from) }),
    isRight: ({ id, at }) => isBytes(id, 16) && isCount(at),
  },
  {
    name: "PART",
    fields: (from) => some({ id: id(from), at: number(from), data: data(from) }),
    isRight: ({ id, at, data }) =>
      isBytes(id, 16) &&
      isCount(at) &&
      data instanceof Uint8Array &&
      data.length > 0 &&
      data.length <= filePartMaxBytes,
  },
  { name: "DROP", fields: (from) => some({ id: id(from) }), isRight: ({ id }) => isBytes(id, 16) },
  {
    name: "GET",
    fields: (from) => some({ id: id(from), room: number(from), n: number(from), at: number(from) }),
    isRight: ({ id, room, n, at }) => isBytes(id, 16) && isRoom(room) && isCount(n) && n !== 0 && isCount(at),
  },
  {
    name: "SAID",
    fields: (from) =>
      some({
        ...{ n: 1, from: "ana", time: 1, kind: "file" },
        ...{ name: text(from), type: text(from), bytes: number(from), hash: hash(from) },
        ...{ text: text(from), re: number(from) },
      }),
    isRight: ({ name, type, bytes, hash, text, re }) =>
      typeof name === "string" &&
      fileNameFault(name) === undefined &&
      typeof type === "string" &&
      isMediaType(type) &&
      isCount(bytes) &&
      isBytes(hash, fileHashBytes) &&
      (text === undefined || (typeof text === "string" && textFault(text) === undefined)) &&
      isRoom(re),
  },
];

/** Input: which message; for each of its fields what kind of value it has, and the value. */
export const fileMessages: FuzzTarget = {
  name: "file-messages",
  maxBytes: 600,
  seeds: kinds.flatMap((_, index) => [
    Uint8Array.of(index, ...Array<number>(24).fill(1)),
    Uint8Array.of(index, ...Array.from({ length: 60 }, (_, at) => (at * 7) % 11)),
  ]),
  dictionary: ["../a", "..", "a\u202egpj.exe", "text/plain", "\u2028", "a\0b", "con.txt", "\ud83d"].map(
    (text) => Buffer.from(text),
  ),
  run: (input) => {
    const operands = new Operands(input);
    const { name, fields, isRight } = operands.pick(kinds);
    const made = fields(operands);
    let message: RoomMessage | undefined;
    try {
      message = decodeRoomMessage(name, Uint8Array.from(encodeFields(made)));
    } catch (error) {
      if (!(error instanceof MalformedError)) throw error;
      promised(!isRight(made), `a ${name} that keeps to the rules is taken`);
      return `${name} malformed ${error.field}`;
    }
    promised(isRight(made), `a ${name} that breaks a rule is refused`);
    promised(message?.type === name, "a message is of its type");
    const encoded = encodeRoomMessage(message);
    promised(encoded.length <= plaintextMaxBytes, "a message fits in a record");
    promised(
      isDeepStrictEqual(decodeRoomMessage(name, Uint8Array.from(encoded.subarray(3))), message),
      "a message comes back as it went",
    );
    return `${name} ok`;
  },
};

function id(from: Operands): unknown {
  return bytesOf(from, 16);
}

function hash(from: Operands): unknown {
  return bytesOf(from, fileHashBytes);
}

/** Mostly of the right length. */
function bytesOf(from: Operands, length: number): unknown {
  const kind = from.u8() % 16;
  if (kind === 13) return undefined;
  if (kind === 14) return "x".repeat(length);
  if (kind === 15) return new Uint8Array(length + (from.u8() % 3) - 1);
  return new Uint8Array(length).fill(kind);
}

function data(from: Operands): unknown {
  const kind = from.u8() % 8;
  if (kind === 7) return undefined;
  if (kind === 6) return "text";
  const length = from.pick([
    1,
    0,
    filePartMaxBytes,
    filePartMaxBytes + 1,
    filePartMaxBytes - 1,
    from.u16() % 100,
  ]);
  return new Uint8Array(length).fill(kind);
}

function number(from: Operands): unknown {
  return from.pick<unknown>([
    ...[undefined, 0, 1, -1, 23, 24, 255, 256, 65_535, 65_536, 2 ** 32, Number.MAX_SAFE_INTEGER, from.u16()],
    ...["1", true, null, [1], { a: 1 }],
  ]);
}

function text(from: Operands): unknown {
  const kind = from.u8() % 8;
  const given = new TextDecoder().decode(from.bytes(from.u8() % 64));
  if (kind === 0) return undefined;
  if (kind === 1) return from.u8();
  if (kind === 2) return given.repeat(1 + from.u8());
  if (kind === 3) return from.pick(["text/plain", "a.txt", "image/png", "a", "..", "Ana's place"]);
  return given;
}

function some(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function isBytes(value: unknown, length: number): boolean {
  return value instanceof Uint8Array && value.length === length;
}

function isCount(value: unknown): boolean {
  return typeof value === "number" && value >= 0;
}

function isRoom(value: unknown): boolean {
  return value === undefined || (isCount(value) && value !== 0);
}

function isServerName(value: unknown): boolean {
  if (typeof value !== "string" || Buffer.byteLength(value) > serverNameMaxBytes) return false;
  return value !== "" && !/\p{Cc}/u.test(value);
}
