/** What is only read: labels, by what they are for. */
import { fontSize, type Look } from "../stylesheet.ts";

export function texts(look: Look): string {
  const { theme } = look;
  return `
    QLabel { color: ${theme.text}; background: transparent; border: 0; }
    QLabel#title { font-size: ${fontSize(look, "title")}; font-weight: bold; }
    QLabel#heading { font-size: ${fontSize(look, "heading")}; font-weight: bold; }
    QLabel#strong { font-weight: bold; }
    QLabel#muted { color: ${theme.textMuted}; }
    QLabel#small { color: ${theme.textMuted}; font-size: ${fontSize(look, "small")}; }
    QLabel#fault { color: ${theme.alarmText}; }
    QLabel#mono, QLineEdit#fingerprint { font-family: monospace; }
  `;
}
