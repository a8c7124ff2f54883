/** A menu at a place on the screen: it comes, something is chosen or not, and it is gone. It is never waited for. */
import { QAction, QMenu, QPoint } from "@nodegui/nodegui";
import { icon } from "./pixmap.ts";
import type { Icon } from "./svg-icon.ts";

export type MenuEntry = MenuAction | MenuGroup | "separator";

export interface MenuAction {
  readonly text: string;
  /**
   * "none": an ampersand in the text is one. "marked": one stands before the letter to press, and two are one. Default: "none".
   */
  readonly letter?: "marked" | "none";
  readonly icon?: Icon;
  readonly state?: "checked" | "disabled" | "unchecked";
  readonly onChoose: () => void;
}

export interface MenuGroup {
  readonly text: string;
  /** As for an action. */
  readonly letter?: "marked" | "none";
  readonly entries: readonly MenuEntry[];
}

/** @param place - of its corner, on the screen. @returns what takes it away before anything is chosen. */
export function popUpMenu(
  place: { readonly x: number; readonly y: number },
  entries: readonly MenuEntry[],
): () => void {
  const menu = fill(new QMenu(), entries);
  open.add(menu);
  menu.addEventListener("aboutToHide", () => {
    // The choice is told after this.
    setImmediate(() => {
      if (!open.delete(menu)) return;
      release(menu);
      menu.deleteLater();
    });
  });
  menu.popup(new QPoint(place.x, place.y));
  return () => {
    if (open.has(menu)) menu.close();
  };
}

/** Puts the entries in the place of what is in the menu. */
export function fill(menu: QMenu, entries: readonly MenuEntry[]): QMenu {
  menu.clear();
  release(menu);
  kept.set(
    menu,
    entries.map((entry) => {
      const action = new QAction();
      if (entry === "separator") action.setSeparator(true);
      else if ("entries" in entry) action.setMenu(fill(new QMenu(menu), entry.entries));
      else prepare(action, entry);
      if (entry !== "separator")
        action.setText(entry.letter === "marked" ? entry.text : entry.text.replaceAll("&", "&&"));
      menu.addAction(action);
      return action;
    }),
  );
  return menu;
}

/** They belong to no menu, so none takes them with it. */
function release(menu: QMenu): void {
  for (const action of kept.get(menu) ?? []) action.deleteLater();
  kept.delete(menu);
}

function prepare(action: QAction, { state, icon: sign, onChoose }: MenuAction): void {
  action.setEnabled(state !== "disabled");
  action.setCheckable(state === "checked" || state === "unchecked");
  action.setChecked(state === "checked");
  if (sign !== undefined) action.setIcon(icon(sign.name, sign.colour, iconSizePx));
  action.addEventListener("triggered", onChoose);
}

/** Held so that no menu is collected while it can be seen, and no action while its menu is there. */
const open = new Set<QMenu>();
const kept = new WeakMap<QMenu, readonly QAction[]>();

const iconSizePx = 18;
