/** The people of the room, at the side. */
import React, { useEffect, useMemo } from "react";
import { Label } from "../../qt/label.ts";
import { Column, Row } from "../../qt/layout.ts";
import { nameOfKey, peopleRows } from "../../rows/people.ts";
import { spacing } from "../../style/theme.ts";
import { useApp, useController } from "../conclave.ts";
import { roomHere } from "./actions.ts";
import { SideList } from "./side-list.tsx";
import type { Tools } from "./tools.ts";

export interface PeopleProps {
  readonly tools: Tools;
  readonly visible: boolean;
}

export function People({ tools, visible }: PeopleProps) {
  const controller = useController();
  const server = useApp((state) => roomHere(state)?.server);
  const room = useApp((state) => roomHere(state)?.room);
  const { key, name, present, phase } = server ?? {};
  const id = room?.info.room;
  const memberCount = room?.info.members;
  const items = useMemo(
    () =>
      name === undefined || present === undefined || room === undefined
        ? []
        : peopleRows({ name, present }, room),
    [name, present, room],
  );
  const isOnline = phase?.kind === "online";
  useEffect(() => {
    // Whenever there are more or fewer of them.
    if (isOnline && key !== undefined && id !== undefined && memberCount !== undefined)
      controller.loadMembers(key, id);
  }, [controller, isOnline, key, id, memberCount]);
  const open = (rowKey: string) => {
    const who = nameOfKey(rowKey);
    if (key !== undefined && who !== undefined)
      controller.show({ kind: "person", server: key, room: id, name: who });
  };
  return (
    <Column id="side-panel" visible={visible} minimumWidth={leastWidth}>
      <Row margin={{ x: spacing.medium, y: spacing.tiny }} visible={!isOnline && room !== undefined}>
        <Label id="small" wrap text="Who is here is not known without a connection." />
      </Row>
      <SideList
        name="people"
        accessibleName="People"
        panes={tools.panes}
        items={items}
        current=""
        onActivate={open}
        onMenu={open}
      />
    </Column>
  );
}

/** Narrower, no name can be read. */
const leastWidth = 130;
