/** Over a conversation: which room it is, what it is about, who vouches for the server, and how to look for something. */
import React from "react";
import type { RoomState, ServerState } from "../../app/app-state.ts";
import { CutLabel } from "../../qt/cut-label.ts";
import { Column, Row } from "../../qt/layout.ts";
import { ToolButton } from "../../qt/tool-button.ts";
import { spacing } from "../../style/theme.ts";
import { showableLine } from "../../text/isolate.ts";
import { useTheme } from "../conclave.ts";
import { LockButton } from "./lock-button.tsx";
import { peopleText, roomTitle } from "./room-words.ts";
import type { Tools } from "./tools.ts";

export interface RoomHeaderProps {
  readonly server: ServerState;
  readonly room: RoomState;
  readonly tools: Tools;
}

export function RoomHeader({ server, room, tools }: RoomHeaderProps) {
  const { actions } = tools;
  const theme = useTheme();
  const { topic } = room.info;
  return (
    <Row id="header" margin={{ x: spacing.large, y: spacing.small }} gap={spacing.small}>
      <Column grow>
        <CutLabel id="heading" accessibleDescription="Room" text={roomTitle(room.info)} />
        <CutLabel
          id="small"
          accessibleDescription="Topic"
          text={topic === "" ? peopleText(room, server) : showableLine(topic)}
        />
      </Column>
      <LockButton server={server} onPress={actions["x-ray"].run} />
      <ToolButton
        label={`People: ${peopleText(room, server)}`}
        icon={{ name: "people", colour: theme.text }}
        onClick={actions["people-panel"].run}
      />
      <ToolButton
        label="Search"
        icon={{ name: "search", colour: theme.text }}
        onClick={actions["search-room"].run}
      />
      <ToolButton
        label="Details"
        icon={{ name: "more", colour: theme.text }}
        onClick={actions["room-details"].run}
      />
    </Row>
  );
}
