/** Who is connected to a server, and the lines about it in the lobby and in the room of two with whoever came or went. */
import { type ClientEvent, departures } from "@conclave/client";
import type { Occupant } from "@conclave/protocol";
import { isolatedLine, shownName } from "../text/isolate.ts";
import type { AppState, RoomState, ServerKey, ServerState } from "./app-state.ts";
import { isOnScreen, onServer } from "./change.ts";
import { offScreenMaxCount, onScreenMaxCount } from "./limits.ts";
import type { LocalItem } from "./timeline.ts";
import { appendedLocal } from "./timeline-window.ts";

type PresenceEvent = Extract<ClientEvent, { type: "joined" | "left" | "present" }>;

export function presenceChanged(state: AppState, key: ServerKey, event: PresenceEvent): AppState {
  return onServer(state, key, (server) => {
    switch (event.type) {
      case "present":
        return { ...server, present: event.occupants };
      case "joined": {
        const who = { name: event.name, guest: event.guest };
        const present = [...server.present.filter(({ name }) => name !== who.name), who];
        const text = `${shownName(who)} came`;
        return noted(state, { ...server, present }, who, { how: "came", text, timeMs: event.timeMs });
      }
      case "left": {
        const who = server.present.find(({ name }) => name === event.name);
        const present = server.present.filter((other) => other !== who);
        const text = `${isolatedLine(event.name)} ${departures[event.how]}`;
        return noted(state, { ...server, present }, who ?? { name: event.name, guest: false }, {
          how: event.how,
          text,
          timeMs: event.timeMs,
        });
      }
    }
  });
}

function noted(
  state: AppState,
  server: ServerState,
  who: Occupant,
  {
    how,
    text,
    timeMs,
  }: {
    readonly how: NonNullable<LocalItem["presence"]>["how"];
    readonly text: string;
    readonly timeMs: number;
  },
): ServerState {
  let rooms: Map<number, RoomState> | undefined;
  for (const [id, room] of server.rooms) {
    const { kind, name } = room.info;
    if (kind !== "lobby" && !(kind === "direct" && name === who.name)) continue;
    const maxCount = isOnScreen(state, server.key, id) ? onScreenMaxCount : offScreenMaxCount;
    const item = { timeMs, text, tone: "calm", presence: { who, how } } as const;
    const timeline = appendedLocal(room.timeline, item, maxCount);
    if (timeline === room.timeline) continue;
    rooms ??= new Map(server.rooms);
    rooms.set(id, { ...room, timeline });
  }
  return rooms === undefined ? server : { ...server, rooms };
}
