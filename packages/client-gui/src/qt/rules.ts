/** Rules that many widgets share. */
import type { QWidget } from "@nodegui/nodegui";
import type { Rule, Rules } from "./define-element.ts";

/** What every widget of ours can be told. */
export interface CommonProps {
  /** What a screen reader calls it. */
  readonly accessibleName?: string;
  readonly accessibleDescription?: string;
  /** The name by which the style addresses it. */
  readonly id?: string;
  /** Default: true. */
  readonly enabled?: boolean;
  /** Default: true. */
  readonly visible?: boolean;
  /** In device-independent pixels. */
  readonly minimumWidth?: number;
  readonly maximumWidth?: number;
  readonly maximumHeight?: number;
  readonly minimumHeight?: number;
  /** Takes what its row or column has left; without any, all share. */
  readonly grow?: boolean;
}

export const commonRules: Rules<QWidget, CommonProps> = {
  accessibleName: (widget, name) => widget.setAccessibleName(name ?? ""),
  accessibleDescription: (widget, description) => widget.setAccessibleDescription(description ?? ""),
  id: (widget, id) => {
    widget.setObjectName(id ?? "");
    widget.repolish();
  },
  enabled: (widget, enabled) => widget.setEnabled(enabled ?? true),
  visible: (widget, visible) => widget.setVisible(visible ?? true),
  minimumWidth: (widget, width) => widget.setMinimumWidth(width ?? 0),
  maximumWidth: (widget, width) => widget.setMaximumWidth(width ?? widestWidget),
  minimumHeight: (widget, height) => widget.setMinimumHeight(height ?? 0),
  maximumHeight: (widget, height) => widget.setMaximumHeight(height ?? widestWidget),
  grow: (widget, grow) => {
    if (grow) growing.add(widget);
    else growing.delete(widget);
  },
};

/** Whether the widget was told to grow: its row or column asks when it takes it in. */
export function grows(widget: QWidget): boolean {
  return growing.has(widget);
}

/** A rule that listens to a signal, or to an event of Qt where the name begins with a capital. */
export function listens<Widget extends QWidget, Handler extends (...values: never[]) => void>(
  signal: string,
): Rule<Widget, Handler> {
  return (widget, handler, previous) => {
    const emitter = widget as unknown as {
      addEventListener(name: string, handler: Handler): void;
      removeEventListener(name: string, handler: Handler): void;
    };
    if (previous !== undefined) emitter.removeEventListener(signal, previous);
    if (handler !== undefined) emitter.addEventListener(signal, handler);
  };
}

const growing = new WeakSet<QWidget>();

/** QWIDGETSIZE_MAX. */
const widestWidget = 16_777_215;
