/** Shows one widget that may be higher than there is room, and scrolls it. */
import { QScrollArea } from "@nodegui/nodegui";
import { defineElement } from "./define-element.ts";
import { type CommonProps, commonRules } from "./rules.ts";

export interface ScrollAreaProps extends CommonProps {
  /**
   * Whether Tab stops at it, so that the arrow keys scroll. Not needed where what is inside takes the keyboard: PageUp and PageDown
   * come here from there. Default: "yes".
   */
  readonly tabStop?: "no" | "yes";
}

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
  rules: {
    ...commonRules,
    tabStop: (area, tabStop) => {
      area.setProperty("focusPolicy", tabStop === "no" ? noFocus : strongFocus);
    },
  },
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
/** Qt::NoFocus and Qt::StrongFocus. */
const noFocus = 0;
const strongFocus = 11;
