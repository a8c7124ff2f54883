/** Shows one widget, and scrolls where there is no room for all of it. It is never scrolled sideways. */
import { QScrollArea, type QWidget } from "@nodegui/nodegui";
import { defineElement } from "./define-element.ts";
import { type CommonProps, commonRules } from "./rules.ts";

export interface ScrollAreaProps extends CommonProps {}

export const ScrollArea = defineElement<QScrollArea, ScrollAreaProps>({
  tagName: "conclave-scroll-area",
  create: () => {
    const area = new QScrollArea();
    area.setWidgetResizable(true);
    area.setProperty("horizontalScrollBarPolicy", 1);
    area.setProperty("frameShape", 0);
    return area;
  },
  rules: { ...commonRules },
  children: {
    insert: (area, child) => area.setWidget(child as QWidget),
    remove: (area) => {
      area.takeWidget();
    },
  },
});
