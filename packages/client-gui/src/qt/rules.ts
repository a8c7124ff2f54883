/** Rules that many widgets share. */
import type { QWidget } from "@nodegui/nodegui";
import type { Rule, Rules } from "./define-element.ts";

/** What every widget of ours can be told. */
export interface CommonProps {
  /** What a screen reader calls it. */
  readonly accessibleName?: string;
  readonly accessibleDescription?: string;
  /** Shown while the pointer rests on it. Plain text. */
  readonly tooltip?: string;
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
  /** Takes what its row or column has left; without any, all share. A number is its share where several grow: true is 1. */
  readonly grow?: boolean | number;
}

export const commonRules: Rules<QWidget, CommonProps> = {
  accessibleName: (widget, name) => widget.setAccessibleName(name ?? ""),
  accessibleDescription: (widget, description) => widget.setAccessibleDescription(description ?? ""),
  tooltip: (widget, tooltip) => widget.setToolTip(plainTooltip(tooltip ?? "")),
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
    if (grow) shares.set(widget, Number(grow));
    else shares.delete(widget);
  },
};

/** The share of what is left that the widget was told to take: its row or column asks when it takes it in. */
export function grows(widget: QWidget): number {
  return shares.get(widget) ?? 0;
}

/**
 * Qt takes a tooltip that looks like HTML for HTML. Such a text is given as HTML with nothing in it but the text; any other as it is,
 * since a screen reader gets it, too.
 */
export function plainTooltip(text: string): string {
  if (!/[<&]/.test(text)) return text;
  return `<p>${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")}</p>`;
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

const shares = new WeakMap<QWidget, number>();

/** QWIDGETSIZE_MAX. */
const widestWidget = 16_777_215;
