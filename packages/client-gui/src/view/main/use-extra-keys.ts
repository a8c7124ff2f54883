/** Keys of the window that no menu can have, since an action of a menu has one: the second ones of the table. */
import { type RefObject, useEffect } from "react";
import { onShortcut } from "../../qt/shortcut.ts";
import type { WindowWidget } from "../../qt/window.ts";
import { shortcuts } from "../shortcuts.ts";
import type { WindowAction, WindowShortcutId } from "./actions.ts";

export function useExtraKeys(
  window: RefObject<WindowWidget>,
  actions: Readonly<Record<WindowShortcutId, WindowAction>>,
): void {
  useEffect(() => {
    const widget = window.current;
    if (widget === null) return undefined;
    const undo = (Object.keys(actions) as WindowShortcutId[]).flatMap((id) =>
      shortcuts[id].keys.slice(1).map((keys: string) => onShortcut(widget, keys, actions[id].run)),
    );
    return () => {
      for (const stop of undo) stop();
    };
  }, [window, actions]);
}
