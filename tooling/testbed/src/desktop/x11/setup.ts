/** The first exchange with the X server: a client says who it is, the server what it has. */
import { padded, u16, unused } from "./request.ts";

export interface ServerSetup {
  /** The first number of those that this client may give to windows of its own. */
  readonly firstResourceId: number;
  readonly root: number;
  readonly width: number;
  readonly height: number;
  readonly minKeycode: number;
  readonly maxKeycode: number;
}

/** Byte order (l for little-endian), version 11.0, then the name and the data of the authorization. */
export function greeting(cookie: Buffer): Buffer {
  const name = Buffer.from("MIT-MAGIC-COOKIE-1");
  return Buffer.concat([
    Buffer.from("l\0"),
    ...[u16(11), u16(0), u16(name.length), u16(cookie.length), unused(2)],
    ...[name, unused(padded(name.length) - name.length)],
    ...[cookie, unused(padded(cookie.length) - cookie.length)],
  ]);
}

/** @returns the length of the whole answer, as far as it has come; 8 while not even that is known. */
export function answerLength(received: Buffer): number {
  return received.length < 8 ? 8 : 8 + received.readUInt16LE(6) * 4;
}

/** @returns undefined if the answer is a refusal. */
export function readSetup(answer: Buffer): ServerSetup | undefined {
  if (answer[0] !== 1) return undefined;
  const vendorLength = answer.readUInt16LE(24);
  const formatCount = answer.readUInt8(29);
  const screen = answer.subarray(40 + padded(vendorLength) + 8 * formatCount);
  return {
    firstResourceId: answer.readUInt32LE(12),
    root: screen.readUInt32LE(0),
    width: screen.readUInt16LE(20),
    height: screen.readUInt16LE(22),
    minKeycode: answer.readUInt8(34),
    maxKeycode: answer.readUInt8(35),
  };
}
