/** Properties: what programs write on windows for others to read. */
import type { X11Connection } from "./connection.ts";
import { request, u32 } from "./request.ts";

/** @returns its bytes, none at all if the window has no such property. */
export async function readProperty(connection: X11Connection, window: number, name: string): Promise<Buffer> {
  const property = await connection.atom(name);
  const reply = await connection.query(
    request(getProperty, 0, u32(window), u32(property), u32(anyType), u32(0), u32(maxUnits)),
  );
  const unitBits = reply.readUInt8(1);
  return reply.subarray(32, 32 + reply.readUInt32LE(16) * (unitBits / 8));
}

/** @returns the 32-bit numbers that the property consists of. */
export async function readNumbers(
  connection: X11Connection,
  window: number,
  name: string,
): Promise<number[]> {
  const bytes = await readProperty(connection, window, name);
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => bytes.readUInt32LE(4 * index));
}

export async function deleteProperty(connection: X11Connection, window: number, name: string): Promise<void> {
  await connection.send(request(deletePropertyOpcode, 0, u32(window), u32(await connection.atom(name))));
}

/** Has the connection report when a property of the window changes, or the window itself. */
export async function watch(connection: X11Connection, window: number): Promise<void> {
  await connection.send(
    request(changeWindowAttributes, 0, u32(window), u32(eventMaskAttribute), u32(watchedEvents)),
  );
}

const changeWindowAttributes = 2;
const deletePropertyOpcode = 19;
const getProperty = 20;

const anyType = 0;
/** Of 4 bytes each: no title or list is longer. */
const maxUnits = 0x1_0000;

const eventMaskAttribute = 0x800;
/** StructureNotify, SubstructureNotify, FocusChange and PropertyChange. */
const watchedEvents = 0x02_0000 | 0x08_0000 | 0x20_0000 | 0x40_0000;
