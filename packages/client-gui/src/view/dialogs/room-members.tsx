/** Who belongs to a room; Enter on one shows what can be done about them. */
import React, { useMemo } from "react";
import { Label } from "../../qt/label.ts";
import { Column } from "../../qt/layout.ts";
import { spacing } from "../../style/theme.ts";
import { useController, useTheme } from "../conclave.ts";
import { FittingList } from "../form/fitting-list.tsx";
import { listColours } from "../pane-theme.ts";
import type { RoomDetailsProps } from "./room-details.tsx";
import { memberRows } from "./room-rows.ts";

export function RoomMembers({ server, room }: RoomDetailsProps) {
  const controller = useController();
  const theme = useTheme();
  const { members, info } = room;
  const items = useMemo(
    () => memberRows(members ?? [], server.present, server.name),
    [members, server.present, server.name],
  );
  const colours = useMemo(() => listColours(theme, "surface"), [theme]);
  return (
    <Column id="card" margin={spacing.large} gap={spacing.small}>
      <Label id="heading" text="Members" />
      <FittingList
        accessibleName="Members"
        items={items}
        colours={colours}
        detail="beside"
        highest={listHeight}
        visible={items.length > 0}
        onActivate={(name) => controller.show({ kind: "person", server: server.key, room: info.room, name })}
      />
      <Label
        id="muted"
        wrap
        text={
          members === undefined
            ? "Asking the server …"
            : "Enter, or a click, shows what can be done about somebody."
        }
      />
    </Column>
  );
}

const listHeight = 160;
