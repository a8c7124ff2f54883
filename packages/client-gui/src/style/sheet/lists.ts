/** Lists: those that draw their own rows get their colours in another way (view/pane-theme.ts). */
import { fontSize, type Look } from "../stylesheet.ts";
import { cornerRadius } from "../theme.ts";

export function lists(look: Look): string {
  const { theme } = look;
  return `
    QListView, QListWidget, QTreeView, QTableView {
      color: ${theme.text}; background: ${theme.surface}; outline: 0;
      border: 1px solid ${theme.controlBorder}; border-radius: ${cornerRadius}px;
    }
    QListView:focus, QListWidget:focus { border: 2px solid ${theme.focus}; }
    QListView#side, QListView#pane { background: transparent; border: 1px solid transparent; border-radius: 0; }
    QListView#side:focus, QListView#pane:focus { border: 1px solid ${theme.focus}; }
    QListWidget::item { padding: 5px 6px; }
    QListWidget::item:hover { background: ${theme.hover}; }
    QListWidget::item:selected { color: ${theme.selectedText}; background: ${theme.selected}; }
    QTabBar::tab {
      color: ${theme.textMuted}; background: transparent; padding: 6px 12px; border-bottom: 2px solid transparent;
    }
    QTabBar::tab:selected { color: ${theme.text}; border-bottom-color: ${theme.accent}; }
    QTabBar::tab:focus { color: ${theme.text}; border-bottom-color: ${theme.focus}; font-size: ${fontSize(look, "body")}; }
    QTabWidget::pane { border: 1px solid ${theme.border}; border-radius: ${cornerRadius}px; }
  `;
}
