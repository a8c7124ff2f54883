/** What everything else stands in: the window, its panels, menus, splitters and scroll bars. */
import type { Look } from "../stylesheet.ts";
import { cardRadius, cornerRadius } from "../theme.ts";

export function frame({ theme }: Look): string {
  return `
    QMainWindow, QDialog, QWidget#root { background: ${theme.window}; color: ${theme.text}; }
    QWidget#side-panel { background: ${theme.window}; }
    QWidget#conversation { background: ${theme.surface}; }
    QWidget#header { background: ${theme.surface}; border-bottom: 1px solid ${theme.border}; }
    QWidget#typing-area { background: ${theme.surface}; }
    QWidget#composer-box {
      background: ${theme.surface}; border: 1px solid ${theme.controlBorder}; border-radius: ${cardRadius}px;
    }
    QWidget#composer-box[keyboard="within"] { border: 2px solid ${theme.focus}; }
    QWidget#card {
      background: ${theme.surface}; border: 1px solid ${theme.border}; border-radius: ${cardRadius}px;
    }
    QWidget#sign { background: ${theme.current}; border-radius: 26px; }
    QSplitter { background: ${theme.surface}; }
    QSplitter::handle { background: ${theme.border}; }
    QSplitter::handle:hover, QSplitter::handle:pressed { background: ${theme.accent}; }
    QSplitter::handle:horizontal { width: 1px; }
    QSplitter::handle:vertical { height: 1px; }

    QMenuBar { color: ${theme.text}; background: ${theme.window}; border-bottom: 1px solid ${theme.border}; }
    QMenuBar::item { padding: 5px 10px; margin: 1px 0; background: transparent; border-radius: ${cornerRadius}px; }
    QMenuBar::item:selected { color: ${theme.selectedText}; background: ${theme.selected}; }
    QMenu {
      color: ${theme.text}; background: ${theme.surface}; border: 1px solid ${theme.controlBorder}; padding: 4px 0;
    }
    QMenu::item { padding: 7px 28px; margin: 0 4px; border-radius: ${cornerRadius}px; }
    QMenu::icon { padding-left: 10px; }
    QMenu::item:selected { color: ${theme.selectedText}; background: ${theme.selected}; }
    QMenu::item:disabled { color: ${theme.textMuted}; background: transparent; }
    QMenu::separator { height: 1px; margin: 4px 0; background: ${theme.border}; }
    QToolTip {
      color: ${theme.text}; background: ${theme.surface}; border: 1px solid ${theme.controlBorder}; padding: 4px 6px;
    }

    QScrollBar { background: transparent; border: 0; margin: 0; }
    QScrollBar:vertical { width: 10px; }
    QScrollBar:horizontal { height: 10px; }
    QScrollBar::handle { background: ${theme.controlBorder}; border-radius: 3px; margin: 2px; }
    QScrollBar::handle:vertical { min-height: 32px; }
    QScrollBar::handle:horizontal { min-width: 32px; }
    QScrollBar::handle:hover { background: ${theme.textMuted}; }
    QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
    QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
    QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: 0; }
  `;
}
