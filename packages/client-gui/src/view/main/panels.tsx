/** Rooms, the middle, people: panels whose borders can be dragged, and of which those at the sides can be hidden. */
import React from "react";
import type { Layout } from "../../app/app-state.ts";
import { Column } from "../../qt/layout.ts";
import { type PaneSize, Splitter } from "../../qt/splitter.ts";
import { useApp, useController } from "../conclave.ts";
import { roomHere } from "./actions.ts";
import { Complaints } from "./complaints.tsx";
import { asksNothing, Middle } from "./middle.tsx";
import { People } from "./people.tsx";
import { Sidebar } from "./sidebar.tsx";
import type { Tools } from "./tools.ts";

export function Panels({ tools }: { readonly tools: Tools }) {
  const controller = useController();
  const layout = useApp((state) => state.layout);
  const hasServers = useApp((state) => state.servers.length > 0);
  const isInRoom = useApp((state) => {
    const here = roomHere(state);
    return here !== undefined && asksNothing(here.server.phase.kind);
  });
  const rooms = hasServers ? layout.rooms : hidden;
  const people = isInRoom ? layout.people : hidden;
  const moved = ([left = 0, , right = 0]: readonly number[]) => {
    const width = (now: Layout["rooms"], seen: number) => (seen > 0 ? { ...now, width: seen } : now);
    controller.setLayout({
      ...layout,
      rooms: rooms === hidden ? layout.rooms : width(layout.rooms, left),
      people: people === hidden ? layout.people : width(layout.people, right),
    });
  };
  return (
    <Column id="root">
      <Complaints />
      <Splitter
        grow
        sizes={[sizeOf(rooms), "rest", sizeOf(people)]}
        collapsible={[false, false, false]}
        onMoved={moved}
      >
        <Sidebar tools={tools} visible={rooms.shown === "yes"} />
        <Middle tools={tools} />
        <People tools={tools} visible={people.shown === "yes"} />
      </Splitter>
    </Column>
  );
}

function sizeOf({ shown, width }: Layout["rooms"]): PaneSize {
  return shown === "yes" ? width : 0;
}

const hidden: Layout["rooms"] = { shown: "no", width: 0 };
