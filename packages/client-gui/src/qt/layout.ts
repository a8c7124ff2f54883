/** Rows and columns by Qt's own layouts: they know how much room a text needs in every font and language. */
import { Direction, QBoxLayout, QWidget, WidgetAttribute } from "@nodegui/nodegui";
import { type Children, defineElement } from "./define-element.ts";
import { type CommonProps, commonRules, grows } from "./rules.ts";

export interface BoxProps extends CommonProps {
  /** Between the widgets inside, in device-independent pixels. Default: 0. */
  readonly gap?: number;
  /** Around all of them: everywhere the same, or at the sides, and above and below. Default: 0. */
  readonly margin?: number | Margin;
}

export interface Margin {
  readonly x: number;
  readonly y: number;
}

const layouts = new WeakMap<QWidget, QBoxLayout>();

const children: Children<QWidget> = {
  insert: (parent, child, index) => layoutOf(parent).insertWidget(index, child, grows(child)),
  remove: (parent, child) => layoutOf(parent).removeWidget(child),
};

export const Row = defineElement<QWidget, BoxProps>(box("conclave-row", Direction.LeftToRight));

export const Column = defineElement<QWidget, BoxProps>(box("conclave-column", Direction.TopToBottom));

function box(tagName: string, direction: Direction) {
  return {
    tagName,
    create: () => {
      const widget = new QWidget();
      const layout = new QBoxLayout(direction);
      layout.setContentsMargins(0, 0, 0, 0);
      layout.setSpacing(0);
      widget.setLayout(layout);
      layouts.set(widget, layout);
      // Without it a plain QWidget does not draw what the style says of its background and border.
      widget.setAttribute(WidgetAttribute.WA_StyledBackground, true);
      return widget;
    },
    rules: {
      ...commonRules,
      gap: (widget: QWidget, gap: number | undefined) => layoutOf(widget).setSpacing(gap ?? 0),
      margin: (widget: QWidget, margin: Margin | number = 0) => {
        const { x, y } = typeof margin === "number" ? { x: margin, y: margin } : margin;
        layoutOf(widget).setContentsMargins(x, y, x, y);
      },
    },
    children,
  };
}

function layoutOf(widget: QWidget): QBoxLayout {
  const layout = layouts.get(widget);
  if (layout === undefined) throw new TypeError("the widget is no row or column");
  return layout;
}
