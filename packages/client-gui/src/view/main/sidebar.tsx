/** The rooms at the side, and what can be done with them there. */
import React from "react";
import type { AppState } from "../../app/app-state.ts";
import { findRoom, findServer } from "../../app/change.ts";
import type { Controller } from "../../app/controller.ts";
import { Button } from "../../qt/button.ts";
import { Column, Row } from "../../qt/layout.ts";
import { type MenuAction, type MenuEntry, popUpMenu } from "../../qt/popup-menu.ts";
import { ToolButton } from "../../qt/tool-button.ts";
import { placeKey, placeOfKey, serverOfHeading, sidebarRows } from "../../rows/sidebar.ts";
import type { NotifyRule } from "../../settings/settings.ts";
import { spacing } from "../../style/theme.ts";
import { useApp, useConclave, useTheme } from "../conclave.ts";
import { atStartEntry, recentOf } from "./at-start.ts";
import { SideList } from "./side-list.tsx";
import type { Tools } from "./tools.ts";

export interface SidebarProps {
  readonly tools: Tools;
  readonly visible: boolean;
}

export function Sidebar({ tools, visible }: SidebarProps) {
  const theme = useTheme();
  const { store, controller } = useConclave();
  const items = useApp(stableRows);
  const current = useApp((state) => placeKey(state.place));
  const { actions } = tools;
  return (
    <Column id="side-panel" visible={visible} minimumWidth={leastWidth}>
      <Row margin={spacing.small} gap={spacing.tiny}>
        <Button
          id="search-box"
          grow
          text="Go to a room or person"
          tooltip="Ctrl+K"
          onClick={actions.switcher.run}
        />
        <ToolButton
          label="New server…"
          icon={{ name: "plus", colour: theme.text }}
          onClick={actions["new-server"].run}
        />
      </Row>
      <SideList
        name="rooms"
        accessibleName="Rooms"
        panes={tools.panes}
        items={items}
        current={current ?? ""}
        onActivate={(key) => {
          const place = placeOfKey(key);
          if (place !== undefined) controller.go(place);
        }}
        onMenu={(key, x, y) => popUpMenu({ x, y }, menuOf(store.state, key, controller))}
      />
    </Column>
  );
}

/** The menu of a room, or of a server; of neither, what can be added. */
function menuOf(state: AppState, key: string, controller: Controller): readonly MenuEntry[] {
  const place = placeOfKey(key);
  if (place?.kind === "room") return roomMenu(state, place, controller);
  if (place?.kind === "server") return serverMenu(state, place.server, controller);
  const heading = serverOfHeading(key);
  if (heading !== undefined) return serverMenu(state, heading, controller);
  return [{ text: "New server…", onChoose: () => controller.go({ kind: "welcome" }) }];
}

function roomMenu(
  state: AppState,
  { server, room }: { readonly server: string; readonly room: number },
  controller: Controller,
): readonly MenuEntry[] {
  const found = findRoom(state, server, room);
  const rule = (value: NotifyRule | undefined, text: string): MenuEntry => ({
    text,
    state: found?.notify === value ? "checked" : "unchecked",
    onChoose: () => controller.setNotify(server, room, value),
  });
  const canLeave = found?.info.kind === "public" || found?.info.kind === "private";
  return [
    { text: "Mark as read", onChoose: () => controller.markAllRead(server, room) },
    {
      text: "Notify",
      entries: [
        rule(undefined, "As the settings say"),
        rule("all", "Of every message"),
        rule("mentions", "Of mentions only"),
        rule("none", "Of nothing"),
      ],
    },
    { text: "Details…", onChoose: () => controller.show({ kind: "room-details", server, room }) },
    "separator",
    ...(canLeave
      ? [
          {
            text: "Leave this room…",
            onChoose: () => controller.show({ kind: "confirm", act: { kind: "leave-room", server, room } }),
          },
        ]
      : []),
    ...serverMenu(state, server, controller),
  ];
}

function serverMenu(state: AppState, server: string, controller: Controller): readonly MenuEntry[] {
  const phase = findServer(state, server)?.phase.kind;
  const recent = recentOf(state, server);
  const isOnline = phase === "online";
  const online = (entry: MenuAction): MenuEntry => (isOnline ? entry : { ...entry, state: "disabled" });
  return [
    online({ text: "Browse rooms…", onChoose: () => controller.show({ kind: "rooms", server }) }),
    online({ text: "Session x-ray…", onChoose: () => controller.show({ kind: "x-ray", server }) }),
    ...(phase === "offline" || phase === "reconnecting"
      ? [{ text: "Connect now", onChoose: () => controller.reconnectNow(server) }]
      : []),
    ...(phase === "offline" ? [] : [{ text: "Disconnect", onChoose: () => controller.disconnect(server) }]),
    ...(recent === undefined ? [] : [atStartEntry(recent, controller)]),
    {
      text: "Remove this server…",
      onChoose: () => controller.show({ kind: "confirm", act: { kind: "remove-server", server } }),
    },
  ];
}

/** The same array as before where all rows are the same: the list is then left alone. */
const stableRows = (() => {
  let last: ReturnType<typeof sidebarRows> = [];
  return (state: AppState) => {
    const rows = sidebarRows(state);
    if (rows.length !== last.length || rows.some((row, index) => row !== last[index])) last = rows;
    return last;
  };
})();

/** Narrower, no name can be read. */
const leastWidth = 130;
