/** The menu bar. Its elements are react-nodegui's own: they do all that is asked of them here. */
import { QKeySequence } from "@nodegui/nodegui";

export { Action } from "@nodegui/react-nodegui/dist/components/Action/index.js";
export { Menu } from "@nodegui/react-nodegui/dist/components/Menu/index.js";
export { MenuBar } from "@nodegui/react-nodegui/dist/components/MenuBar/index.js";

/** The key that chooses an action, as Qt writes it: "Ctrl+Q". Made once, since each is an object of Qt's. */
export function shortcut(keys: string): QKeySequence {
  return new QKeySequence(keys);
}
