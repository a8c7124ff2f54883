/**
 * Requests of the X11 protocol as bytes, little-endian.
 *
 *     0  u8   opcode
 *     1  u8   detail: what the request has in its second byte
 *     2  u16  length of the whole, in units of 4 bytes
 *     4       body, padded to a multiple of 4 bytes
 */

/** @param body - its fields in order, each as one of the functions below makes it. */
export function request(opcode: number, detail: number, ...body: readonly Buffer[]): Buffer {
  const content = Buffer.concat(body);
  const whole = Buffer.alloc(4 + padded(content.length));
  whole.writeUInt8(opcode, 0);
  whole.writeUInt8(detail, 1);
  whole.writeUInt16LE(whole.length / 4, 2);
  content.copy(whole, 4);
  return whole;
}

export function u8(value: number): Buffer {
  return Buffer.from([value]);
}

export function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

export function i16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16LE(value);
  return bytes;
}

export function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

export function unused(length: number): Buffer {
  return Buffer.alloc(length);
}

export function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}
