/** One of our icons, as a picture beside a text that says the same. */
import { QSvgWidget } from "@nodegui/nodegui";
import { defineElement } from "./define-element.ts";
import { type IconName, iconSvg } from "./icon-shapes.ts";
import { type CommonProps, commonRules } from "./rules.ts";

export type { IconName } from "./icon-shapes.ts";

export interface SvgIconProps extends CommonProps {
  readonly icon: Icon;
  /** Of its square, in device-independent pixels. Default: 20. */
  readonly size?: number;
}

export interface Icon {
  readonly name: IconName;
  /** "#rrggbb" */
  readonly colour: string;
}

export const SvgIcon = defineElement<QSvgWidget, SvgIconProps>({
  tagName: "conclave-svg-icon",
  create: () => {
    const widget = new QSvgWidget();
    widget.setFixedSize(usualSize, usualSize);
    return widget;
  },
  rules: {
    ...commonRules,
    icon: (widget, icon) => {
      if (icon !== undefined) widget.load(Buffer.from(iconSvg(icon.name, icon.colour)));
    },
    size: (widget, size = usualSize) => widget.setFixedSize(size, size),
  },
});

const usualSize = 20;
