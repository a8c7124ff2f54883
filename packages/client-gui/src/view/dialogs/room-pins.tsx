/** What is pinned in a room; Enter goes there. */
import React, { useMemo, useState } from "react";
import { Label } from "../../qt/label.ts";
import { Column } from "../../qt/layout.ts";
import { spacing } from "../../style/theme.ts";
import { useController, useTheme } from "../conclave.ts";
import { FittingList } from "../form/fitting-list.tsx";
import { listColours } from "../pane-theme.ts";
import { jumpFaults } from "./jump-faults.ts";
import type { RoomDetailsProps } from "./room-details.tsx";
import { pinRows } from "./room-rows.ts";

export function RoomPins({ server, room }: RoomDetailsProps) {
  const controller = useController();
  const theme = useTheme();
  const [fault, setFault] = useState("");
  const { pins } = room.info;
  const { items: entries } = room.timeline;
  const items = useMemo(() => pinRows(pins, entries), [pins, entries]);
  const colours = useMemo(() => listColours(theme, "surface"), [theme]);
  const jump = async (key: string) => {
    const outcome = await controller.jumpTo(server.key, room.info.room, Number(key));
    if (outcome === "there") controller.show(undefined);
    else setFault(jumpFaults[outcome]);
  };
  return (
    <Column id="card" margin={spacing.large} gap={spacing.small}>
      <Label id="heading" text="Pinned" />
      {items.length === 0 ? (
        <Label wrap id="muted" text="Nothing is pinned. A message's menu pins it, for everybody." />
      ) : (
        <FittingList
          accessibleName="Pinned messages"
          items={items}
          colours={colours}
          highest={listHeight}
          onActivate={(key) => void jump(key)}
        />
      )}
      <Label id="fault" wrap text={fault} visible={fault !== ""} />
    </Column>
  );
}

const listHeight = 120;
