/**
 * A dialog of the window that it is written in. While it is there the window gets no input. It is never waited for (a QDialog's exec()
 * would stop Node's loop): it opens when React puts it in, and goes when React takes it out.
 *
 * Enter presses the button with `isDefault`, wherever the focus is, but in a text field with an onSubmit of its own, which keeps it.
 */
import {
  Direction,
  Key,
  QBoxLayout,
  QDialog,
  QKeyEvent,
  type QWidget,
  WidgetAttribute,
  WidgetEventTypes,
  WindowType,
} from "@nodegui/nodegui";
import { type Children, defineElement } from "./define-element.ts";
import { type CommonProps, commonRules, grows } from "./rules.ts";

export interface DialogProps extends Omit<CommonProps, "visible"> {
  readonly title: string;
  /** At first, in device-independent pixels. It is never smaller than what is in it. Default: what is in it. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Escape was pressed, or the frame's close button: it is hidden, and is to be taken out. */
  readonly onClose?: () => void;
}

const layouts = new WeakMap<QDialog, QBoxLayout>();
const closers = new WeakMap<QDialog, () => void>();

const { visible: _, ...usualRules } = commonRules;

const children: Children<QDialog> = {
  insert: (dialog, child, index) => {
    if (child instanceof QDialog) openDialog(child, dialog);
    else layouts.get(dialog)?.insertWidget(index, child, grows(child));
  },
  remove: (dialog, child) => {
    if (child instanceof QDialog) letDialogGo(child);
    else layouts.get(dialog)?.removeWidget(child);
  },
};

export const Dialog = defineElement<QDialog, DialogProps>({
  tagName: "conclave-dialog",
  create: () => {
    const dialog = new QDialog();
    const layout = new QBoxLayout(Direction.TopToBottom);
    layout.setContentsMargins(0, 0, 0, 0);
    layout.setSpacing(0);
    dialog.setLayout(layout);
    layouts.set(dialog, layout);
    dialog.setAttribute(WidgetAttribute.WA_StyledBackground, true);
    // Qt has a signal for this, to which NodeGui does not listen. That it is hidden says too little: React hides it, too.
    dialog.addEventListener(WidgetEventTypes.Close, () => closers.get(dialog)?.());
    dialog.addEventListener(WidgetEventTypes.KeyPress, (event) => {
      if (event !== undefined && new QKeyEvent(event).key() === Key.Key_Escape) closers.get(dialog)?.();
    });
    return dialog;
  },
  rules: {
    ...usualRules,
    title: (dialog, title) => dialog.setWindowTitle(title ?? ""),
    size: (dialog, size) => {
      if (size !== undefined) dialog.resize(size.width, size.height);
    },
    onClose: (dialog, onClose) => {
      if (onClose === undefined) closers.delete(dialog);
      else closers.set(dialog, onClose);
    },
  },
  children,
});

/** Shows it before `owner`, a window or another dialog. */
export function openDialog(dialog: QDialog, owner: QWidget): void {
  dialog.setParent(owner);
  // Without this, a widget with a parent is shown inside it.
  dialog.setWindowFlag(WindowType.Dialog, true);
  dialog.open();
}

/** React takes it out: that it closes by this is nobody's wish, and must not take away what came in its place. */
export function letDialogGo(dialog: QDialog): void {
  closers.delete(dialog);
}
