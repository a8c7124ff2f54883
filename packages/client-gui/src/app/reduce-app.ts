/** Where the person is, what lies over it, and what is chosen for the whole program. */
import type { RoomId } from "@conclave/protocol";
import { usedEmoji } from "../text/emoji.ts";
import type { AppAction } from "./actions.ts";
import type { AppState, Complaint, Place, RoomState, ServerKey } from "./app-state.ts";
import { findRoom, isOnScreen, onRoom, onServer } from "./change.ts";
import { offScreenMaxCount } from "./limits.ts";
import { trimmedInFront } from "./timeline-window.ts";
import { withUnread } from "./unread.ts";

export function reduceApp(state: AppState, action: AppAction): AppState {
  switch (action.type) {
    case "attend":
      return state.attention === action.attention ? state : { ...state, attention: action.attention };
    case "complain":
      return { ...state, complaints: complained(state.complaints, action.complaint) };
    case "dismiss-complaint":
      return { ...state, complaints: state.complaints.filter(({ key }) => key !== action.key) };
    case "go":
      return wentTo(state, action.place);
    case "point":
      return { ...state, spot: action.spot };
    case "set-layout":
      return { ...state, layout: action.layout };
    case "set-recent":
      return { ...state, recent: action.recent };
    case "set-settings":
      return { ...state, settings: { ...state.settings, ...action.changes } };
    case "show":
      return state.overlay === action.overlay ? state : { ...state, overlay: action.overlay };
    case "use-emoji":
      return { ...state, emoji: action.characters.reduce(usedEmoji, state.emoji) };
  }
}

/** The person goes somewhere else: where they come from loses its unread line, where they go gets one. */
export function wentTo(state: AppState, place: Place): AppState {
  const { place: before } = state;
  if (place.kind === "room" && isOnScreen(state, place.server, place.room)) return state;
  if (place.kind === "room" && findRoom(state, place.server, place.room) === undefined) return state;
  const left = before.kind === "room" ? changed(state, before.server, before.room, roomLeft) : state;
  const opened = place.kind === "room" ? changed(left, place.server, place.room, roomOpened) : left;
  return { ...opened, place };
}

function changed(
  state: AppState,
  server: ServerKey,
  room: RoomId,
  change: (room: RoomState) => RoomState,
): AppState {
  return onServer(state, server, (old) => onRoom(old, room, change));
}

function roomLeft(room: RoomState): RoomState {
  const timeline = trimmedInFront(
    { ...room.timeline, unreadFrom: undefined, following: "yes" },
    offScreenMaxCount,
  );
  return letGo({ ...room, timeline });
}

function roomOpened(room: RoomState): RoomState {
  return letGo({ ...room, timeline: { ...room.timeline, unreadFrom: room.unread.numbers[0] } });
}

/** What was to stay unread may be read now. */
function letGo(room: RoomState): RoomState {
  return room.unread.held === "no" ? room : withUnread(room, { ...room.unread, held: "no" });
}

/** The same trouble once more is not said twice. */
function complained(complaints: readonly Complaint[], complaint: Complaint): readonly Complaint[] {
  const others = complaints.filter(({ key }) => key !== complaint.key);
  return [...others, complaint].slice(-complaintsMaxCount);
}

const complaintsMaxCount = 5;
