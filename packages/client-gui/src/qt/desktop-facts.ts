/** What the desktop offers to a window, as far as Qt knows it, and what a window can ask of the desktop. */
import { QApplication, type QWidget, WindowState } from "@nodegui/nodegui";
import { type Rectangle, withinScreen } from "./within-screen.ts";

export {
  alert,
  announce,
  clipboardImage,
  desktopFont,
  isActive,
  onActiveChange,
  onPaletteChange,
  setApplicationFont,
  setIdentity,
  setPlaceholderColour,
  trayAvailable,
} from "@conclave/qt-host/widgets";
export type { Rectangle } from "./within-screen.ts";

/** What every screen has for windows, without its panels; the main one first. */
export function screens(): readonly Rectangle[] {
  const main = QApplication.primaryScreen()?.name();
  return QApplication.screens()
    .toSorted((one, other) => Number(other.name() === main) - Number(one.name() === main))
    .map((screen) => rectangle(screen.availableGeometry()));
}

/** Where a window is when it is neither maximised nor minimised; without its frame. */
export function windowPlace(window: QWidget): Rectangle {
  return rectangle(window.normalGeometry());
}

/** Puts a window there, or as near as it can be seen whole: screens may have gone since the place was remembered. */
export function placeWindow(window: QWidget, place: Rectangle): void {
  const { x, y, width, height } = withinScreen(place, screens());
  window.setGeometry(x, y, width, height);
}

/** Brings a window to the front, from wherever it is, and asks for the keyboard. */
export function grabActivation(window: QWidget): void {
  if (window.isMinimized()) window.setWindowState(window.windowState() & ~WindowState.WindowMinimized);
  window.show();
  window.raise();
  window.activateWindow();
}

function rectangle(rect: { left(): number; top(): number; width(): number; height(): number }): Rectangle {
  return { x: rect.left(), y: rect.top(), width: rect.width(), height: rect.height() };
}
