/** What Qt knows of the desktop, and can do to it, that NodeGui has no binding for. Its native side is native/widgets/desktop. */
import type { QSplitter, QWidget } from "@nodegui/nodegui";
import { guardedHandlers, widgetsAddon } from "./native-widget.ts";

/** Whether there is a tray to put an icon into, now. */
export function trayAvailable(): boolean {
  return addon().trayAvailable();
}

/** Calls `listener` whenever the desktop has given the program other colours. @returns what ends that. */
export function onPaletteChange(listener: () => void): () => void {
  return addon().onPaletteChange(guardedHandlers("QApplication", { change: listener }));
}

/** Whether one of this program's windows, or a dialog or menu of them, has the keyboard. */
export function isActive(): boolean {
  return addon().isActive();
}

/** Calls `listener` whenever that changes. @returns what ends it. */
export function onActiveChange(listener: (active: boolean) => void): () => void {
  return addon().onActiveChange(guardedHandlers("QApplication", { change: () => listener(isActive()) }));
}

/** The font that the desktop has chosen. */
export function desktopFont(): { readonly family: string; readonly pointSize: number } {
  return addon().desktopFont();
}

/** Widgets have it in the next turn of Qt's loop. @param percent - of the size of the desktop's own font. */
export function setApplicationFont(percent: number): void {
  addon().setApplicationFont(percent);
}

/** The colour of what empty fields say, from now on; Qt's own is half of the text's opacity. @param colour - "#rrggbb" */
export function setPlaceholderColour(colour: string): void {
  addon().setPlaceholderColour(colour);
}

/**
 * By what the desktop knows the program's windows. To be called before the first of them is made.
 *
 * @param desktopFile - the name of the desktop file, without its ending
 * @param icons - files of the same icon in several sizes
 */
export function setIdentity(desktopFile: string, icons: readonly string[]): void {
  addon().setIdentity(desktopFile, icons);
}

/** Has a screen reader say the text once, wherever the person is in the window; nothing happens where none listens. */
export function announce(window: QWidget, text: string): void {
  addon().announce(qobject(window), text);
}

/** Asks for attention to a window that is not the active one: its entry in the taskbar is marked until it is. */
export function alert(window: QWidget): void {
  addon().alert(qobject(window));
}

/** The picture in the clipboard as PNG; undefined: there is none, or it has more than 50 million pixels. */
export function clipboardImage(): Uint8Array | undefined {
  return addon().clipboardImage();
}

/** How wide the panes of a splitter are, in device-independent pixels; 0: folded away. */
export function splitterSizes(splitter: QSplitter): readonly number[] {
  return addon().splitterSizes(qobject(splitter));
}

export function setSplitterSizes(splitter: QSplitter, sizes: readonly number[]): void {
  addon().setSplitterSizes(qobject(splitter), sizes);
}

/** How much of what the splitter has more, or less, goes to the pane at `index`. */
export function setSplitterStretch(splitter: QSplitter, index: number, stretch: number): void {
  addon().setSplitterStretch(qobject(splitter), index, stretch);
}

interface DesktopAddon {
  trayAvailable(): boolean;
  onPaletteChange(handlers: object): () => void;
  onActiveChange(handlers: object): () => void;
  isActive(): boolean;
  desktopFont(): { readonly family: string; readonly pointSize: number };
  setApplicationFont(percent: number): void;
  setPlaceholderColour(colour: string): void;
  setIdentity(desktopFile: string, icons: readonly string[]): void;
  announce(window: unknown, text: string): void;
  alert(window: unknown): void;
  clipboardImage(): Uint8Array | undefined;
  splitterSizes(splitter: unknown): readonly number[];
  setSplitterSizes(splitter: unknown, sizes: readonly number[]): void;
  setSplitterStretch(splitter: unknown, index: number, stretch: number): void;
}

function addon(): DesktopAddon {
  return widgetsAddon() as unknown as DesktopAddon;
}

/** The Qt object of a NodeGui widget, as NodeGui hands it from one of its parts to another. */
function qobject(widget: QWidget): unknown {
  const native = widget.native as unknown as { __external_qobject__(): unknown };
  return native.__external_qobject__();
}
