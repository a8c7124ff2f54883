/** Where React's tree meets Qt. */
import { QApplication } from "@nodegui/nodegui";
import { Renderer } from "@nodegui/react-nodegui/dist/renderer/index.js";
import type { ReactElement } from "react";

/** Shows the tree, and what becomes of it from now on. */
export function mount(tree: ReactElement): void {
  // Otherwise Qt adds the program's name to each title, which has it already.
  QApplication.setApplicationDisplayName("");
  Renderer.render(tree);
}
