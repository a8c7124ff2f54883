/** Over a conversation: which room it is, what it is about, who vouches for the server, and how to look for something. */
import React from "react";
import type { RoomState, ServerState } from "../../app/app-state.ts";
import { Label } from "../../qt/label.ts";
import { Column, Row } from "../../qt/layout.ts";
import { ToolButton } from "../../qt/tool-button.ts";
import { iconSvg } from "../../style/icons.ts";
import { spacing } from "../../style/theme.ts";
import { useTheme } from "../conclave.ts";
import type { WindowAction, WindowShortcutId } from "./actions.ts";
import { LockButton } from "./lock-button.tsx";
import { peopleText, roomTitle } from "./room-words.ts";

export interface RoomHeaderProps {
  readonly server: ServerState;
  readonly room: RoomState;
  readonly actions: Readonly<Record<WindowShortcutId, WindowAction>>;
}

export function RoomHeader({ server, room, actions }: RoomHeaderProps) {
  const theme = useTheme();
  const { topic } = room.info;
  return (
    <Row id="header" margin={{ x: spacing.large, y: spacing.small }} gap={spacing.small}>
      <Column grow>
        <Label id="heading" accessibleDescription="Room" text={roomTitle(room.info)} />
        <Label
          id="small"
          accessibleDescription="Topic"
          text={topic === "" ? peopleText(room, server) : topic}
        />
      </Column>
      <LockButton server={server} onPress={actions["x-ray"].run} />
      <ToolButton
        text={String(room.info.members)}
        accessibleName="People"
        tooltip={`${peopleText(room, server)}. Show or hide them (F10)`}
        icon={iconSvg("people", theme.text)}
        onClick={actions["people-panel"].run}
      />
      <ToolButton
        accessibleName="Search"
        tooltip="Search in this room (Ctrl+F)"
        icon={iconSvg("search", theme.text)}
        onClick={actions["search-room"].run}
      />
      <ToolButton
        accessibleName="Details"
        tooltip="About this room (Ctrl+I)"
        icon={iconSvg("details", theme.text)}
        onClick={actions["room-details"].run}
      />
    </Row>
  );
}
