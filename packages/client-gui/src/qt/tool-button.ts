/** A button that is an icon. What it does is its tooltip, and its name for a screen reader. */
import { QIcon, QSize, QToolButton } from "@nodegui/nodegui";
import { defineElement } from "./define-element.ts";
import { icon as iconOf } from "./pixmap.ts";
import { type CommonProps, commonRules, listens, plainTooltip } from "./rules.ts";
import type { Icon } from "./svg-icon.ts";

export interface ToolButtonProps extends Omit<CommonProps, "accessibleName" | "tooltip"> {
  readonly icon: Icon;
  readonly label: string;
  /** Of the icon, in device-independent pixels. Default: 20. */
  readonly size?: number;
  /** Left out: it is no switch. */
  readonly checked?: boolean;
  readonly onClick?: () => void;
}

interface Look {
  icon: Icon | undefined;
  size: number;
}

const looks = new WeakMap<QToolButton, Look>();

const { accessibleName: _name, tooltip: _tooltip, ...usualRules } = commonRules;

export const ToolButton = defineElement<QToolButton, ToolButtonProps>({
  tagName: "conclave-tool-button",
  create: () => {
    const button = new QToolButton();
    button.setAutoRaise(true);
    button.setProperty("focusPolicy", strongFocus);
    looks.set(button, { icon: undefined, size: usualSize });
    return button;
  },
  rules: {
    ...usualRules,
    icon: (button, icon) => {
      const before = looks.get(button)?.icon;
      // Told anew with each drawing of React's, and a picture is dear.
      if (icon?.name !== before?.name || icon?.colour !== before?.colour) draw(button, { icon });
    },
    size: (button, size = usualSize) => draw(button, { size }),
    label: (button, label = "") => {
      button.setAccessibleName(label);
      button.setToolTip(plainTooltip(label));
    },
    checked: (button, checked) => {
      button.setCheckable(checked !== undefined);
      button.setChecked(checked ?? false);
    },
    onClick: listens("clicked"),
  },
});

function draw(button: QToolButton, changed: Partial<Look>): void {
  const look = looks.get(button);
  if (look === undefined) throw new TypeError("the widget is no tool button");
  const { icon, size } = Object.assign(look, changed);
  button.setIconSize(new QSize(size, size));
  button.setIcon(icon === undefined ? new QIcon() : iconOf(icon.name, icon.colour, size));
}

const usualSize = 20;

/** Qt::StrongFocus: Tab reaches it, which it does not with tool buttons by itself. */
const strongFocus = 11;
