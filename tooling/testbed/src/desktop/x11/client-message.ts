/**
 * The messages that programs send each other through the X server.
 *
 *     0  u8   33
 *     1  u8   32: the data are numbers of so many bits
 *     2  u16  number of the request, which the server fills in
 *     4  u32  window that it is about
 *     8  u32  type, an atom
 *    12  u32  five numbers
 */
import { request, u8, u16, u32 } from "./request.ts";

/** @param numbers - up to five, negative ones too. */
export function clientMessage(window: number, type: number, numbers: readonly number[]): Buffer {
  const data = Array.from({ length: 5 }, (_, index) => u32((numbers[index] ?? 0) >>> 0));
  return Buffer.concat([u8(clientMessageEvent), u8(32), u16(0), u32(window), u32(type), ...data]);
}

/** @returns undefined if it is another event, or of another type. */
export function readClientMessage(event: Buffer, type: number): number[] | undefined {
  // The highest bit says that a program sent it.
  const isMessage = (event.readUInt8(0) & 0x7f) === clientMessageEvent && event.readUInt32LE(8) === type;
  return isMessage ? [12, 16, 20, 24, 28].map((at) => event.readUInt32LE(at)) : undefined;
}

/** @param mask - those get it that have asked for one of these events of the window; none for its owner. */
export function sendEvent(window: number, mask: number, event: Buffer): Buffer {
  return request(sendEventOpcode, 0, u32(window), u32(mask), event);
}

const clientMessageEvent = 33;
const sendEventOpcode = 25;
