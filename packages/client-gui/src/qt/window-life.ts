/** A window as the desktop has it: where it opens, where it was left, and what closing it comes to. */
import { WidgetEventTypes, WindowState } from "@nodegui/nodegui";
import { placeWindow, type Rectangle, screens, windowPlace } from "./desktop-facts.ts";
import type { WindowWidget } from "./window.ts";

export interface WindowMemory extends Rectangle {
  readonly state: "maximized" | "normal";
}

/** Puts the window where it was, or in a usual size where the desktop wants it; it is not shown by this. */
export function openWhere(window: WindowWidget, remembered: WindowMemory | undefined): void {
  if (remembered !== undefined) {
    placeWindow(window, remembered);
    if (remembered.state === "maximized") window.setWindowState(WindowState.WindowMaximized);
    return;
  }
  const [screen = usualSize] = screens();
  window.resize(
    Math.min(usualSize.width, screen.width),
    Math.min(usualSize.height, screen.height - titleBarHeight),
  );
}

export interface WindowListener {
  /** Some time after a person has moved the window or changed its size. */
  onPlace(memory: WindowMemory): void;
  /** The frame's button was pressed: the window is hidden already. */
  onClose(): void;
}

/** @returns what ends it. */
export function listenToWindow(window: WindowWidget, { onPlace, onClose }: WindowListener): () => void {
  let timer: NodeJS.Timeout | undefined;
  const tell = () => {
    timer = undefined;
    if (!window.isVisible() || window.isMinimized()) return;
    onPlace({ ...windowPlace(window), state: window.isMaximized() ? "maximized" : "normal" });
  };
  const later = () => {
    timer ??= setTimeout(tell, restMs);
  };
  const events = [
    [WidgetEventTypes.Move, later],
    [WidgetEventTypes.Resize, later],
    [WidgetEventTypes.WindowStateChange, later],
    [WidgetEventTypes.Close, onClose],
  ] as const;
  for (const [event, listener] of events) window.addEventListener(event, listener);
  return () => {
    clearTimeout(timer);
    for (const [event, listener] of events) window.removeEventListener(event, listener);
  };
}

const usualSize = { width: 1100, height: 720 };
/** What window managers draw above a window, at most: how much it is, is known only once the window is there. */
const titleBarHeight = 40;

/** While a window is dragged it moves all the time. */
const restMs = 300;
