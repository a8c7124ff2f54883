// What every window of this kind costs at least: Qt through qt-host, a window, and a field that has the keyboard.
import { startQtHost } from "@conclave/qt-host";

const host = await startQtHost({ applicationName: "bare", onQuit: () => {}, onError: () => {} });
const { QMainWindow, QPlainTextEdit } = await import("@nodegui/nodegui");
const window = new QMainWindow();
const field = new QPlainTextEdit();
field.setAccessibleName("Message");
window.setCentralWidget(field);
window.resize(1000, 700);
window.show();
field.setFocus();
await host.ended;
