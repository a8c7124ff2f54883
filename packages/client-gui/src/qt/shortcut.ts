/** A key that does something wherever the focus is in a window. */
import { QKeySequence, QShortcut, type QWidget } from "@nodegui/nodegui";

/** @param keys as Qt writes them: "Ctrl+=". @returns what ends it. */
export function onShortcut(window: QWidget, keys: string, onPress: () => void): () => void {
  const shortcut = new QShortcut(window);
  shortcut.setKey(new QKeySequence(keys));
  shortcut.addEventListener("activated", onPress);
  return () => {
    shortcut.removeEventListener("activated", onPress);
    shortcut.setEnabled(false);
    shortcut.deleteLater();
  };
}
