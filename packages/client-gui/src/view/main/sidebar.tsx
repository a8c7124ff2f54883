/** The rooms at the side, and what can be done with them there. */
import React, { useMemo } from "react";
import type { AppState } from "../../app/app-state.ts";
import { useApp, useController } from "../conclave.ts";
import type { WindowAction, WindowShortcutId } from "./actions.ts";
import type { Panes } from "./panes.ts";
import { RoomsPanel } from "./side-panels.tsx";

export interface SidebarProps {
  readonly panes: Panes;
  readonly actions: Readonly<Record<WindowShortcutId, WindowAction>>;
  readonly visible: boolean;
}

export function Sidebar({ panes, actions, visible }: SidebarProps) {
  const controller = useController();
  const servers = useApp((state) => state.servers);
  const place = useApp((state) => state.place);
  const items = useMemo(() => itemsOf(servers), [servers]);
  return (
    <RoomsPanel
      panes={panes}
      actions={actions}
      visible={visible}
      items={items}
      current={place.kind === "room" ? `${place.server} ${place.room}` : ""}
      onActivate={(key) => {
        const [server = "", room] = key.split(" ");
        controller.go(room === undefined ? { kind: "server", server } : { kind: "room", server, room: Number(room) });
      }}
      onMenu={() => {}}
    />
  );
}

function itemsOf(servers: AppState["servers"]) {
  return servers.flatMap((server) => [
    { key: server.key, kind: "heading" as const, text: server.label, accessibleText: server.label },
    ...[...server.rooms.values()].map(({ info, unreadCount }) => ({
      key: `${server.key} ${info.room}`,
      kind: "item" as const,
      glyph: "hash",
      text: info.name,
      bold: unreadCount > 0,
      accessibleText: info.name,
      ...(unreadCount > 0 ? { badge: { text: `${unreadCount}`, tone: "muted" as const } } : {}),
    })),
  ]);
}
