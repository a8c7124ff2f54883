/** What asks for attention: strips, problems, alarms, and the chips over the conversation. */
import type { Look } from "../stylesheet.ts";
import { cardRadius, cornerRadius } from "../theme.ts";

export function notes({ theme }: Look): string {
  return `
    QWidget#warning {
      background: ${theme.warningSurface}; border: 1px solid ${theme.warningBorder}; border-radius: ${cardRadius}px;
    }
    QWidget#warning QLabel { color: ${theme.warningText}; }
    QWidget#strip { background: ${theme.warningSurface}; border-bottom: 1px solid ${theme.warningBorder}; }
    QWidget#strip QLabel { color: ${theme.warningText}; }
    QWidget#alarm {
      background: ${theme.alarmSurface}; border: 2px solid ${theme.alarmBorder}; border-radius: ${cardRadius}px;
    }
    QWidget#alarm QLabel { color: ${theme.alarmText}; }
    QWidget#lock { background: ${theme.surfaceOff}; border-radius: ${cornerRadius}px; }
    QWidget#lock QPushButton#tool { color: ${theme.good}; }
    QWidget#banner {
      background: ${theme.surfaceOff}; border-left: 3px solid ${theme.accent}; border-radius: ${cornerRadius}px;
    }
    QPushButton#chip {
      color: ${theme.accentText}; background: ${theme.accent}; border: 1px solid ${theme.accent};
      border-radius: ${cornerRadius}px; padding: 4px 12px;
    }
    QPushButton#chip:hover { background: ${theme.accentHover}; }
    QPushButton#chip:focus { border: 2px solid ${theme.text}; padding: 3px 11px; }
  `;
}
