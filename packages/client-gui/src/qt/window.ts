/** A window with a menu bar and one widget that fills it. It is shown by whoever mounts it, when it has its size. */
import { QMainWindow, QMenuBar, type QWidget } from "@nodegui/nodegui";
import { defineElement } from "./define-element.ts";

export interface WindowProps {
  readonly title: string;
  /** In device-independent pixels. */
  readonly minimumSize?: { readonly width: number; readonly height: number };
}

export type WindowWidget = QMainWindow;

export const Window = defineElement<QMainWindow, WindowProps>({
  tagName: "conclave-window",
  create: () => new QMainWindow(),
  rules: {
    title: (window, title) => window.setWindowTitle(title ?? ""),
    minimumSize: (window, size) => window.setMinimumSize(size?.width ?? 0, size?.height ?? 0),
  },
  children: {
    // react-nodegui's own window asks Qt whether it has a menu bar, and by asking is given one.
    insert: (window, child) => {
      if (child instanceof QMenuBar) window.setMenuBar(child);
      else window.setCentralWidget(child as QWidget);
    },
    remove: (window, child) => {
      if (!(child instanceof QMenuBar)) window.takeCentralWidget();
    },
  },
});
