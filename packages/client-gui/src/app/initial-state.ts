/** The state with which the program, a server and a room begin. */
import type { RoomInfo } from "@conclave/client";
import { defaultSettings, type Settings } from "../settings/settings.ts";
import type { AppState, Draft, Layout, RecentServer, RoomState, Unread } from "./app-state.ts";
import type { Timeline } from "./timeline.ts";

/** What an earlier run has left for this one. */
export interface Kept {
  readonly settings?: Settings | undefined;
  readonly layout?: Layout | undefined;
  readonly recent?: readonly RecentServer[] | undefined;
  readonly emoji?: readonly string[] | undefined;
}

export function initialAppState({ settings, layout, recent, emoji }: Kept = {}): AppState {
  return {
    servers: [],
    place: { kind: "welcome" },
    spot: undefined,
    overlay: undefined,
    settings: settings ?? defaultSettings,
    layout: layout ?? defaultLayout,
    recent: recent ?? [],
    emoji: emoji ?? [],
    complaints: [],
    attention: "here",
  };
}

/** A room that was just described to us for the first time. */
export function newRoom(info: RoomInfo): RoomState {
  return {
    info,
    timeline: emptyTimeline,
    unread: nothingUnread,
    draft: emptyDraft,
    notify: undefined,
    members: undefined,
  };
}

export const emptyDraft: Draft = { text: "", purpose: { kind: "new" } };

export const nothingUnread: Unread = { numbers: [], mentions: [], held: "no" };

export const emptyTimeline: Timeline = {
  items: [],
  span: undefined,
  older: "none",
  newer: "none",
  unreadFrom: undefined,
  following: "yes",
  localCount: 0,
};

export const defaultLayout: Layout = {
  rooms: { shown: "yes", width: 240 },
  people: { shown: "yes", width: 200 },
  window: undefined,
};
