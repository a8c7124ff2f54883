/** What each shortcut of the window does, and whether it can be done now: the menus and the keys ask here, and nobody else. */
import type { AppState, Place, RoomState, ServerState } from "../../app/app-state.ts";
import { findRoom, findServer } from "../../app/change.ts";
import type { Controller } from "../../app/controller.ts";
import type { Settings } from "../../settings/settings.ts";
import type { ShortcutId } from "../shortcuts.ts";
import { withoutPurpose } from "./draft-acts.ts";
import { nextStop, type RoomStop } from "./room-steps.ts";

/** What only the window itself can do. */
export interface WindowActs {
  close(): void;
  quit(): void;
  /** To the next part that takes keys, or the one before. */
  goRound(direction: "back" | "on"): void;
  focusComposer(): void;
  focusMessages(): void;
  pickFiles(): void;
  pickEmoji(): void;
  /** About the message that is chosen in the pane, else the newest. */
  reply(): void;
  react(): void;
  /** The pane goes to its end, now. */
  scrollToEnd(): void;
}

export type WindowShortcutId = Exclude<
  ShortcutId,
  | "complete"
  | "edit-last"
  | "message-copy"
  | "message-delete"
  | "message-edit"
  | "message-menu"
  | "message-quoted"
  | "new-line"
  | "send"
>;

export interface WindowAction {
  run(): void;
  isPossible(state: AppState): boolean;
}

export interface ActionParts {
  readonly state: () => AppState;
  readonly controller: Controller;
  readonly acts: WindowActs;
  /** The rooms as they stand at the side. */
  readonly stops: () => readonly RoomStop[];
}

export function windowActions({
  state,
  controller,
  acts,
  stops,
}: ActionParts): Readonly<Record<WindowShortcutId, WindowAction>> {
  const always = (run: () => void): WindowAction => ({ run, isPossible: () => true });
  const inRoom = (run: (here: RoomHere) => void): WindowAction => ({
    run: () => {
      const here = roomHere(state());
      if (here !== undefined) run(here);
    },
    isPossible: (now) => roomHere(now) !== undefined,
  });
  const atServer = (run: (server: ServerState) => void): WindowAction => ({
    run: () => {
      const server = serverHere(state());
      if (server !== undefined) run(server);
    },
    isPossible: (now) => serverHere(now) !== undefined,
  });
  const step = (direction: "down" | "up", which: "any" | "unread"): WindowAction => ({
    run: () => {
      const stop = nextStop(stops(), state().place, direction, which);
      if (stop !== undefined) controller.go({ kind: "room", server: stop.server, room: stop.room });
    },
    isPossible: (now) => now.servers.some(({ rooms }) => rooms.size > 0),
  });
  const zoom = (percentOf: (percent: number) => number) =>
    always(() => controller.setSettings({ fontPercent: percentOf(state().settings.fontPercent) }));
  const panel = (which: "people" | "rooms") =>
    always(() => {
      const { layout } = state();
      const shown = layout[which].shown === "yes" ? "no" : "yes";
      controller.setLayout({ ...layout, [which]: { ...layout[which], shown } });
    });
  const width = (which: "people" | "rooms", step: number): WindowAction => ({
    run: () => {
      const { layout } = state();
      const wanted = Math.min(panelWidths.most, Math.max(panelWidths.least, layout[which].width + step));
      controller.setLayout({ ...layout, [which]: { ...layout[which], width: wanted } });
    },
    isPossible: (now) => now.layout[which].shown === "yes",
  });
  return {
    "new-server": always(() => controller.go({ kind: "welcome" })),
    settings: always(() => controller.show({ kind: "settings" })),
    "do-not-disturb": always(() => controller.setSettings({ doNotDisturb: toggled(state().settings) })),
    "close-window": always(acts.close),
    quit: always(acts.quit),
    "shortcut-sheet": always(() => controller.show({ kind: "shortcuts" })),
    "command-sheet": always(() => controller.show({ kind: "commands" })),
    switcher: always(() => controller.show({ kind: "switcher" })),
    "previous-room": step("up", "any"),
    "next-room": step("down", "any"),
    "previous-unread": step("up", "unread"),
    "next-unread": step("down", "unread"),
    "next-pane": always(() => acts.goRound("on")),
    "previous-pane": always(() => acts.goRound("back")),
    "rooms-panel": panel("rooms"),
    "people-panel": panel("people"),
    "rooms-narrower": width("rooms", -panelWidths.step),
    "rooms-wider": width("rooms", panelWidths.step),
    "people-wider": width("people", panelWidths.step),
    "people-narrower": width("people", -panelWidths.step),
    "larger-text": zoom((percent) => zoomSteps.find((step) => step > percent) ?? percent),
    "smaller-text": zoom((percent) => zoomSteps.findLast((step) => step < percent) ?? percent),
    "usual-text": zoom(() => 100),
    "search-room": inRoom(({ server, room }) =>
      controller.show({ kind: "search", server: server.key, room: room.info.room }),
    ),
    "search-everywhere": {
      run: () => controller.show({ kind: "search", server: serverHere(state())?.key, room: undefined }),
      isPossible: (now) => now.servers.length > 0,
    },
    "read-and-end": inRoom((here) => readAndEnd(here, controller, acts)),
    "to-unread": {
      ...inRoom((here) => toUnread(here, controller, acts)),
      isPossible: (now) => roomHere(now)?.room.timeline.unreadFrom !== undefined,
    },
    "room-details": inRoom(({ server, room }) =>
      controller.show({ kind: "room-details", server: server.key, room: room.info.room }),
    ),
    "x-ray": {
      ...atServer(({ key }) => controller.show({ kind: "x-ray", server: key })),
      isPossible: (now) => serverHere(now)?.phase.kind === "online",
    },
    "attach-file": inRoom(acts.pickFiles),
    emoji: inRoom(acts.pickEmoji),
    "message-reply": inRoom(acts.reply),
    "message-react": inRoom(acts.react),
  };
}

