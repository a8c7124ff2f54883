/** Changing one server or one room inside of the state; what does not change stays the same object. */
import type { RoomId } from "@conclave/protocol";
import type { AppState, RoomState, ServerKey, ServerState } from "./app-state.ts";

export function findServer(state: AppState, key: ServerKey): ServerState | undefined {
  return state.servers.find((server) => server.key === key);
}

export function findRoom(state: AppState, key: ServerKey, room: RoomId): RoomState | undefined {
  return findServer(state, key)?.rooms.get(room);
}

/** The state with another version of a server; the same state if there is none, or if it stays as it is. */
export function onServer(
  state: AppState,
  key: ServerKey,
  change: (server: ServerState) => ServerState,
): AppState {
  const index = state.servers.findIndex((server) => server.key === key);
  const server = state.servers[index];
  if (server === undefined) return state;
  const changed = change(server);
  return changed === server ? state : { ...state, servers: state.servers.with(index, changed) };
}

/** The server with another version of a room; the same server if there is none, or if it stays as it is. */
export function onRoom(server: ServerState, id: RoomId, change: (room: RoomState) => RoomState): ServerState {
  const room = server.rooms.get(id);
  if (room === undefined) return server;
  const changed = change(room);
  return changed === room ? server : { ...server, rooms: new Map(server.rooms).set(id, changed) };
}

/** Whether the middle of the window shows this room. */
export function isOnScreen({ place }: Pick<AppState, "place">, server: ServerKey, room: RoomId): boolean {
  return place.kind === "room" && place.server === server && place.room === room;
}
