/** Properties: what programs write on windows for others to read. */
import x11, { type Property } from "x11";
import type { X11Connection } from "./connection.ts";

/** @returns its bytes, none at all if the window has no such property. */
export async function readProperty(connection: X11Connection, window: number, name: string): Promise<Buffer> {
  const property = await connection.atom(name);
  const { data } = await connection.ask<Property>((client, done) =>
    client.GetProperty(keep, window, property, anyType, 0, maxUnits, done),
  );
  return data;
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
  const property = await connection.atom(name);
  await connection.ask<void>((client, done) => client.DeleteProperty(window, property, done));
}

/** Has the connection report when a property of the window changes, or the window itself. */
export async function watch(connection: X11Connection, window: number): Promise<void> {
  await connection.ask<void>((client, done) =>
    client.ChangeWindowAttributes(window, { eventMask: watchedEvents }, done),
  );
}

const { StructureNotify, SubstructureNotify, FocusChange, PropertyChange } = x11.eventMask;
const watchedEvents = StructureNotify | SubstructureNotify | FocusChange | PropertyChange;

const keep = 0;
const anyType = 0;
/** Of 4 bytes each: no title or list is longer. */
const maxUnits = 0x1_0000;
