/** A list in one of the panels at the sides. */
import React, { useEffect, useRef } from "react";
import { ListPane, type ListPaneWidget, type ListRow } from "../../qt/list-pane.ts";
import { useTheme } from "../conclave.ts";
import { listColours } from "../pane-theme.ts";
import type { PaneName, Panes } from "./panes.ts";

export interface SideListProps {
  readonly name: PaneName;
  readonly accessibleName: string;
  readonly panes: Panes;
  readonly items: readonly ListRow[];
  readonly current: string;
  readonly onActivate: (key: string) => void;
  readonly onMenu: (key: string, x: number, y: number) => void;
}

export function SideList(props: SideListProps) {
  const { name, accessibleName, panes, items, current, onActivate, onMenu } = props;
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
