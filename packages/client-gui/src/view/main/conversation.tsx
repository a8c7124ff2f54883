/** The middle of the window while the person is in a room: its name, its messages, and where one writes. */
import React from "react";
import { Column } from "../../qt/layout.ts";
import { useApp } from "../conclave.ts";
import { roomHere, type WindowAction, type WindowShortcutId } from "./actions.ts";
import { ConnectionStrip } from "./connection-strip.tsx";
import { MessageList } from "./message-list.tsx";
import type { PaneParts } from "./pane-parts.ts";
import { RoomHeader } from "./room-header.tsx";
import { TypingArea } from "./typing-area.tsx";

export interface ConversationProps {
  readonly actions: Readonly<Record<WindowShortcutId, WindowAction>>;
  readonly parts: PaneParts;
}

export function Conversation({ actions, parts }: ConversationProps) {
  const server = useApp((state) => roomHere(state)?.server);
  const room = useApp((state) => roomHere(state)?.room);
  if (server === undefined || room === undefined) return null;
  return (
    <Column id="conversation" grow>
      <RoomHeader server={server} room={room} actions={actions} />
      <ConnectionStrip server={server} />
      <MessageList server={server} room={room} parts={parts} />
      <TypingArea server={server} room={room} parts={parts} />
    </Column>
  );
}
