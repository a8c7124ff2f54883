/** The people of the room, at the side. */
import React, { useMemo } from "react";
import { useApp, useController } from "../conclave.ts";
import { roomHere } from "./actions.ts";
import type { Panes } from "./panes.ts";
import { PeoplePanel } from "./side-panels.tsx";

export interface PeopleProps {
  readonly panes: Panes;
  readonly visible: boolean;
}

export function People({ panes, visible }: PeopleProps) {
  const controller = useController();
  const present = useApp((state) => roomHere(state)?.server.present);
  const items = useMemo(
    () =>
      (present ?? []).map(({ name }) => ({
        key: name,
        kind: "item" as const,
        presence: "here" as const,
        text: name,
        accessibleText: name,
      })),
    [present],
  );
  return (
    <PeoplePanel panes={panes} visible={visible} items={items} heading={`${items.length} here`} onActivate={() => controller.show(undefined)} />
  );
}
