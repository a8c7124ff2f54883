/** The middle of the window while the person is in a room: its name, its messages, and where one writes. */
import React from "react";
import { Column } from "../../qt/layout.ts";
import { useApp } from "../conclave.ts";
import { roomHere, type WindowAction, type WindowShortcutId } from "./actions.ts";
import { ConnectionStrip } from "./connection-strip.tsx";
import { MessageList } from "./message-list.tsx";
import type { Panes } from "./panes.ts";
import { RoomHeader } from "./room-header.tsx";
import { TypingArea } from "./typing-area.tsx";

export interface ConversationProps {
  readonly actions: Readonly<Record<WindowShortcutId, WindowAction>>;
  readonly panes: Panes;
  readonly onReactWith: (number: number) => void;
}

export function Conversation({ actions, panes, onReactWith }: ConversationProps) {
  const server = useApp((state) => roomHere(state)?.server);
  const room = useApp((state) => roomHere(state)?.room);
  if (server === undefined || room === undefined) return null;
  return (
    <Column id="conversation" grow>
      <RoomHeader server={server} room={room} actions={actions} />
      <ConnectionStrip server={server} />
      <MessageList server={server} room={room} panes={panes} onReactWith={onReactWith} />
      <TypingArea server={server} room={room} panes={panes} actions={actions} />
    </Column>
  );
}
