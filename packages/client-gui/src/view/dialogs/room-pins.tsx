/** What is pinned in a room; Enter goes there. */
import React, { useEffect, useMemo, useRef, useState } from "react";
import type { RoomState, ServerKey } from "../../app/app-state.ts";
import type { SearchHit } from "../../app/controller.ts";
import { jumpFaults } from "../../app/jump-faults.ts";
import { Label } from "../../qt/label.ts";
import { Column } from "../../qt/layout.ts";
import { spacing } from "../../style/theme.ts";
import { useController, useTheme } from "../conclave.ts";
import { FittingList } from "../form/fitting-list.tsx";
import { listColours } from "../pane-theme.ts";
import type { RoomDetailsProps } from "./room-details.tsx";
import { pinRows } from "./room-rows.ts";

export function RoomPins({ server, room }: RoomDetailsProps) {
  const controller = useController();
  const theme = useTheme();
  const [fault, setFault] = useState("");
  const { pins } = room.info;
  const { items: entries } = room.timeline;
  const loaded = useLoadedPins(server.key, room);
  const items = useMemo(() => pinRows(pins, entries, loaded), [pins, entries, loaded]);
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

/** Those that are not in memory; one after the other, so that they do not hold up what people say. */
function useLoadedPins(server: ServerKey, { info, timeline }: RoomState): ReadonlyMap<number, SearchHit> {
  const controller = useController();
  const [loaded, setLoaded] = useState<ReadonlyMap<number, SearchHit>>(new Map());
  const { room, pins } = info;
  const known = useRef(timeline.items);
  known.current = timeline.items;
  useEffect(() => {
    let isOpen = true;
    const load = async () => {
      for (const number of pins.toReversed()) {
        if (known.current.some((item) => "number" in item && item.number === number)) continue;
        const hit = await controller.loadEntry(server, room, number);
        if (!isOpen) return;
        if (hit !== undefined) setLoaded((before) => new Map([...before, [number, hit]]));
      }
    };
    void load();
    return () => {
      isOpen = false;
    };
  }, [controller, server, room, pins]);
  return loaded;
}

const listHeight = 120;
