/** What is only read: labels, by what they are for. */
import { fontSize, type Look } from "../stylesheet.ts";
import { cornerRadius } from "../theme.ts";

export function texts(look: Look): string {
  const { theme } = look;
  return `
    QLabel { color: ${theme.text}; background: transparent; border: 0; }
    QLabel#title { font-size: ${fontSize(look, "title")}; font-weight: bold; }
    QLabel#heading { font-size: ${fontSize(look, "heading")}; font-weight: bold; }
    QLabel#strong { font-weight: bold; }
    QLabel#muted { color: ${theme.textMuted}; }
    QLabel#small { color: ${theme.textMuted}; font-size: ${fontSize(look, "small")}; }
    QLabel#words {
      font-family: monospace; font-size: ${fontSize(look, "title")}; font-weight: bold;
      background: ${theme.surfaceOff}; border: 1px solid ${theme.border}; border-radius: ${cornerRadius}px; padding: 10px 14px;
    }
    QLabel#key {
      font-size: ${fontSize(look, "small")}; font-weight: bold;
      background: ${theme.surfaceOff}; border: 1px solid ${theme.border}; border-bottom: 2px solid ${theme.border};
      border-radius: ${cornerRadius}px; padding: 2px 7px;
    }
    QLabel#typed { font-family: monospace; font-weight: bold; }
    QLabel#fault { color: ${theme.alarmText}; }
    QLabel#mono, QLineEdit#fingerprint { font-family: monospace; }
  `;
}
