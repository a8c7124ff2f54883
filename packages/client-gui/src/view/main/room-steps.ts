/** From the room where the person is to the one above or below it, as the rooms stand at the side. */
import type { RoomId } from "@conclave/protocol";
import type { Place, ServerKey } from "../../app/app-state.ts";
import { isOnScreen } from "../../app/change.ts";

export interface RoomStop {
  readonly server: ServerKey;
  readonly room: RoomId;
  readonly unreadCount: number;
}

/**
 * The next stop in that direction, round the ends.
 *
 * @param which - "unread": only those that have something new.
 * @returns undefined where there is no other one.
 */
export function nextStop(
  stops: readonly RoomStop[],
  here: Place,
  direction: "down" | "up",
  which: "any" | "unread",
): RoomStop | undefined {
  const inOrder = direction === "down" ? stops : stops.toReversed();
  const at = inOrder.findIndex((stop) => isOnScreen({ place: here }, stop.server, stop.room));
  const others = [...inOrder.slice(at + 1), ...inOrder.slice(0, Math.max(at, 0))];
  return others.find(({ unreadCount }) => which === "any" || unreadCount > 0);
}
