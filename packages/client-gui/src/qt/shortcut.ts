/** A key that does something wherever the focus is in a window, or while a widget has it. */
import { QKeySequence, QShortcut, type QWidget, ShortcutContext } from "@nodegui/nodegui";

export interface ShortcutChoices {
  /** Default: "in-window". */
  readonly heard?: "in-widget" | "in-window";
}

/** @param keys as Qt writes them: "Ctrl+=". @returns what ends it. */
export function onShortcut(
  widget: QWidget,
  keys: string,
  onPress: () => void,
  { heard = "in-window" }: ShortcutChoices = {},
): () => void {
  const shortcut = new QShortcut(widget);
  shortcut.setKey(new QKeySequence(keys));
  if (heard === "in-widget") shortcut.setContext(ShortcutContext.WidgetWithChildrenShortcut);
  shortcut.addEventListener("activated", onPress);
  return () => {
    shortcut.removeEventListener("activated", onPress);
    shortcut.setEnabled(false);
    shortcut.deleteLater();
  };
}
