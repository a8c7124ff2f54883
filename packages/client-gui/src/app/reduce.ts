/** How the state changes with what people do and with what clients report. Pure: same in, same out. */
import type { Action } from "./actions.ts";
import type { AppState } from "./app-state.ts";
import { reduceApp } from "./reduce-app.ts";
import { reduceRoom } from "./reduce-room.ts";
import { reduceServer } from "./reduce-server.ts";

export function reduce(state: AppState, action: Action): AppState {
  if ("room" in action) return reduceRoom(state, action);
  if ("server" in action) return reduceServer(state, action);
  return reduceApp(state, action);
}
