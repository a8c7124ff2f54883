/** The middle of the window while the person is in a room: its name, its messages, and where one writes. */
import React from "react";
import { Column } from "../../qt/layout.ts";
import { useApp } from "../conclave.ts";
import { roomHere } from "./actions.ts";
import { ConnectionStrip } from "./connection-strip.tsx";
import { MessageList } from "./message-list.tsx";
import { RoomHeader } from "./room-header.tsx";
import type { Tools } from "./tools.ts";
import { TypingArea } from "./typing-area.tsx";

export function Conversation({ tools }: { readonly tools: Tools }) {
  const server = useApp((state) => roomHere(state)?.server);
  const room = useApp((state) => roomHere(state)?.room);
  if (server === undefined || room === undefined) return null;
  const place = `${server.key} ${room.info.room}`;
  return (
    <Column id="conversation" grow>
      <RoomHeader server={server} room={room} tools={tools} />
      <ConnectionStrip server={server} tools={tools} />
      <MessageList key={`messages ${place}`} server={server} room={room} tools={tools} />
      <TypingArea key={`typing ${place}`} server={server} room={room} tools={tools} />
    </Column>
  );
}
