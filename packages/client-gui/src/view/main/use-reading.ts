/** What is read, by what can be seen while the person is here; and what is fetched when an edge of the room comes near. */
import { useEffect, useRef } from "react";
import type { RoomState, ServerState } from "../../app/app-state.ts";
import type { MessageRow } from "../../rows/message-row.ts";
import { rowSubject } from "../../rows/row-keys.ts";
import { useApp, useController } from "../conclave.ts";

export interface Visible {
  readonly firstKey: string;
  readonly lastKey: string;
  readonly atEnd: boolean;
}

export interface Reading {
  onVisible(visible: Visible): void;
  onReach(edge: "bottom" | "top"): void;
}

export function useReading(server: ServerState, room: RoomState, rows: readonly MessageRow[]): Reading {
  const controller = useController();
  const attention = useApp((state) => state.attention);
  const seen = useRef<Visible>();
  const { key } = server;
  const { timeline, info } = room;
  const { room: id, read } = info;

  // Who comes back to the window has everything before them that is in it.
  useEffect(() => {
    if (seen.current === undefined || attention !== "here") return;
    const number = lastSeen(rows, seen.current, timeline);
    if (number !== undefined && number > read) controller.markRead(key, id, number);
  }, [controller, attention, rows, timeline, key, id, read]);
  return {
    onVisible: (visible) => {
      seen.current = visible;
      const following = visible.atEnd && timeline.newer === "none" ? "yes" : "no";
      if (following !== timeline.following) controller.follow(key, id, following);
      const number = attention === "here" ? lastSeen(rows, visible, timeline) : undefined;
      if (number !== undefined && number > read) controller.markRead(key, id, number);
    },
    onReach: (edge) => {
      if (edge === "top" && isOpen(timeline.older)) controller.loadOlder(key, id);
      if (edge === "bottom" && isOpen(timeline.newer)) controller.loadNewer(key, id);
    },
  };
}

/** The number up to which everything was seen. */
export function lastSeen(
  rows: readonly MessageRow[],
  { lastKey, atEnd }: Visible,
  timeline: Pick<RoomState["timeline"], "newer" | "span">,
): number | undefined {
  // Entries that are no rows, such as marks, are behind the last row, too.
  if (atEnd && timeline.newer === "none") return timeline.span?.to;
  const last = rows.findIndex(({ key }) => key === lastKey);
  for (let index = last; index >= 0; index -= 1) {
    const subject = rowSubject(rows[index]?.key ?? "");
    if (subject?.kind === "entry") return subject.number;
  }
  return undefined;
}

function isOpen(edge: RoomState["timeline"]["older"]): boolean {
  return edge === "some" || edge === "failed";
}
