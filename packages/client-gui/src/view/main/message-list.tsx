/** The messages of a room. */
import React from "react";
import type { RoomState, ServerState } from "../../app/app-state.ts";
import { ListPane } from "../../qt/list-pane.ts";
import { useTheme } from "../conclave.ts";
import { listColours } from "../pane-theme.ts";
import type { Panes } from "./panes.ts";

export interface MessageListProps {
  readonly server: ServerState;
  readonly room: RoomState;
  readonly panes: Panes;
  readonly onReactWith: (number: number) => void;
}

export function MessageList({ room }: MessageListProps) {
  const theme = useTheme();
  const items = room.timeline.items.map((item, index) => ({
    key: `${index}`,
    kind: "item" as const,
    text: item.kind === "file" ? item.file.name : item.text,
    accessibleText: item.kind === "file" ? item.file.name : item.text,
  }));
  return <ListPane grow accessibleName="Messages" items={items} colours={listColours(theme, "surface")} />;
}
