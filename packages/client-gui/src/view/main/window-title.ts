/** What the window's frame says, and the list of windows: where the person is, as whom, and how much is unread. */
import type { AppState } from "../../app/app-state.ts";
import { findRoom, findServer } from "../../app/change.ts";
import { unreadTotal } from "../../app/unread.ts";
import { showableLine } from "../../text/isolate.ts";

export function windowTitle(state: AppState): string {
  const { unreadCount: count } = unreadTotal(state);
  return `${count > 0 ? `(${count}) ` : ""}${[...placeParts(state), "Conclave"].join(" — ")}`;
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
