/** The theme as Qt style text, for the whole window at once. Widgets are addressed by the class names of Qt. */
import { cornerRadius, type Theme } from "./theme.ts";

export function stylesheet(theme: Theme): string {
  return `
    QMainWindow, QWidget#root { background: ${theme.window}; }
    QLabel { color: ${theme.text}; background: transparent; }
    QLabel#muted, QLabel#status-detail { color: ${theme.textMuted}; }
    QLabel#status-encrypted { color: ${theme.good}; font-weight: bold; }
    QLabel#status-open { color: ${theme.textMuted}; font-weight: bold; }
    QLabel#heading { color: ${theme.text}; font-weight: bold; }

    QLineEdit, QPlainTextEdit, QTextEdit, QListWidget {
      color: ${theme.text};
      background: ${theme.surface};
      border: 1px solid ${theme.border};
      border-radius: ${cornerRadius}px;
      padding: 5px 7px;
      selection-color: ${theme.accentText};
      selection-background-color: ${theme.accent};
    }
    QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QListWidget:focus { border: 1px solid ${theme.accent}; }
    QLineEdit:read-only, QLineEdit:disabled { background: ${theme.surfaceOff}; color: ${theme.textMuted}; }
    QLineEdit#fingerprint { background: ${theme.surface}; color: ${theme.text}; font-family: monospace; }
    QListWidget { outline: 0; }
    QListWidget::item { padding: 3px 2px; }
    QListWidget::item:selected { color: ${theme.accentText}; background: ${theme.accent}; border-radius: 3px; }

    QPushButton {
      color: ${theme.text};
      background: ${theme.surface};
      border: 1px solid ${theme.border};
      border-radius: ${cornerRadius}px;
      padding: 6px 16px;
    }
    QPushButton:hover { border-color: ${theme.accent}; }
    QPushButton:focus { border: 2px solid ${theme.accent}; padding: 5px 15px; }
    QPushButton:disabled { color: ${theme.textMuted}; background: ${theme.surfaceOff}; }
    QPushButton#primary { color: ${theme.accentText}; background: ${theme.accent}; border-color: ${theme.accent}; }
    QPushButton#primary:hover { background: ${theme.accentHover}; border-color: ${theme.accentHover}; }
    QPushButton#primary:focus { border: 2px solid ${theme.text}; padding: 5px 15px; }
    QPushButton#primary:disabled {
      color: ${theme.textMuted}; background: ${theme.surfaceOff}; border-color: ${theme.border};
    }

    QWidget#warning { background: ${theme.warningSurface}; border: 1px solid ${theme.warningBorder}; border-radius: ${cornerRadius}px; }
    QWidget#warning QLabel { color: ${theme.warningText}; }
    QWidget#alarm { background: ${theme.alarmSurface}; border: 2px solid ${theme.alarmBorder}; border-radius: ${cornerRadius}px; }
    QWidget#alarm QLabel { color: ${theme.alarmText}; }

    QMenuBar { color: ${theme.text}; background: ${theme.window}; }
    QMenuBar::item { padding: 4px 9px; background: transparent; }
    QMenuBar::item:selected { color: ${theme.accentText}; background: ${theme.accent}; }
    QMenu { color: ${theme.text}; background: ${theme.surface}; border: 1px solid ${theme.border}; }
    QMenu::item { padding: 5px 26px; }
    QMenu::item:selected { color: ${theme.accentText}; background: ${theme.accent}; }
    QMenu::item:disabled { color: ${theme.textMuted}; }

    QScrollBar:vertical { background: transparent; width: 11px; margin: 0; border: 0; }
    QScrollBar::handle:vertical { background: ${theme.border}; border-radius: 4px; min-height: 28px; margin: 1px; }
    QScrollBar::handle:vertical:hover { background: ${theme.textMuted}; }
    QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
    QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
  `;
}
