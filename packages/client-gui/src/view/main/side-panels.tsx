/** The panels at the sides of a conversation: rooms by server, and people. */
import React, { useEffect, useRef } from "react";
import { Button } from "../../qt/button.ts";
import { Label } from "../../qt/label.ts";
import { Column, Row } from "../../qt/layout.ts";
import { ListPane, type ListPaneWidget, type ListRow } from "../../qt/list-pane.ts";
import { ToolButton } from "../../qt/tool-button.ts";
import { spacing } from "../../style/theme.ts";
import { useTheme } from "../conclave.ts";
import { listColours } from "../pane-theme.ts";
import type { WindowAction, WindowShortcutId } from "./actions.ts";
import type { PaneName, Panes } from "./panes.ts";

export interface RoomsPanelProps {
  readonly panes: Panes;
  readonly actions: Readonly<Record<WindowShortcutId, WindowAction>>;
  readonly items: readonly ListRow[];
  readonly current: string;
  readonly visible: boolean;
  readonly onActivate: (key: string) => void;
  readonly onMenu: (key: string, x: number, y: number) => void;
}

export function RoomsPanel(props: RoomsPanelProps) {
  const { panes, actions, items, current, visible, onActivate, onMenu } = props;
  const theme = useTheme();
  return (
    <Column id="side-panel" visible={visible} minimumWidth={leastWidth}>
      <Row margin={spacing.small} gap={spacing.tiny}>
        <Button
          id="search-box"
          grow
          text="Go to …"
          tooltip="Find a room or a person (Ctrl+K)"
          onClick={actions.switcher.run}
        />
        <ToolButton
          label="New server…"
          icon={{ name: "plus", colour: theme.text }}
          onClick={actions["new-server"].run}
        />
      </Row>
      <PaneList
        name="rooms"
        accessibleName="Rooms"
        panes={panes}
        items={items}
        current={current}
        onActivate={onActivate}
        onMenu={onMenu}
      />
    </Column>
  );
}

export interface PeoplePanelProps {
  readonly panes: Panes;
  readonly items: readonly ListRow[];
  /** Such as "3 here". */
  readonly heading: string;
  readonly visible: boolean;
  readonly onActivate: (key: string) => void;
}

export function PeoplePanel({ panes, items, heading, visible, onActivate }: PeoplePanelProps) {
  return (
    <Column id="side-panel" visible={visible} minimumWidth={leastWidth}>
      <Row margin={{ x: spacing.medium, y: spacing.medium }}>
        <Label id="strong" cut text={heading} grow />
      </Row>
      <PaneList
        name="people"
        accessibleName="People"
        panes={panes}
        items={items}
        current=""
        onActivate={onActivate}
        onMenu={onActivate}
      />
    </Column>
  );
}

interface PaneListProps {
  readonly name: PaneName;
  readonly accessibleName: string;
  readonly panes: Panes;
  readonly items: readonly ListRow[];
  readonly current: string;
  readonly onActivate: (key: string) => void;
  readonly onMenu: (key: string, x: number, y: number) => void;
}

function PaneList({ name, accessibleName, panes, items, current, onActivate, onMenu }: PaneListProps) {
  const theme = useTheme();
  const list = useRef<ListPaneWidget>(null);
  useEffect(() => {
    panes.setWidget(name, list.current);
    return () => panes.setWidget(name, null);
  }, [panes, name]);
  return (
    <ListPane
      ref={list}
      id="side"
      grow
      accessibleName={accessibleName}
      colours={listColours(theme, "window")}
      items={items}
      current={current}
      detail="beside"
      onActivate={onActivate}
      onMenu={onMenu}
    />
  );
}

/** Narrower, no name can be read. */
const leastWidth = 130;
