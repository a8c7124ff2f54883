/** A list that is as high as its rows need, up to a height from which it scrolls; for lists on pages that scroll themselves. */
import React, { useEffect, useRef, useState } from "react";
import { ListPane, type ListPaneProps, type ListPaneWidget, listPane } from "../../qt/list-pane.ts";
import { onShortcut } from "../../qt/shortcut.ts";
import { useConclave } from "../conclave.ts";

export interface FittingListProps extends Omit<ListPaneProps, "grow" | "maximumHeight" | "minimumHeight"> {
  /** In device-independent pixels. */
  readonly highest: number;
  /** The Delete key, on the current row. */
  readonly onDelete?: (key: string) => void;
  /** Whether it gets the keyboard when it is first shown. Default: "no". */
  readonly focus?: "no" | "yes";
}

export function FittingList({ highest, focus = "no", onDelete, ...list }: FittingListProps) {
  const { look } = useConclave();
  const widget = useRef<ListPaneWidget>(null);
  const [height, setHeight] = useState(0);
  const { items } = list;
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are higher in another look
  useEffect(() => {
    if (widget.current === null || items.length === 0) return;
    setHeight(Math.min(listPane(widget.current).contentHeight() + frameHeight, highest));
  }, [items, highest, look]);
  useEffect(() => {
    if (focus === "yes") widget.current?.setFocus();
  }, [focus]);
  const onDeleteNow = useRef(onDelete);
  onDeleteNow.current = onDelete;
  useEffect(() => {
    const pane = widget.current;
    if (pane === null) return undefined;
    const press = () => {
      const key = listPane(pane).current();
      if (key !== "") onDeleteNow.current?.(key);
    };
    return onShortcut(pane, "Del", press, { heard: "in-widget" });
  }, []);
  return <ListPane ref={widget} {...list} minimumHeight={height} maximumHeight={height} />;
}

/** Of the border, above and below, while the list has the keyboard; and a little air. */
const frameHeight = 8;