export interface RoomHere {
  readonly server: ServerState;
  readonly room: RoomState;
}

/** The room that the middle of the window shows. */
export function roomHere(state: AppState): RoomHere | undefined {
  const { place } = state;
  if (place.kind !== "room") return undefined;
  const server = findServer(state, place.server);
  const room = findRoom(state, place.server, place.room);
  return server === undefined || room === undefined ? undefined : { server, room };
}

export function serverHere(state: AppState): ServerState | undefined {
  const { place }: { readonly place: Place } = state;
  return place.kind === "welcome" ? undefined : findServer(state, place.server);
}

/** First out of a reply or a change, which would be lost by what follows; then read, and to the end. */
function readAndEnd({ server, room }: RoomHere, controller: Controller, acts: WindowActs): void {
  const { purpose } = room.draft;
  const id = room.info.room;
  if (purpose.kind !== "new") {
    controller.setDraft(server.key, id, withoutPurpose(room.draft));
    acts.focusComposer();
    return;
  }
  controller.markAllRead(server.key, id);
  if (room.timeline.newer !== "none") controller.jumpToEnd(server.key, id);
  acts.scrollToEnd();
  acts.focusComposer();
}

/** The keyboard goes there, too, so that one reads on by the arrow keys. */
function toUnread({ server, room }: RoomHere, controller: Controller, acts: WindowActs): void {
  const { unreadFrom } = room.timeline;
  if (unreadFrom === undefined) return;
  controller.showEntry(server.key, room.info.room, unreadFrom);
  acts.focusMessages();
}

function toggled({ doNotDisturb }: Settings): Settings["doNotDisturb"] {
  return doNotDisturb === "on" ? "off" : "on";
}

/** Percent, as far apart as one sees a difference. */
const zoomSteps = [70, 80, 90, 100, 110, 125, 150, 175, 200] as const;

/** Of the panels at the sides, in device-independent pixels. */
const panelWidths = { least: 140, most: 480, step: 24 } as const;
