/** Messages of the room as their fields stand on the wire. */
import { expect } from "vitest";
import { decodeRoomMessage, type MessageName, type RoomMessage } from "../../src/index.ts";
import { decodeFields, encodeFields, type Fields } from "../../src/message/cbor.ts";
import { readEnvelopes } from "../../src/message/envelope.ts";
import { encodeRoomMessage } from "../../src/message/room-messages.ts";
import { messageName } from "../../src/message/types.ts";

export const sampleId = Uint8Array.from({ length: 16 }, (_, index) => index);

/** What a message is for whoever receives it. */
export function roundTrip(message: RoomMessage): RoomMessage | undefined {
  const [envelope] = readEnvelopes(encodeRoomMessage(message));
  if (envelope === undefined) throw new Error("no envelope");
  const name = messageName(envelope.type);
  return name && decodeRoomMessage(name, envelope.body);
}

export function wireFields(message: RoomMessage): Fields {
  const [envelope] = readEnvelopes(encodeRoomMessage(message));
  return decodeFields(envelope?.body ?? new Uint8Array(0));
}

export function decode(type: MessageName, fields: Fields): RoomMessage | undefined {
  // As plain bytes, as they come off the wire: what the encoder gives may be a Buffer, and so were the ids in it.
  return decodeRoomMessage(type, Uint8Array.from(encodeFields(fields)));
}

export function expectMalformed(type: MessageName, fields: Fields, field: string): void {
  expect(() => decode(type, fields)).toThrow(expect.objectContaining({ name: "MalformedError", field }));
}
