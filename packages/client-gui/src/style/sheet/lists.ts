/** Lists: those that draw their own rows get their colours in another way (view/pane-theme.ts). */
import type { Look } from "../stylesheet.ts";
import { cornerRadius } from "../theme.ts";

export function lists({ theme }: Look): string {
  return `
    QListView, QTreeView {
      color: ${theme.text}; background: ${theme.surface}; outline: 0;
      border: 1px solid ${theme.controlBorder}; border-radius: ${cornerRadius}px; padding: 2px;
    }
    QListView:focus { border: 2px solid ${theme.focus}; padding: 1px; }
    QListView#side, QListView#pane {
      background: transparent; border: 1px solid transparent; border-radius: 0; padding: 0;
    }
    QListView#side:focus, QListView#pane:focus { border: 1px solid ${theme.focus}; }
  `;
}
