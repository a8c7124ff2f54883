/** Ties the window to the state: where it opens and was left, whether somebody looks at it, and what closing it means. */
import { type RefObject, useCallback, useEffect } from "react";
import type { Controller } from "../../app/controller.ts";
import type { Store } from "../../app/store.ts";
import { grabActivation, isActive, onActiveChange, trayAvailable } from "../../qt/desktop-facts.ts";
import type { WindowWidget } from "../../qt/window.ts";
import { listenToWindow, openWhere } from "../../qt/window-life.ts";

/** What is around the window: the program that it belongs to. */
export interface WindowShell {
  /** "hidden": it waits in the tray, where there is one. */
  readonly show: "hidden" | "shown";
  quit(): void;
  /** The window is there: it can be shown, hidden, and brought to the front. */
  onWindow(handle: WindowHandle | undefined): void;
}

export interface WindowHandle {
  isVisible(): boolean;
  bringToFront(): void;
  hide(): void;
  /** Marks it in the list of windows, unless it is the active one. */
  readonly widget: WindowWidget;
}

export interface WindowLifeParts {
  readonly window: RefObject<WindowWidget>;
  readonly store: Store;
  readonly controller: Controller;
  readonly shell: WindowShell;
}

/** @returns what closes the window as its frame's button does. */
export function useWindowLife({ window, store, controller, shell }: WindowLifeParts): { close: () => void } {
  const closed = useCallback(() => {
    if (store.state.settings.closing === "quit" || !trayAvailable()) shell.quit();
  }, [store, shell]);
  useEffect(() => {
    const widget = window.current;
    if (widget === null) return undefined;
    openWhere(widget, store.state.layout.window);
    if (shell.show === "shown" || !trayAvailable()) widget.show();
    const stopListening = listenToWindow(widget, {
      onPlace: (place) => controller.setLayout({ ...store.state.layout, window: place }),
      onClose: closed,
    });
    const attend = () => controller.attend(isActive() && widget.isVisible() ? "here" : "away");
    attend();
    const stopAttending = onActiveChange(attend);
    shell.onWindow({
      widget,
      isVisible: () => widget.isVisible() && !widget.isMinimized(),
      bringToFront: () => grabActivation(widget),
      hide: () => widget.hide(),
    });
    return () => {
      shell.onWindow(undefined);
      stopListening();
      stopAttending();
    };
  }, [window, store, controller, shell, closed]);
  const close = useCallback(() => window.current?.close(), [window]);
  return { close };
}
