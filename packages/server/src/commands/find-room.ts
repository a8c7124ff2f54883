/** A room as somebody names it on the command line. */
import { CommandError, exitCodes } from "../errors.ts";
import { foldName } from "../names/skeleton.ts";
import type { RoomLog, StoredRoom } from "../room-log/room-log.ts";

export const roomArgument =
  "the room's name in any spelling that counts as the same, or its number, such as 7";

/**
 * A name goes before a number: a room may be called 7.
 *
 * @throws {CommandError} when there is none.
 */
export async function findRoom(log: RoomLog, wanted: string): Promise<StoredRoom> {
  const rooms = await log.load();
  const folded = foldName(wanted);
  const room =
    rooms.find(({ name }) => name !== undefined && foldName(name) === folded) ??
    rooms.find(({ id }) => String(id) === wanted);
  if (room !== undefined) return room;
  throw new CommandError(`there is no room "${wanted}".`, exitCodes.data);
}
