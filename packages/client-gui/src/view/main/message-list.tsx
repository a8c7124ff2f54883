/** The messages of a room, and the way to what is unread and to what is newest. */
import React, { useEffect, useRef, useState } from "react";
import type { RoomState, ServerState } from "../../app/app-state.ts";
import { isSaid } from "../../app/timeline.ts";
import { Button } from "../../qt/button.ts";
import { Column, Row } from "../../qt/layout.ts";
import { MessagePane, type MessagePaneWidget, middleOf } from "../../qt/message-pane.ts";
import { onShortcut } from "../../qt/shortcut.ts";
import { entryKey, rowSubject } from "../../rows/row-keys.ts";
import { spacing } from "../../style/theme.ts";
import { useApp, useConclave, useController } from "../conclave.ts";
import { paneTheme } from "../pane-theme.ts";
import { shortcuts } from "../shortcuts.ts";
import { filesToSend } from "./files-to-send.ts";
import { dropText, emptyRoomText, newestText, unreadText } from "./room-words.ts";
import type { Tools } from "./tools.ts";
import { useMessageActs } from "./use-message-acts.ts";
import { useReading, type Visible } from "./use-reading.ts";
import { useRoomRows } from "./use-room-rows.ts";

export interface MessageListProps {
  readonly server: ServerState;
  readonly room: RoomState;
  readonly tools: Tools;
}

export function MessageList({ server, room, tools }: MessageListProps) {
  const { panes } = tools;
  const { look } = useConclave();
  const controller = useController();
  const density = useApp((state) => state.settings.density);
  const motion = useApp((state) => state.settings.motion);
  const spot = useApp((state) => state.spot);
  const pane = useRef<MessagePaneWidget>(null);
  const rows = useRoomRows(server, room);
  const reading = useReading(server, room, rows);
  const acts = useMessageActs({ server, room, rows, tools, pane: () => pane.current });
  const [visible, setVisible] = useState<Visible | undefined>();
  const [theme, setTheme] = useState(() => paneTheme(look.theme, { density, motion }));
  useEffect(() => setTheme(paneTheme(look.theme, { density, motion })), [look, density, motion]);
  const { key } = server;
  const id = room.info.room;
  const { timeline } = room;
  const { unreadFrom } = timeline;
  // Where the person left off, when the room is opened.
  const opensAt = useRef(unreadFrom);
  useEffect(() => {
    if (opensAt.current !== undefined) pane.current?.scrollTo(entryKey(opensAt.current), false);
  }, []);

  useEffect(() => {
    const widget = pane.current;
    panes.setWidget("messages", widget);
    panes.messages = {
      scrollToEnd: () => widget?.scrollToEnd(),
      scrollTo: (row) => widget?.scrollTo(row, true) ?? false,
      chosenNumber: () => latest.current(widget?.currentKey()),
    };
    return () => {
      panes.setWidget("messages", null);
      panes.messages = undefined;
    };
  }, [panes]);
  const latest = useRef((_key: string | undefined): number | undefined => undefined);
  latest.current = (current) => {
    const subject = rowSubject(current ?? "");
    if (subject?.kind === "entry") return subject.number;
    const newest = timeline.items.findLast(isSaid);
    return newest !== undefined && "number" in newest ? newest.number : undefined;
  };
  const perform = useRef(acts.perform);
  perform.current = acts.perform;
  const openMenu = useRef(acts.handlers.onMenu);
  openMenu.current = acts.handlers.onMenu;
  useEffect(() => {
    const widget = pane.current;
    if (widget === null) return undefined;
    const undo = keyedActs.flatMap(({ act, shortcut }) =>
      shortcuts[shortcut].keys.map((keys) =>
        onShortcut(widget, keys, () => perform.current(widget.currentKey() ?? "", act), {
          heard: "in-widget",
        }),
      ),
    );
    // Qt itself opens menus with the Menu key alone.
    const stopMenu = onShortcut(
      widget,
      "Shift+F10",
      () => {
        const current = widget.currentKey();
        const { x, y } = middleOf(widget);
        if (current !== undefined) openMenu.current(current, x, y);
      },
      { heard: "in-widget" },
    );
    return () => {
      stopMenu();
      for (const stop of undo) stop();
    };
  }, []);
  // Once the rows are there that the jump has brought.
  useEffect(() => {
    if (spot?.server === key && spot.room === id) pane.current?.scrollTo(entryKey(spot.number), true);
  }, [spot, key, id]);

  const firstSeen = rowSubject(visible?.firstKey ?? "");
  const unreadAbove =
    unreadFrom !== undefined && firstSeen?.kind === "entry" && firstSeen.number > unreadFrom;
  const isAtEnd = (visible?.atEnd ?? true) && timeline.newer === "none";
  return (
    <Column grow>
      <Row margin={{ x: spacing.large, y: spacing.tiny }} visible={unreadAbove}>
        <Column grow />
        <Button
          id="chip"
          text={unreadText(room)}
          onClick={() => {
            if (unreadFrom !== undefined) controller.showEntry(key, id, unreadFrom);
          }}
        />
        <Column grow />
      </Row>
      <MessagePane
        ref={pane}
        id="pane"
        grow
        accessibleName="Messages"
        placeholder={emptyRoomText(room, server)}
        theme={theme}
        rows={rows}
        {...(room.info.role === "muted" ? {} : { dropHint: dropText(room) })}
        onDrop={(dropped) => controller.sendFiles(key, id, filesToSend(dropped))}
        {...acts.handlers}
        onVisible={(now) => {
          setVisible(now);
          reading.onVisible(now);
        }}
        onReach={reading.onReach}
        onText={(text) => {
          panes.composer?.insert(text);
          panes.focus("composer");
        }}
      />
      <Row margin={{ x: spacing.large, y: spacing.tiny }} visible={!isAtEnd}>
        <Column grow />
        <Button
          id="chip"
          text={newestText(room)}
          onClick={() => {
            if (timeline.newer !== "none") controller.jumpToEnd(key, id);
            pane.current?.scrollToEnd();
            panes.focus("composer");
          }}
        />
        <Column grow />
      </Row>
    </Column>
  );
}

/** What keys do with the chosen message while the pane has the keyboard. */
const keyedActs = [
  { act: "edit", shortcut: "message-edit" },
  { act: "delete", shortcut: "message-delete" },
  { act: "show-quoted", shortcut: "message-quoted" },
] as const;
