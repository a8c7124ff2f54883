/** What the window's frame says, and the list of windows: where the person is, as whom, and how much is unread. */
import type { AppState } from "../../app/app-state.ts";
import { findRoom, findServer } from "../../app/change.ts";
import { showableLine } from "../../text/isolate.ts";

export function windowTitle(state: AppState): string {
  const count = unreadTotal(state).unreadCount;
  return `${count > 0 ? `(${count}) ` : ""}${[...placeParts(state), "Conclave"].join(" — ")}`;
}

/** Over all rooms of all servers. */
export function unreadTotal({ servers }: AppState): { unreadCount: number; mentionCount: number } {
  const rooms = servers.flatMap((server) => [...server.rooms.values()]);
  return {
    unreadCount: rooms.reduce((sum, room) => sum + room.unreadCount, 0),
    mentionCount: rooms.reduce((sum, room) => sum + room.mentionCount, 0),
  };
}

function placeParts(state: AppState): readonly string[] {
  const { place } = state;
  if (place.kind === "welcome") return [];
  const server = findServer(state, place.server);
  if (server === undefined) return [];
  // The server writes both; a title ends at the first character that C takes for an end.
  const [name, label] = [showableLine(server.name), showableLine(server.label)];
  const where = name === "" ? label : `${name} at ${label}`;
  const room = place.kind === "room" ? findRoom(state, place.server, place.room) : undefined;
  return room === undefined ? [where] : [showableLine(room.info.name), where];
}
