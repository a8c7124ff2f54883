// A window with a message pane and nothing else, for tests and for looking at it. Each line of the standard input is a
// program for it, in JavaScript, with `pane`, `rows`, `themes` and `window` at hand; each call of a handler, and what the
// program returns, is a line of the standard output.
import { createInterface } from "node:readline";
import { startQtHost } from "@conclave/qt-host";
import { makeMessagePane } from "@conclave/qt-host/widgets";
import { themes } from "../../src/style/theme.ts";
import * as rows from "./pane-rows.ts";

const say = (what) => process.stdout.write(`${JSON.stringify(what)}\n`);
await startQtHost({
  applicationName: "pane",
  onQuit: () => process.stdin.destroy(),
  onError: (error) => say({ error: error.message }),
});
const { QMainWindow, QApplication, QClipboardMode } = await import("@nodegui/nodegui");
const names = [
  "Link",
  "Chip",
  "FileAction",
  "DeliveryAction",
  "Quote",
  "Menu",
  "Activate",
  "Current",
  "Reach",
  "Visible",
  "Text",
  "Drop",
];
const handlers = Object.fromEntries(
  names.map((name) => [`on${name}`, (...values) => say({ [name]: values })]),
);
const { widget, native: pane } = makeMessagePane(handlers);
widget.setAccessibleName("Messages");
const window = new QMainWindow();
window.setWindowTitle("Pane");
window.setCentralWidget(widget);
window.resize(Number(process.env.PANE_WIDTH ?? 800), Number(process.env.PANE_HEIGHT ?? 600));
const theme = (name, more = {}) =>
  pane.setTheme({ ...themes[name], density: "cozy", fontPercent: 100, motion: "reduced", ...more });
theme(process.env.PANE_THEME ?? "light");
pane.setPlaceholder("Nobody has said anything here yet. Write the first message.");
const clipboard = () => QApplication.clipboard().text(QClipboardMode.Clipboard);
window.show();
widget.setFocus();

for await (const line of createInterface(process.stdin)) {
  const program = new Function(
    "pane",
    "rows",
    "themes",
    "theme",
    "window",
    "clipboard",
    "widget",
    `return (async () => { ${line} })()`,
  );
  say({ done: (await program(pane, rows, themes, theme, window, clipboard, widget)) ?? null });
}
