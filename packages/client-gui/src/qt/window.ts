/**
 * A window with a menu bar and one widget that fills it. It is shown by whoever mounts it, when it has its size. How small
 * it can be made follows from what is in it: a smallest size of ours would override that, and cut texts off.
 */
import { QDialog, QMainWindow, QMenuBar, type QWidget } from "@nodegui/nodegui";
import { defineElement } from "./define-element.ts";
import { letDialogGo, openDialog } from "./dialog.ts";

export interface WindowProps {
  readonly title: string;
}

export type WindowWidget = QMainWindow;

export const Window = defineElement<QMainWindow, WindowProps>({
  tagName: "conclave-window",
  create: () => new QMainWindow(),
  rules: {
    title: (window, title) => window.setWindowTitle(title ?? ""),
  },
  children: {
    // react-nodegui's own window asks Qt whether it has a menu bar, and by asking is given one.
    insert: (window, child) => {
      if (child instanceof QMenuBar) window.setMenuBar(child);
      else if (child instanceof QDialog) openDialog(child, window);
      else window.setCentralWidget(child as QWidget);
    },
    remove: (window, child) => {
      if (child instanceof QDialog) letDialogGo(child);
      else if (!(child instanceof QMenuBar)) window.takeCentralWidget();
    },
  },
});
