/** What is typed into and pressed. What has the keyboard has a line of two pixels around it, in the colour of the focus. */
import type { Look } from "../stylesheet.ts";
import { cornerRadius } from "../theme.ts";
import { markUrl } from "./marks.ts";

export function controls({ theme }: Look): string {
  return `
    QLineEdit, QPlainTextEdit, QSpinBox, QComboBox {
      color: ${theme.text};
      background: ${theme.surface};
      border: 1px solid ${theme.controlBorder};
      border-radius: ${cornerRadius}px;
      padding: 6px 8px;
      selection-color: ${theme.accentText};
      selection-background-color: ${theme.accent};
    }
    QLineEdit:focus, QPlainTextEdit:focus, QSpinBox:focus, QComboBox:focus {
      border: 2px solid ${theme.focus}; padding: 5px 7px;
    }
    QWidget#composer-box QPlainTextEdit, QWidget#composer-box QPlainTextEdit:focus {
      background: transparent; border: 1px solid transparent; padding: 7px 8px 5px;
    }
    QLineEdit:read-only, QLineEdit:disabled, QSpinBox:disabled, QComboBox:disabled {
      background: ${theme.surfaceOff}; color: ${theme.textMuted};
    }
    QLineEdit#fingerprint { background: ${theme.surface}; color: ${theme.text}; }
    QComboBox::drop-down { border: 0; width: 26px; }
    QComboBox::down-arrow { image: ${markUrl("arrow-down", theme.text)}; width: 14px; height: 14px; }
    QSpinBox::up-button, QSpinBox::down-button { border: 0; width: 24px; background: transparent; border-radius: 4px; }
    QSpinBox::up-button:hover, QSpinBox::down-button:hover { background: ${theme.hover}; }
    QSpinBox::up-button { subcontrol-position: top right; }
    QSpinBox::down-button { subcontrol-position: bottom right; }
    QSpinBox::up-arrow { image: ${markUrl("arrow-up", theme.text)}; width: 12px; height: 12px; }
    QSpinBox::down-arrow { image: ${markUrl("arrow-down", theme.text)}; width: 12px; height: 12px; }
    QComboBox QAbstractItemView {
      color: ${theme.text}; background: ${theme.surface}; border: 1px solid ${theme.controlBorder};
      selection-color: ${theme.selectedText}; selection-background-color: ${theme.selected};
    }

    QPushButton {
      color: ${theme.text};
      background: ${theme.surface};
      border: 1px solid ${theme.controlBorder};
      border-radius: ${cornerRadius}px;
      padding: 6px 14px;
    }
    QPushButton:hover { background: ${theme.hover}; }
    QPushButton:pressed { background: ${theme.selected}; color: ${theme.selectedText}; }
    QPushButton:focus { border: 2px solid ${theme.focus}; padding: 5px 13px; }
    QPushButton:disabled { color: ${theme.textMuted}; background: ${theme.surfaceOff}; }
    QPushButton#primary { color: ${theme.accentText}; background: ${theme.accent}; border-color: ${theme.accent}; }
    QPushButton#primary:hover { background: ${theme.accentHover}; border-color: ${theme.accentHover}; }
    QPushButton#primary:focus { border: 2px solid ${theme.text}; text-decoration: underline; }
    QPushButton#primary:disabled {
      color: ${theme.textMuted}; background: ${theme.surfaceOff}; border-color: ${theme.controlBorder};
    }
    QWidget#composer-box QPushButton#primary:disabled { background: transparent; border-color: transparent; }
    QPushButton#danger { color: ${theme.alertText}; background: ${theme.alert}; border-color: ${theme.alert}; }
    QPushButton#danger:focus { border: 2px solid ${theme.text}; }
    QPushButton#danger:disabled {
      color: ${theme.textMuted}; background: ${theme.surfaceOff}; border-color: ${theme.controlBorder};
    }
    QPushButton#primary, QPushButton#danger { font-weight: 600; }
    QPushButton#link {
      color: ${theme.link}; background: transparent; border: 1px solid transparent; padding: 4px 6px; text-align: left;
    }
    QPushButton#link:hover { background: ${theme.hover}; }
    QPushButton#link:focus { border: 2px solid ${theme.focus}; padding: 3px 5px; }

    QPushButton#search-box { color: ${theme.textMuted}; text-align: left; padding: 6px 10px; }
    QPushButton#search-box:focus { padding: 5px 9px; }

    QToolButton, QPushButton#tool {
      color: ${theme.text}; background: transparent; border: 1px solid transparent;
      border-radius: ${cornerRadius}px; padding: 5px;
    }
    QPushButton#tool { padding: 5px 8px; }
    QToolButton:hover, QPushButton#tool:hover { background: ${theme.hover}; }
    QToolButton:pressed, QToolButton:checked { background: ${theme.selected}; color: ${theme.selectedText}; }
    QToolButton:focus { border: 2px solid ${theme.focus}; padding: 4px; }
    QPushButton#tool:focus { border: 2px solid ${theme.focus}; padding: 4px 7px; }
    QToolButton:disabled { color: ${theme.textMuted}; }

    QCheckBox { color: ${theme.text}; background: transparent; spacing: 8px; padding: 3px; border: 1px solid transparent; border-radius: ${cornerRadius}px; }
    QCheckBox:focus { border: 1px solid ${theme.focus}; }
    QCheckBox:disabled { color: ${theme.textMuted}; }
    QCheckBox::indicator {
      width: 16px; height: 16px; background: ${theme.surface}; border: 1px solid ${theme.controlBorder}; border-radius: 4px;
    }
    QCheckBox::indicator:hover { border-color: ${theme.accent}; }
    QCheckBox::indicator:checked {
      background: ${theme.accent}; border-color: ${theme.accent}; image: ${markUrl("tick", theme.accentText)};
    }
    QCheckBox::indicator:disabled { background: ${theme.surfaceOff}; }
    QCheckBox::indicator:checked:disabled { image: ${markUrl("tick", theme.textMuted)}; }
  `;
}
