/** The messages of a room. */
import React from "react";
import type { RoomState, ServerState } from "../../app/app-state.ts";
import { ListPane } from "../../qt/list-pane.ts";
import { useTheme } from "../conclave.ts";
import { listColours } from "../pane-theme.ts";

export function MessageList({ room }: { readonly server: ServerState; readonly room: RoomState }) {
  const theme = useTheme();
  const items = room.timeline.items.map((item, index) => ({
    key: `${index}`,
    kind: "item" as const,
    text: "text" in item ? item.text : item.kind,
    accessibleText: "text" in item ? item.text : item.kind,
  }));
  return <ListPane grow accessibleName="Messages" items={items} colours={listColours(theme, "surface")} />;
}
