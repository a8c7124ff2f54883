/** What the window's frame says, and the list of windows: where the person is, as whom, and how much is unread. */
import type { AppState } from "../../app/app-state.ts";
import { findRoom, findServer } from "../../app/change.ts";
import { unreadTotal } from "../../app/unread.ts";

export function windowTitle(state: AppState): string {
  const { unreadCount: count } = unreadTotal(state);
  return `${count > 0 ? `(${count}) ` : ""}${[...placeParts(state), "Conclave"].join(" — ")}`;
}

function placeParts(state: AppState): readonly string[] {
  const { place } = state;
  if (place.kind === "welcome") return [];
  const server = findServer(state, place.server);
  if (server === undefined) return [];
  const where = server.name === "" ? server.label : `${server.name} at ${server.label}`;
  const room = place.kind === "room" ? findRoom(state, place.server, place.room) : undefined;
  return room === undefined ? [where] : [room.info.name, where];
}
