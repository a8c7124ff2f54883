/**
 * Messages of D-Bus, little-endian.
 *
 *     0  u8   byte order, "l"
 *     1  u8   type: 1 call, 2 reply, 3 error, 4 signal
 *     2  u8   flags
 *     3  u8   version, 1
 *     4  u32  length of the body
 *     8  u32  serial number, counted by the sender
 *    12       header fields, an array of struct (byte code, variant value), padded to a multiple of 8
 *             body, of the types that the field "signature" says
 */
import { DBusReader } from "./reader.ts";
import type { DBusValue } from "./value.ts";
import { DBusWriter } from "./writer.ts";

export interface DBusCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  /** Of the body. Default: none. */
  readonly signature?: string;
  readonly body?: readonly DBusValue[];
}

export interface DBusMessage {
  readonly type: number;
  /** Of the call that this is the answer to. */
  readonly replySerial: number | undefined;
  readonly errorName: string | undefined;
  readonly body: readonly DBusValue[];
}

export const messageTypes = { call: 1, reply: 2, error: 3, signal: 4 } as const;

export function encodeCall(call: DBusCall, serial: number): Buffer {
  const body = new DBusWriter();
  body.writeAll(call.signature ?? "", call.body ?? []);
  const fields = new DBusWriter();
  const field = (code: number, type: string, value: string) => {
    fields.align(8);
    fields.write("y", code);
    fields.write("g", type);
    fields.write(type, value);
  };
  field(fieldCodes.path, "o", call.path);
  field(fieldCodes.interface, "s", call.interface);
  field(fieldCodes.member, "s", call.member);
  field(fieldCodes.destination, "s", call.destination);
  if (call.signature !== undefined) field(fieldCodes.signature, "g", call.signature);
  const head = Buffer.from([littleEndian, messageTypes.call, 0, 1, ...Buffer.alloc(12)]);
  head.writeUInt32LE(body.bytes.length, 4);
  head.writeUInt32LE(serial, 8);
  head.writeUInt32LE(fields.bytes.length, 12);
  fields.align(8);
  return Buffer.concat([head, fields.bytes, body.bytes]);
}

/** @param start - the first 16 bytes of a message. */
export function messageLength(start: Buffer): number {
  const fieldsEnd = headLength + start.readUInt32LE(12);
  return Math.ceil(fieldsEnd / 8) * 8 + start.readUInt32LE(4);
}

/** @param whole - all bytes of a message, little-endian as the sender's machine is ours. */
export function decodeMessage(whole: Buffer): DBusMessage {
  const reader = new DBusReader(whole, 12);
  const fields = new Map(reader.read("a(yv)") as [number, DBusValue][]);
  reader.align(8);
  return {
    type: whole.readUInt8(1),
    replySerial: fields.get(fieldCodes.replySerial) as number | undefined,
    errorName: fields.get(fieldCodes.errorName) as string | undefined,
    body: reader.readAll((fields.get(fieldCodes.signature) as string | undefined) ?? ""),
  };
}

export const headLength = 16;

const littleEndian = 0x6c;

const fieldCodes = {
  path: 1,
  interface: 2,
  member: 3,
  errorName: 4,
  replySerial: 5,
  destination: 6,
  signature: 8,
} as const;
