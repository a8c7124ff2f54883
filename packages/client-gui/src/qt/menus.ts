/** The menu bar. Its elements are react-nodegui's own: they do all that is asked of them here. */
import { QKeySequence } from "@nodegui/nodegui";

export { Action, Menu, MenuBar } from "@nodegui/react-nodegui";

/** The key that chooses an action, as Qt writes it: "Ctrl+Q". Made once, since each is an object of Qt's. */
export function shortcut(keys: string): QKeySequence {
  return new QKeySequence(keys);
}
