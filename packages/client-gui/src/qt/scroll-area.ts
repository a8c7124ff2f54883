/** Shows one widget that may be higher than there is room, and scrolls it. */
import { QScrollArea } from "@nodegui/nodegui";
import { defineElement } from "./define-element.ts";
import { type CommonProps, commonRules } from "./rules.ts";

export type ScrollAreaProps = CommonProps;

export const ScrollArea = defineElement<QScrollArea, ScrollAreaProps>({
  tagName: "conclave-scroll-area",
  create: () => {
    const area = new QScrollArea();
    // What is inside is as wide as the area, so that only its height can be too much.
    area.setWidgetResizable(true);
    area.setProperty("horizontalScrollBarPolicy", scrollBarAlwaysOff);
    area.setProperty("frameShape", noFrame);
    return area;
  },
  rules: commonRules,
  children: {
    insert: (area, child) => area.setWidget(child),
    remove: (area) => {
      area.takeWidget();
    },
  },
});

/** Qt::ScrollBarAlwaysOff and QFrame::NoFrame. */
const scrollBarAlwaysOff = 1;
const noFrame = 0;
