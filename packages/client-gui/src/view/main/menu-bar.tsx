/** The menu bar: everything that can be done in the window is in it, with its key. */
import React from "react";
import type { AppState } from "../../app/app-state.ts";
import { Action, Menu, MenuBar, shortcut } from "../../qt/menus.ts";
import type { Settings } from "../../settings/settings.ts";
import { useApp, useController } from "../conclave.ts";
import { shortcuts } from "../shortcuts.ts";
import { roomHere, serverHere, type WindowAction, type WindowShortcutId } from "./actions.ts";
import { recentOf } from "./at-start.ts";

export interface WindowMenuBarProps {
  readonly actions: Readonly<Record<WindowShortcutId, WindowAction>>;
}

export function WindowMenuBar({ actions }: WindowMenuBarProps) {
  const controller = useController();
  const colours = useApp((state) => state.settings.colours);
  const doNotDisturb = useApp((state) => state.settings.doNotDisturb);
  const roomsShown = useApp((state) => state.layout.rooms.shown);
  const peopleShown = useApp((state) => state.layout.people.shown);
  const item = (id: WindowShortcutId, mark?: "no" | "off" | "on" | "yes") => (
    <KeyedAction key={id} id={id} action={actions[id]} mark={mark} />
  );
  const colourItem = (value: Settings["colours"], text: string) => (
    <Action
      text={text}
      checkable
      checked={colours === value}
      on={{ triggered: () => controller.setSettings({ colours: value }) }}
    />
  );
  return (
    <MenuBar>
      <Menu title="Conc&lave">
        {item("new-server")}
        {item("switcher")}
        <Line />
        {item("do-not-disturb", doNotDisturb)}
        {item("settings")}
        <Line />
        <ServerActions />
        <Line />
        {item("close-window")}
        {item("quit")}
      </Menu>
      <Menu title="Roo&m">
        {item("search-room")}
        {item("search-everywhere")}
        {item("room-details")}
        {item("x-ray")}
        <Line />
        {item("attach-file")}
        {item("emoji")}
        {item("message-reply")}
        {item("message-react")}
        {item("to-unread")}
        {item("read-and-end")}
        <Line />
        <RoomActions />
      </Menu>
      <Menu title="&View">
        {item("rooms-panel", roomsShown)}
        {item("people-panel", peopleShown)}
        {item("rooms-narrower")}
        {item("rooms-wider")}
        {item("people-narrower")}
        {item("people-wider")}
        <Line />
        {item("previous-room")}
        {item("next-room")}
        {item("previous-unread")}
        {item("next-unread")}
        {item("next-pane")}
        {item("previous-pane")}
        <Line />
        {colourItem("auto", "Colours of the des&ktop")}
        {colourItem("light", "L&ight colours")}
        {colourItem("dark", "&Dark colours")}
        {colourItem("high-contrast", "&High contrast")}
        <Line />
        {item("larger-text")}
        {item("smaller-text")}
        {item("usual-text")}
      </Menu>
      <Menu title="Hel&p">
        {item("shortcut-sheet")}
        {item("command-sheet")}
      </Menu>
    </MenuBar>
  );
}

interface KeyedActionProps {
  readonly id: WindowShortcutId;
  readonly action: WindowAction;
  readonly mark: "no" | "off" | "on" | "yes" | undefined;
}

function KeyedAction({ id, action, mark }: KeyedActionProps) {
  const isPossible = useApp((state) => action.isPossible(state));
  return (
    <Action
      text={shortcuts[id].menu}
      shortcut={keySequences[id]}
      enabled={isPossible}
      checkable={mark !== undefined}
      checked={mark === "on" || mark === "yes"}
      on={{ triggered: action.run }}
    />
  );
}

/** About the server where the person is. */
function ServerActions() {
  const controller = useController();
  const server = useApp((state) => serverHere(state)?.key);
  const phase = useApp((state) => serverHere(state)?.phase.kind);
  const atStart = useApp((state) => (server === undefined ? undefined : recentOf(state, server)?.atStart));
  const here = (act: (server: string) => void) => () => {
    if (server !== undefined) act(server);
  };
  const isUnderWay = phase === "online" || phase === "reconnecting" || phase === "connecting";
  return (
    <>
      <Action
        text="&Browse rooms…"
        enabled={phase === "online"}
        on={{ triggered: here((key) => controller.show({ kind: "rooms", server: key })) }}
      />
      <Action
        text="Connect no&w"
        enabled={phase === "reconnecting" || phase === "offline"}
        on={{ triggered: here((key) => controller.reconnectNow(key)) }}
      />
      <Action
        text="D&isconnect"
        enabled={isUnderWay}
        on={{ triggered: here((key) => controller.disconnect(key)) }}
      />
      <Action
        text="Connect when Conclave sta&rts"
        checkable
        checked={atStart === "yes"}
        enabled={atStart !== undefined}
        on={{
          triggered: here((key) => controller.setAtStart(key, atStart === "yes" ? "no" : "yes")),
        }}
      />
      <Action
        text="Re&move this server…"
        enabled={server !== undefined}
        on={{
          triggered: here((key) =>
            controller.show({ kind: "confirm", act: { kind: "remove-server", server: key } }),
          ),
        }}
      />
    </>
  );
}

/** What is told of the room, and leaving it. */
function RoomActions() {
  const controller = useController();
  const here = useApp(roomOf);
  const [server, room] = here?.split(" ") ?? [];
  const notify = useApp((state) => roomHere(state)?.room.notify);
  const kind = useApp((state) => roomHere(state)?.room.info.kind);
  const rule = (value: typeof notify, text: string) => (
    <Action
      text={text}
      checkable
      checked={here !== undefined && notify === value}
      enabled={here !== undefined}
      on={{
        triggered: () => {
          if (server !== undefined) controller.setNotify(server, Number(room), value);
        },
      }}
    />
  );
  return (
    <>
      {rule(undefined, "Notify as the settings say")}
      {rule("all", "Notify of every message")}
      {rule("mentions", "Notify of mentions only")}
      {rule("none", "Notify of nothing")}
      <Line />
      <Action
        text="&Leave this room…"
        enabled={kind === "public" || kind === "private"}
        on={{
          triggered: () => {
            if (server === undefined) return;
            controller.show({ kind: "confirm", act: { kind: "leave-room", server, room: Number(room) } });
          },
        }}
      />
    </>
  );
}

function Line() {
  return <Action separator />;
}

/** Names the room where the person is, as a value that can be compared. */
function roomOf(state: AppState): string | undefined {
  const here = roomHere(state);
  return here === undefined ? undefined : `${here.server.key} ${here.room.info.room}`;
}

/** Each is an object of Qt's, so they are made once. */
const keySequences = Object.fromEntries(
  Object.entries(shortcuts).map(([id, { keys }]) => [id, shortcut(keys[0] ?? "")]),
) as Readonly<Record<keyof typeof shortcuts, ReturnType<typeof shortcut>>>;
