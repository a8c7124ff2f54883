/** What the desktop offers to a window, as far as Qt knows it, and what a window can ask of the desktop. */
import { QApplication, type QWidget, WindowState } from "@nodegui/nodegui";

export {
  alert,
  clipboardImage,
  desktopFont,
  isActive,
  onActiveChange,
  onPaletteChange,
  setApplicationFont,
  trayAvailable,
} from "@conclave/qt-host/widgets";

/** In device-independent pixels. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

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

/** The place, moved and cut so that all of it is on the screen that has most of it; on the main one if none has any. */
export function withinScreen(place: Rectangle, all: readonly Rectangle[]): Rectangle {
  const [screen] = all.toSorted((one, other) => sharedArea(other, place) - sharedArea(one, place));
  if (screen === undefined) return place;
  const width = Math.min(place.width, screen.width);
  const height = Math.min(place.height, screen.height);
  return {
    x: Math.max(screen.x, Math.min(place.x, screen.x + screen.width - width)),
    y: Math.max(screen.y, Math.min(place.y, screen.y + screen.height - height)),
    width,
    height,
  };
}

/** Brings a window to the front, from wherever it is, and asks for the keyboard. */
export function grabActivation(window: QWidget): void {
  if (window.isMinimized()) window.setWindowState(window.windowState() & ~WindowState.WindowMinimized);
  window.show();
  window.raise();
  window.activateWindow();
}

function sharedArea(one: Rectangle, other: Rectangle): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(0, width) * Math.max(0, height);
}

function rectangle(rect: { left(): number; top(): number; width(): number; height(): number }): Rectangle {
  return { x: rect.left(), y: rect.top(), width: rect.width(), height: rect.height() };
}
