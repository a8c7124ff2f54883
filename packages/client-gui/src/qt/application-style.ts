/** Style text for everything that this process shows: windows, and the menus that belong to none. */
import { QApplication } from "@nodegui/nodegui";

export function styleApplication(style: string): void {
  // Left as it is: NodeGui's own processing is for a flex layout that we do not use.
  QApplication.instance().setStyleSheet(style, false);
}
