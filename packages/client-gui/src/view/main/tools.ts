/** What the parts of the main window share: its keys' actions, each other, and what only the window can do. */
import type { WindowAction, WindowShortcutId } from "./actions.ts";
import type { Panes } from "./panes.ts";

export interface Tools {
  readonly actions: Readonly<Record<WindowShortcutId, WindowAction>>;
  readonly panes: Panes;
  /** The name that the first page begins with. */
  readonly defaultName: string;
  /** Looks for a mark to put on a message. */
  reactWith(number: number): void;
  /** Asks where to put a file; nothing is called if that is given up. @param name - what is offered. */
  askPlace(name: string, onPicked: (path: string) => void): void;
  /** Opens a link, a file or a folder in the desktop's own program for it. */
  openOutside(target: string): void;
}
