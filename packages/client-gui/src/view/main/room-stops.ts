/** The rooms in the order in which they stand at the side. */
import type { AppState } from "../../app/app-state.ts";
import { unreadCounts } from "../../app/unread.ts";
import { orderedRooms } from "../../rows/sidebar.ts";
import type { RoomStop } from "./room-steps.ts";

export function roomStops({ servers }: AppState): readonly RoomStop[] {
  return servers.flatMap((server) =>
    orderedRooms(server).map((room) => ({
      server: server.key,
      room: room.info.room,
      unreadCount: unreadCounts(room).unreadCount,
    })),
  );
}
