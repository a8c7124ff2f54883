/**
 * Where an entry is in the file: room and number in one integer, so that a room's entries lie beside each other, and an
 * entry needs no second key for the search to know it by.
 */
import type { RoomId } from "@conclave/protocol";

/** The place of an entry; number 0 is in front of all of a room's, and {@link endOf} behind them. */
export function placeOf(room: RoomId, number: number): number {
  return room * numbersPerRoom + number;
}

export function endOf(room: RoomId): number {
  return placeOf(room, numbersPerRoom - 1);
}

/** 2^32 entries a room, and 2^21 rooms, fill the integers that a JavaScript number holds. */
const numbersPerRoom = 2 ** 32;
